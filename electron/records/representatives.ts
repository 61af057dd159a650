import { authorityKinds } from '../../shared/domain/authority-kinds.ts'
import { documentLookupText, kindsInHand } from '../../shared/domain/document-kinds.ts'
import type { Representative } from '../../shared/domain/representatives.ts'
import type { Canonical } from '../../shared/domain/canonical-json.ts'
import { z } from '../../shared/contract/zod.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { findClientKey } from './client-keys.ts'
import { familySql } from './client-merges.ts'
import { sealedPersonAndDocument } from './sealed-shapes.ts'
import { lookupsOfTyped } from './typed-documents.ts'

const sealedRepresentative = z.object({
  ...sealedPersonAndDocument,
  authority: z.object({
    kind: z.enum(authorityKinds),
    number: z.string(),
    issuedOn: z.string(),
    validUntil: z.string().nullable(),
  }),
})

export type NewRepresentative = {
  id: string
  clientId: string
  representative: Representative
  operatorId: string
  at: string
}

/** Records who acts for the client. The same person with the same kind of authority, recorded before, ends. */
export const insertRepresentative = (tx: Tx, keys: DeskKeys, recorded: NewRepresentative): void => {
  const { id, clientId, representative, operatorId, at } = recorded
  const key = findClientKey(tx, keys, clientId)
  if (!key) throw new Error('the client has no key')
  const { kind, validUntil } = representative.authority
  const lookup = keys.lookup('representative', documentLookupText(representative.document))
  tx.run(
    `UPDATE representatives SET ended_at = :at
     WHERE client_id IN (${familySql}) AND lookup = :lookup AND authority = :kind AND ended_at IS NULL`,
    { clientId, lookup, kind, at },
  )
  tx.run(
    `INSERT INTO representatives (id, client_id, authority, valid_until, lookup, sealed, recorded_at, operator_id)
     VALUES (:id, :clientId, :kind, :validUntil, :lookup, :sealed, :at, :operatorId)`,
    {
      ...{ id, clientId, kind, validUntil, lookup, at, operatorId },
      sealed: key.seal('representative', id, representative as unknown as Canonical),
    },
  )
}

export type StoredRepresentative = Representative & { id: string; recordedAt: string; endedAt: string | null }

/** Everyone who acts or acted for the client, the newest first. Whether the authority lasts: `mayRepresent`. */
export const representativesOf = (db: Db, keys: DeskKeys, clientId: string): StoredRepresentative[] =>
  db
    .all<{ id: string; ownerId: string; recordedAt: string; endedAt: string | null; sealed: Uint8Array }>(
      `SELECT id, client_id AS ownerId, recorded_at AS recordedAt, ended_at AS endedAt, sealed FROM representatives
       WHERE client_id IN (${familySql}) ORDER BY recorded_at DESC, id DESC LIMIT 50`,
      { clientId },
    )
    .map(({ id, ownerId, recordedAt, endedAt, sealed }) => {
      const key = findClientKey(db, keys, ownerId)
      if (!key) throw new Error('the client has no key')
      return { id, recordedAt, endedAt, ...sealedRepresentative.parse(key.open('representative', id, sealed)) }
    })

/** Those who act for the client now and have the document that was typed, the newest first. Needs open keys. */
export const representativesByDocument = (
  db: Db,
  keys: DeskKeys,
  clientId: string,
  text: string,
): StoredRepresentative[] => {
  const ids = db.all<{ id: string }>(
    `SELECT id FROM representatives
     WHERE client_id IN (${familySql}) AND ended_at IS NULL AND lookup IN (SELECT value FROM json_each(:lookups))`,
    { clientId, lookups: JSON.stringify(lookupsOfTyped(keys, 'representative', text, kindsInHand)) },
  )
  return representativesOf(db, keys, clientId).filter(({ id }) => ids.some((found) => found.id === id))
}
