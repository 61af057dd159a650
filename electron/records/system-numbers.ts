import { z } from '../../shared/contract/zod.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { findClientKey } from './client-keys.ts'

export type NumberKind = 'mobile' | 'gorod' | 'gosuslugi'
export type NumberState = 'active' | 'blocked' | 'revoked'

export type NewNumber = {
  id: string
  commandId: string
  clientId: string
  kind: NumberKind
  /** `+79…`, or the identifier. */
  value: string
  /** A scrypt verifier; null where the number has no password of ours. */
  passwordHash: string | null
  issuedAt: string
  operatorId: string
}

const sealedNumber = z.object({ value: z.string() })

/** An active number. Throws SQLite's error while another one of the same value is not revoked. */
export const insertNumber = (tx: Tx, keys: DeskKeys, number: NewNumber): void => {
  const { id, commandId, clientId, kind, value, passwordHash, issuedAt, operatorId } = number
  const key = findClientKey(tx, keys, clientId)
  if (!key) throw new Error('the client has no key')
  tx.run(
    `INSERT INTO system_numbers (id, command_id, client_id, kind, lookup, sealed, state, password_hash, issued_at,
       operator_id, state_changed_at)
     VALUES (:id, :commandId, :clientId, :kind, :lookup, :sealed, 'active', :passwordHash, :issuedAt, :operatorId,
       :issuedAt)`,
    {
      ...{ id, commandId, clientId, kind, passwordHash, issuedAt, operatorId },
      lookup: keys.lookup('number', value),
      sealed: key.seal('number', id, { value }),
    },
  )
}

/** The number that is not revoked; `value`: `+79…`, or the identifier. */
export const findLiveNumber = (
  db: Db,
  keys: DeskKeys,
  value: string,
): { id: string; clientId: string; kind: NumberKind; state: 'active' | 'blocked' } | undefined =>
  db.get(
    `SELECT id, client_id AS clientId, kind, state FROM system_numbers
     WHERE lookup = :lookup AND state <> 'revoked'`,
    { lookup: keys.lookup('number', value) },
  )

export const findNumber = (
  db: Db,
  id: string,
): { clientId: string; kind: NumberKind; state: NumberState } | undefined =>
  db.get('SELECT client_id AS clientId, kind, state FROM system_numbers WHERE id = :id', { id })

export type StoredNumber = { id: string; kind: NumberKind; value: string; state: NumberState; issuedAt: string }

/** All numbers of a client, the oldest first, revoked ones too. */
export const numbersOf = (db: Db, keys: DeskKeys, clientId: string): StoredNumber[] => {
  const rows = db.all<Omit<StoredNumber, 'value'> & { sealed: Uint8Array }>(
    `SELECT id, kind, sealed, state, issued_at AS issuedAt FROM system_numbers
     WHERE client_id = :clientId ORDER BY id LIMIT 200`,
    { clientId },
  )
  if (rows.length === 0) return []
  const key = findClientKey(db, keys, clientId)
  if (!key) throw new Error('the client has no key')
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    value: sealedNumber.parse(key.open('number', row.id, sealed)).value,
  }))
}

export const setNumberState = (tx: Tx, id: string, state: NumberState, at: string): void => {
  tx.run('UPDATE system_numbers SET state = :state, state_changed_at = :at WHERE id = :id', { id, state, at })
}
