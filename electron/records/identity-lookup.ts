import { type PersonName, searchName } from '../../shared/domain/person-name.ts'
import { z } from '../../shared/contract/zod.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { findClientKey } from './client-keys.ts'
import { survivorOf } from './client-merges.ts'

type Identity = PersonName & { readonly birthDate: string }

const birth = z.object({ birthDate: z.string() })

/** Hex HMAC of the normalised name and the birth date (class A: it is never compared in clear). */
export const identityLookup = (keys: DeskKeys, person: Identity): string =>
  keys.lookup('identity', identityText(person))

const identityText = (person: Identity): string => `${searchName(person)}\0${person.birthDate}`

/** More namesakes born on one day than anybody will look through. */
const most = 5

/** Rows that no look-up was written for yet: found by name, the birth date opened. Empty once the job is through. */
const amongUnwritten = (db: Db, keys: DeskKeys, person: Identity): string[] =>
  db
    .all<{ clientId: string; sealed: Uint8Array }>(
      `SELECT client_id AS clientId, sealed FROM persons
       WHERE identity_lookup IS NULL AND search_name = :searchName LIMIT 100`,
      { searchName: searchName(person) },
    )
    .filter(({ clientId, sealed }) => {
      const key = findClientKey(db, keys, clientId)
      return key !== undefined && birth.parse(key.open('person', clientId, sealed)).birthDate === person.birthDate
    })
    .map(({ clientId }) => clientId)

/** Clients of this name and birth date, each once and as it is read now (after merges); at most 5. */
export const findClientsByIdentity = (db: Db, keys: DeskKeys, person: Identity): string[] => {
  const found = db
    .all<{ clientId: string }>(
      `SELECT client_id AS clientId FROM persons WHERE identity_lookup IN (SELECT value FROM json_each(:lookups))
       ORDER BY client_id LIMIT ${most}`,
      { lookups: JSON.stringify(keys.lookups('identity', identityText(person))) },
    )
    .map(({ clientId }) => clientId)
  return [...new Set([...found, ...amongUnwritten(db, keys, person)].map((id) => survivorOf(db, id)))].slice(0, most)
}

/** Whether there is work for `writeIdentityLookups`; an index answers. */
export const areIdentityLookupsMissing = (db: Db): boolean =>
  db.get('SELECT 1 FROM persons WHERE identity_lookup IS NULL LIMIT 1') !== undefined

/**
 * Writes the look-ups of some persons from before there were any, in the caller's transaction; what is left is found
 * again by the next call, also after a kill. An erased person, whose key is gone, gets '': it is found by nothing.
 */
export const writeIdentityLookups = (tx: Tx, keys: DeskKeys, count: number): number => {
  const rows = tx.all<{ clientId: string; sealed: Uint8Array } & PersonName>(
    `SELECT client_id AS clientId, last_name AS lastName, first_name AS firstName, middle_name AS middleName, sealed
     FROM persons WHERE identity_lookup IS NULL LIMIT :count`,
    { count },
  )
  for (const { clientId, sealed, ...name } of rows) {
    const key = findClientKey(tx, keys, clientId)
    const lookup = key ? identityLookup(keys, { ...name, ...birth.parse(key.open('person', clientId, sealed)) }) : ''
    tx.run('UPDATE persons SET identity_lookup = :lookup WHERE client_id = :clientId', { clientId, lookup })
  }
  return rows.length
}
