import type { CurrentRegister, WaitingRegister } from '../core/register-port.ts'
import type { Db, Tx } from '../db/open.ts'

/** A register in force, as its row has it. */
export type LoadedRegister = {
  readonly serviceId: string
  readonly generation: string
  readonly asOf: string
  readonly loadedAt: string
  readonly operatorName: string
  readonly accounts: number
  readonly debtKopecks: number
  readonly badRows: number
  readonly duplicates: number
  readonly overpaid: number
  readonly meters: number
  readonly bytes: number
}

export const currentRegister = (db: Db, serviceId: string): CurrentRegister | undefined =>
  db.get<CurrentRegister>(
    'SELECT generation AS id, as_of AS asOf FROM loaded_registers WHERE service_id = :serviceId',
    {
      serviceId,
    },
  )

/** All registers in force: as many as a branch has services with one. */
export const loadedRegisters = (db: Db): LoadedRegister[] =>
  db.all<LoadedRegister>(
    `SELECT r.service_id AS serviceId, r.generation, r.as_of AS asOf, r.loaded_at AS loadedAt, o.name AS operatorName,
       r.accounts, r.debt_kopecks AS debtKopecks, r.bad_rows AS badRows, r.duplicates, r.overpaid, r.meters, r.bytes
     FROM loaded_registers r JOIN operators o ON o.id = r.operator_id ORDER BY r.service_id`,
  )

/** Makes a built register the one in force of its service. */
export const putCurrentRegister = (
  tx: Tx,
  { built, serviceId, generation, asOf }: Omit<WaitingRegister, 'fileName'>,
  by: { operatorId: string; at: string },
): void => {
  const { accounts, debtKopecks, badRows, duplicates, overpaid, meters, bytes, sha256 } = built
  tx.run(
    `INSERT INTO loaded_registers (service_id, generation, as_of, loaded_at, operator_id, accounts, debt_kopecks, bad_rows,
       duplicates, overpaid, meters, bytes, source_sha256)
     VALUES (:serviceId, :generation, :asOf, :at, :operatorId, :accounts, :debtKopecks, :badRows, :duplicates, :overpaid,
       :meters, :bytes, :sha256)
     ON CONFLICT (service_id) DO UPDATE SET generation = :generation, as_of = :asOf, loaded_at = :at,
       operator_id = :operatorId, accounts = :accounts, debt_kopecks = :debtKopecks, bad_rows = :badRows,
       duplicates = :duplicates, overpaid = :overpaid, meters = :meters, bytes = :bytes, source_sha256 = :sha256`,
    {
      ...{ serviceId, generation, asOf, ...by },
      ...{ accounts, debtKopecks, badRows, duplicates, overpaid, meters, bytes, sha256 },
    },
  )
}
