import type { Db, Tx } from '../db/open.ts'

/** What a provider told of one account, as of the register's day. */
export type RegisterRow = {
  account: string
  payerName: string
  address: string
  addressKey: string
  debtKopecks: number
}

export type CurrentRegister = { id: string; asOf: string }

/** The newest register of a service; undefined when none was loaded. */
export const currentRegister = (db: Db, serviceId: string): CurrentRegister | undefined =>
  db.get<CurrentRegister>(
    'SELECT id, as_of AS asOf FROM registers WHERE service_id = :serviceId ORDER BY as_of DESC, id DESC LIMIT 1',
    { serviceId },
  )

export type InRegister =
  | { register: 'not_loaded' }
  | { register: 'not_in_register'; registerId: string; asOf: string }
  | { register: 'found'; registerId: string; asOf: string; row: RegisterRow }

/** An account in the service's current register, or in the one given; `account` as the provider writes it. */
export const findInRegister = (
  db: Db,
  serviceId: string,
  account: string,
  current = currentRegister(db, serviceId),
): InRegister => {
  if (!current) return { register: 'not_loaded' }
  const { id: registerId, asOf } = current
  const row = db.get<RegisterRow>(
    `SELECT account, payer_name AS payerName, address, address_key AS addressKey, debt_kopecks AS debtKopecks
     FROM register_rows WHERE register_id = :registerId AND account = :account`,
    { registerId, account },
  )
  return row ? { register: 'found', registerId, asOf, row } : { register: 'not_in_register', registerId, asOf }
}

export type Meter = {
  serial: string
  type: string
  lastReading: string
  lastReadOn: string
  nextVerificationOn: string | null
}

/** The meters of an account in the service's current register. */
export const metersOf = (db: Db, serviceId: string, account: string): Meter[] => {
  const current = currentRegister(db, serviceId)
  return current === undefined
    ? []
    : db.all<Meter>(
        `SELECT serial, type, last_reading AS lastReading, last_read_on AS lastReadOn,
           next_verification_on AS nextVerificationOn
         FROM register_meters WHERE register_id = :registerId AND account = :account ORDER BY serial LIMIT 50`,
        { registerId: current.id, account },
      )
}

export const insertRegister = (
  tx: Tx,
  register: { id: string; serviceId: string; asOf: string; loadedAt: string },
): void => {
  tx.run(
    'INSERT INTO registers (id, service_id, as_of, loaded_at) VALUES (:id, :serviceId, :asOf, :loadedAt)',
    register,
  )
}

export const insertRegisterRow = (tx: Tx, registerId: string, row: RegisterRow): void => {
  tx.run(
    `INSERT INTO register_rows (register_id, account, payer_name, address, address_key, debt_kopecks)
     VALUES (:registerId, :account, :payerName, :address, :addressKey, :debtKopecks)`,
    { registerId, ...row },
  )
}

export const insertMeter = (tx: Tx, registerId: string, account: string, meter: Meter): void => {
  tx.run(
    `INSERT INTO register_meters (register_id, account, serial, type, next_verification_on, last_reading, last_read_on)
     VALUES (:registerId, :account, :serial, :type, :nextVerificationOn, :lastReading, :lastReadOn)`,
    { registerId, account, ...meter },
  )
}
