import { z } from '../../shared/contract/zod.ts'
import type { NumberKind, NumberState } from '../../shared/domain/system-number.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { findClientKey, type KeyOf, openedKeys } from './client-keys.ts'
import { familySqlOf, survivorOf } from './client-merges.ts'

export type { NumberKind, NumberState }

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

/** Of a phone that is nobody's yet: there is no client whose key could seal it. */
const deskSeal = (numberId: string): string => `number/${numberId}`

type Row = NewNumber | (Omit<NewNumber, 'clientId' | 'commandId'> & { clientId: string | null; commandId: null })

const insertRow = (tx: Tx, keys: DeskKeys, number: Row, state: NumberState): void => {
  const { id, commandId, clientId, kind, value, passwordHash, issuedAt, operatorId } = number
  tx.run(
    `INSERT INTO system_numbers (id, command_id, origin, client_id, kind, lookup, sealed, state, password_hash, issued_at,
       operator_id, state_changed_at)
     VALUES (:id, :commandId, :origin, :clientId, :kind, :lookup, :sealed, :state, :passwordHash, :issuedAt, :operatorId,
       :issuedAt)`,
    {
      ...{ id, commandId, clientId, kind, state, passwordHash, issuedAt, operatorId },
      origin: commandId === null ? 'import' : 'desk',
      lookup: keys.lookup('number', value),
      sealed:
        clientId === null
          ? keys.sealDraft(deskSeal(id), { value })
          : openedKeys(tx, keys)(clientId).seal('number', id, { value }),
    },
  )
}

/** A confirmed number. Throws SQLite's error while another one of the same value is not revoked. */
export const insertNumber = (tx: Tx, keys: DeskKeys, number: NewNumber): void =>
  insertRow(tx, keys, number, 'confirmed')

/** What «Город» told of: a self-registered phone without a client is unconfirmed, a client's number is confirmed there. */
export const insertImportedNumber = (
  tx: Tx,
  keys: DeskKeys,
  number: { id: string; clientId: string | null; kind: NumberKind; value: string; at: string; operatorId: string },
): void => {
  const { id, clientId, kind, value, at, operatorId } = number
  const row = { id, commandId: null, clientId, kind, value, passwordHash: null, issuedAt: at, operatorId }
  insertRow(tx, keys, row, clientId === null ? 'unconfirmed' : 'confirmed')
}

/** A self-registered phone becomes the client's: sealed under the client's key from now on. */
export const confirmNumber = (
  tx: Tx,
  keys: DeskKeys,
  number: { id: string; clientId: string; value: string; passwordHash: string; at: string; operatorId: string },
): void => {
  const { id, clientId, value, passwordHash, at, operatorId } = number
  tx.run(
    `UPDATE system_numbers SET client_id = :clientId, sealed = :sealed, state = 'confirmed', password_hash = :passwordHash,
       operator_id = :operatorId, state_changed_at = :at
     WHERE id = :id AND state = 'unconfirmed'`,
    {
      ...{ id, clientId, passwordHash, at, operatorId },
      sealed: openedKeys(tx, keys)(clientId).seal('number', id, { value }),
    },
  )
}

export type LiveNumber = {
  id: string
  /** Null while the phone is unconfirmed: it registered itself, and nobody has come with a passport yet. */
  clientId: string | null
  kind: NumberKind
  state: Exclude<NumberState, 'revoked'>
}

/** With the client on whose card the number is now: what was merged is the survivor's. */
const onCard = <Found extends { clientId: string | null }>(db: Db, found: Found | undefined): Found | undefined =>
  found && found.clientId !== null ? { ...found, clientId: survivorOf(db, found.clientId) } : found

/** The number that is not revoked; `value`: `+79…`, or the identifier. */
export const findLiveNumber = (db: Db, keys: DeskKeys, value: string): LiveNumber | undefined => {
  for (const lookup of keys.lookups('number', value)) {
    const found = db.get<LiveNumber>(
      `SELECT id, client_id AS clientId, kind, state FROM system_numbers WHERE lookup = :lookup AND state <> 'revoked'`,
      { lookup },
    )
    if (found) return onCard(db, found)
  }
  return undefined
}

/** Whether this phone is a confirmed number on this client's card now; `lookup` of the number. */
export const isConfirmedPhoneOf = (db: Db, lookup: string, clientId: string): boolean =>
  onCard(
    db,
    db.get<{ clientId: string | null }>(
      `SELECT client_id AS clientId FROM system_numbers WHERE lookup = :lookup AND state = 'confirmed' AND kind = 'mobile'`,
      { lookup },
    ),
  )?.clientId === clientId

/** Whether this value was ever a number here: an identifier on somebody's sheet is never given again. */
export const wasNumber = (db: Db, keys: DeskKeys, value: string): boolean =>
  db.get('SELECT 1 FROM system_numbers WHERE lookup IN (SELECT value FROM json_each(:lookups))', {
    lookups: JSON.stringify(keys.lookups('number', value)),
  }) !== undefined

export type FoundNumber = { clientId: string | null; kind: NumberKind; state: NumberState }

export const findNumber = (db: Db, id: string): FoundNumber | undefined =>
  onCard(
    db,
    db.get<FoundNumber>('SELECT client_id AS clientId, kind, state FROM system_numbers WHERE id = :id', { id }),
  )

/** `+79…`, or the identifier; undefined for a number that is not there or whose client was erased. */
export const valueOfNumber = (db: Db, keys: DeskKeys, id: string): string | undefined => {
  const row = db.get<{ clientId: string | null; sealed: Uint8Array }>(
    'SELECT client_id AS clientId, sealed FROM system_numbers WHERE id = :id',
    { id },
  )
  if (!row) return undefined
  if (row.clientId === null) return sealedNumber.parse(keys.openDraft(deskSeal(id), row.sealed)).value
  const key = findClientKey(db, keys, row.clientId)
  return key && sealedNumber.parse(key.open('number', id, row.sealed)).value
}

export type StoredNumber = { id: string; kind: NumberKind; value: string; state: NumberState; issuedAt: string }

/** All numbers of a client and of whoever was merged into it, the oldest first, revoked ones too. */
export const numbersOf = (
  db: Db,
  keys: DeskKeys,
  clientId: string,
  keyOf: KeyOf = openedKeys(db, keys),
): StoredNumber[] => {
  const rows = db.all<Omit<StoredNumber, 'value'> & { ownerId: string; sealed: Uint8Array }>(
    `SELECT id, client_id AS ownerId, kind, sealed, state, issued_at AS issuedAt FROM system_numbers
     WHERE client_id IN (${familySqlOf(db, clientId)}) ORDER BY id LIMIT 200`,
    { clientId },
  )
  // Each row is sealed under the key of the client it was made for.
  return rows.map(({ sealed, ownerId, ...row }) => ({
    ...row,
    value: sealedNumber.parse(keyOf(ownerId).open('number', row.id, sealed)).value,
  }))
}

export const setNumberState = (tx: Tx, id: string, state: NumberState, at: string): void => {
  tx.run('UPDATE system_numbers SET state = :state, state_changed_at = :at WHERE id = :id', { id, state, at })
}

/** The verifier of a new password; the one before is forgotten. */
export const setNumberPassword = (tx: Tx, id: string, passwordHash: string): void => {
  tx.run('UPDATE system_numbers SET password_hash = :passwordHash WHERE id = :id', { id, passwordHash })
}
