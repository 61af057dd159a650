import type { Db, Tx } from '../db/open.ts'
import { findInRegister } from './registers.ts'
import {
  findServiceAccount,
  insertServiceAccount,
  type ServiceAccount,
  updateServiceAccount,
} from './service-accounts.ts'

/** What is told of an account: by the current register, else what an earlier one told, else nothing. */
export const describeAccount = (db: Db, serviceId: string, account: string) => {
  const told = findInRegister(db, serviceId, account)
  const known = findServiceAccount(db, serviceId, account)
  const { payerName = '', address = '', addressKey = '' } = told.register === 'found' ? told.row : (known ?? {})
  return { told, known, payerName, address, addressKey }
}

/** The account's row, made or brought up to date. `account` as the provider writes it. */
export const keepAccount = (tx: Tx, ids: { next(): string }, serviceId: string, account: string): ServiceAccount => {
  const { known, payerName, address, addressKey } = describeAccount(tx, serviceId, account)
  const kept = { id: known?.id ?? ids.next(), serviceId, account, payerName, address, addressKey }
  if (known) updateServiceAccount(tx, known.id, kept)
  else insertServiceAccount(tx, kept)
  return kept
}
