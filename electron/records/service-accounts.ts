import { z } from '../../shared/contract/zod.ts'
import { addressKey, addressRule } from '../../shared/domain/address.ts'
import type { Db, Tx } from '../db/open.ts'
import { readSetting, writeSetting } from './desk.ts'

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

const renewalSetting = 'address_keys'
/** The rule that all keys were made by, or how far its renewal has come. */
const renewal = z.object({ rule: z.int(), upTo: z.string().nullable() }).catch({ rule: 0, upTo: null })
/** One transaction's worth: some milliseconds of normalising. */
const renewedAtOnce = 500

const renewalOf = (db: Db) => {
  const kept = renewal.parse(readSetting(db, renewalSetting))
  return kept.rule === addressRule ? kept : { rule: addressRule, upTo: '' }
}

/** Whether keys may stand here that an earlier rule of addresses made: one flat would count twice. */
export const areAddressKeysDue = (db: Db): boolean => renewalOf(db).upTo !== null

/** Makes the next keys anew by the rule of today; a kill in between only goes on from here. */
export const renewAddressKeys = (tx: Tx): void => {
  const { upTo } = renewalOf(tx)
  if (upTo === null) return
  const rows = tx.all<{ id: string; address: string; addressKey: string }>(
    `SELECT id, address, address_key AS addressKey FROM service_accounts
     WHERE id > :upTo ORDER BY id LIMIT ${renewedAtOnce}`,
    { upTo },
  )
  for (const { id, address, addressKey: kept } of rows) {
    const key = addressKey(address)
    if (key !== kept) tx.run('UPDATE service_accounts SET address_key = :key WHERE id = :id', { id, key })
  }
  const last = rows.length < renewedAtOnce ? null : (rows.at(-1)?.id ?? null)
  writeSetting(tx, renewalSetting, { rule: addressRule, upTo: last })
}
