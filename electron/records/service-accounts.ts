import type { Db, Tx } from '../db/open.ts'

/** A лицевой счёт somebody has linked; payer and address as the register had them, '' where none knows it. */
export type ServiceAccount = {
  id: string
  serviceId: string
  account: string
  payerName: string
  address: string
  addressKey: string
}

const columns = 'id, service_id AS serviceId, account, payer_name AS payerName, address, address_key AS addressKey'

/** `account` as the provider writes it. */
export const findServiceAccount = (db: Db, serviceId: string, account: string): ServiceAccount | undefined =>
  db.get<ServiceAccount>(
    `SELECT ${columns} FROM service_accounts WHERE service_id = :serviceId AND account = :account`,
    { serviceId, account },
  )

export const insertServiceAccount = (tx: Tx, account: ServiceAccount): void => {
  tx.run(
    `INSERT INTO service_accounts (id, service_id, account, payer_name, address, address_key)
     VALUES (:id, :serviceId, :account, :payerName, :address, :addressKey)`,
    account,
  )
}

/** What a newer register tells of the account; only what it tells: an address once known is not emptied. */
export const updateServiceAccount = (
  tx: Tx,
  id: string,
  told: Pick<ServiceAccount, 'payerName' | 'address' | 'addressKey'>,
): void => {
  tx.run(
    `UPDATE service_accounts SET payer_name = :payerName, address = :address, address_key = :addressKey
     WHERE id = :id AND :addressKey <> ''`,
    { id, ...told },
  )
}
