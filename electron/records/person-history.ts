import { fullName, searchName } from '../../shared/domain/person-name.ts'
import { z } from '../../shared/contract/zod.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { findClientKey } from './client-keys.ts'
import { familySql } from './client-merges.ts'
import { type PersonData, personOf } from './clients.ts'
import { identityLookup } from './identity-lookup.ts'

const formerPerson = z.object({
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string(),
  birthDate: z.string(),
  address: z.string(),
  email: z.string().default(''), // older rows have none
})

const fields = ['lastName', 'firstName', 'middleName', 'birthDate', 'address', 'email'] as const
export type PersonField = (typeof fields)[number]

const changedFields = (before: PersonData, now: PersonData): PersonField[] =>
  fields.filter((field) => before[field] !== now[field])

/** `person`: what is said now; the rest stays as it is. */
export type PersonChange = { id: string; clientId: string; person: Partial<PersonData>; operatorId: string; at: string }

/**
 * What the card says from now on; what it said goes into its history, under the client's key. Returns the fields that
 * changed: none, and nothing is written.
 */
export const changePerson = (tx: Tx, keys: DeskKeys, change: PersonChange): PersonField[] => {
  const { id, clientId, operatorId, at } = change
  const before = personOf(tx, keys, clientId)
  const key = findClientKey(tx, keys, clientId)
  if (!before || !key) throw new Error('the client has no person or no key')
  const person = { ...before, ...change.person }
  const changed = changedFields(before, person)
  if (changed.length === 0) return []
  tx.run(
    `INSERT INTO person_history (id, client_id, operator_id, replaced_at, sealed)
     VALUES (:id, :clientId, :operatorId, :at, :sealed)`,
    { id, clientId, operatorId, at, sealed: key.seal('former_person', id, { ...before }) },
  )
  const { lastName, firstName, middleName, birthDate, address, email } = person
  tx.run(
    `UPDATE persons SET last_name = :lastName, first_name = :firstName, middle_name = :middleName,
       search_name = :searchName, identity_lookup = :identity, sealed = :sealed, changed_at = :at
     WHERE client_id = :clientId`,
    {
      ...{ clientId, lastName, firstName, middleName, at },
      searchName: searchName(person),
      identity: identityLookup(keys, person),
      sealed: key.seal('person', clientId, { birthDate, address, email }),
    },
  )
  return changed
}

export type FormerPerson = PersonData & { id: string; ownerId: string; replacedAt: string }

/** What the client's card said before, those of merged cards too; the newest first. */
export const formerPersonsOf = (db: Db, keys: DeskKeys, clientId: string): FormerPerson[] =>
  db
    .all<{ id: string; ownerId: string; replacedAt: string; sealed: Uint8Array }>(
      `SELECT id, client_id AS ownerId, replaced_at AS replacedAt, sealed FROM person_history
       WHERE client_id IN (${familySql}) ORDER BY replaced_at DESC, id DESC LIMIT 50`,
      { clientId },
    )
    .map(({ id, ownerId, replacedAt, sealed }) => {
      const key = findClientKey(db, keys, ownerId)
      if (!key) throw new Error('the client has no key')
      return { id, ownerId, replacedAt, ...formerPerson.parse(key.open('former_person', id, sealed)) }
    })

export type FormerDetail = { what: 'name' | 'birthDate' | 'address' | 'email'; said: string; replacedAt: string }

/** The same detail by detail, without what was empty: the history a card shows. */
export const formerDetailsOf = (db: Db, keys: DeskKeys, clientId: string): FormerDetail[] => {
  const newer = new Map<string, PersonData>()
  return formerPersonsOf(db, keys, clientId).flatMap((former) => {
    const { ownerId, replacedAt } = former
    const next = newer.get(ownerId) ?? personOf(db, keys, ownerId)
    newer.set(ownerId, former)
    const said = {
      name: [fullName(former), next && fullName(next)],
      ...{ birthDate: [former.birthDate, next?.birthDate], address: [former.address, next?.address] },
      email: [former.email, next?.email],
    }
    return (['name', 'birthDate', 'address', 'email'] as const).flatMap((what) => {
      const [before = '', after] = said[what]
      return before === '' || before === after ? [] : [{ what, said: before, replacedAt }]
    })
  })
}
