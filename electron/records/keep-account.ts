import { addressKey } from '../../shared/domain/address.ts'
import type { Db, Tx } from '../db/open.ts'
import type { RegisterPort } from '../core/register-port.ts'
import {
  findServiceAccount,
  insertServiceAccount,
  type ServiceAccount,
  updateServiceAccount,
} from './service-accounts.ts'

/** What is told of an account: by the current register, else what an earlier one told, else nothing. */
export const describeAccount = (db: Db, registers: RegisterPort, serviceId: string, account: string) => {
  const told = registers.find(serviceId, account)
  const known = findServiceAccount(db, serviceId, account)
  if (told.register !== 'found') {
    const { payerName = '', address = '', addressKey: key = '' } = known ?? {}
    return { told, known, payerName, address, addressKey: key }
  }
  const { payerName, address } = told.row
  return { told, known, payerName, address, addressKey: addressKey(address) }
}

/** Where new ids come from, and what the registers tell. */
export type AccountPorts = { readonly ids: { next(): string }; readonly registers: RegisterPort }

/** The account's row, made or brought up to date. `account` as the provider writes it. */
export const keepAccount = (
  tx: Tx,
  { ids, registers }: AccountPorts,
  serviceId: string,
  account: string,
): ServiceAccount => {
  const { known, payerName, address, addressKey } = describeAccount(tx, registers, serviceId, account)
  const kept = { id: known?.id ?? ids.next(), serviceId, account, payerName, address, addressKey }
  if (known) updateServiceAccount(tx, known.id, kept)
  else insertServiceAccount(tx, kept)
  return kept
}
