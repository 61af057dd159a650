import type { Check } from '../../../shared/contract/registration.ts'
import type { Passport, Person } from '../../../shared/domain/passport-form.ts'
import { searchName } from '../../../shared/domain/person-name.ts'
import type { DeskKeys } from '../../db/desk-keys.ts'
import type { Db } from '../../db/open.ts'
import { findClientByDocument, findClientByPerson, personOf } from '../../records/clients.ts'
import { findLiveNumber } from '../../records/system-numbers.ts'

/**
 * Whom a checked passport belongs to. `known`: a client with this document, `replaced` when a newer one is on the card. `new_document`: a client of this name and
 * birth date, who shows another document than before. `stranger`: the document is on a card of somebody else, so a
 * digit was mistyped: going on would give a number to the wrong person.
 */
export type Holder =
  | { kind: 'new'; clientId: null }
  | { kind: 'known'; clientId: string; differs: boolean; replaced: boolean }
  | { kind: 'new_document'; clientId: string }
  | { kind: 'stranger'; clientId: string }

export const holderOf = (db: Db, keys: DeskKeys, checked: { person: Person; passport: Passport }): Holder => {
  const { person, passport } = checked
  const byDocument = findClientByDocument(db, keys, passport.series + passport.number)
  if (byDocument) {
    const { clientId, current } = byDocument
    const known = personOf(db, keys, clientId)
    const sameName = known !== undefined && searchName(known) === searchName(person)
    const sameBirth = known?.birthDate === person.birthDate
    if (!sameName && !sameBirth) return { kind: 'stranger', clientId }
    return { kind: 'known', clientId, differs: !(sameName && sameBirth), replaced: !current }
  }
  const clientId = findClientByPerson(db, keys, person)
  return clientId === undefined ? { kind: 'new', clientId: null } : { kind: 'new_document', clientId }
}

/** What is looked at of a holder; namesakes born on one day exist, so another document than before is one of them. */
export const holderChecks = (holder: Holder): Check[] => {
  const warn = (code: Check['code']): Check => ({ code, level: 'warn', date: null })
  if (holder.kind === 'new') return [{ code: 'client_new', level: 'ok', date: null }]
  if (holder.kind !== 'known') return [warn('client_known')]
  return [
    ...(holder.replaced ? [warn('passport_replaced')] : []),
    { code: 'client_known', level: 'ok', date: null },
    ...(holder.differs ? [warn('client_data_differs')] : []),
  ]
}

/** What a phone is to this owner. An own number that is blocked is unblocked on the card, not registered anew. */
export const phoneCheckOf = (db: Db, keys: DeskKeys, mobile: string, clientId: string | null): Check => {
  const live = findLiveNumber(db, keys, mobile)
  if (!live) return { code: 'phone_free', level: 'ok', date: null }
  return live.clientId === clientId
    ? { code: 'phone_own', level: 'warn', date: null }
    : { code: 'phone_of_other', level: 'warn', date: null }
}
