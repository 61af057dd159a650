import type { Check } from '../../../shared/contract/registration.ts'
import type { Person } from '../../../shared/domain/document-form.ts'
import { searchName } from '../../../shared/domain/person-name.ts'
import type { DeskKeys } from '../../db/desk-keys.ts'
import type { Db } from '../../db/open.ts'
import { survivorOf } from '../../records/client-merges.ts'
import { findClientByDocument, personOf } from '../../records/clients.ts'
import { findClientsByIdentity } from '../../records/identity-lookup.ts'
import type { OpenRegistration } from '../../records/registration-drafts.ts'
import { findLiveNumber } from '../../records/system-numbers.ts'

/** What was read of a document, and what the operator has said of whom it belongs to. */
export type Checked = NonNullable<OpenRegistration['checked']>

/**
 * Whom a checked document belongs to. `known`: a client with this document, `replaced` when a newer one is on the card.
 * `new_document`: the operator has said that its bearer is this client. `stranger`: the document is on a card of
 * somebody else, so a digit was mistyped: going on would give a number to the wrong person.
 */
export type Holder =
  | { kind: 'new'; clientId: null }
  | { kind: 'known'; clientId: string; differs: boolean; replaced: boolean }
  | { kind: 'new_document'; clientId: string }
  | { kind: 'stranger'; clientId: string }

type Likeness = { sameName: boolean; sameBirth: boolean }

const likeness = (known: Person | undefined, person: Person): Likeness => ({
  sameName: known !== undefined && searchName(known) === searchName(person),
  sameBirth: known?.birthDate === person.birthDate,
})

export const holderOf = (db: Db, keys: DeskKeys, checked: Checked): Holder => {
  const { person, document, sameAs } = checked
  const byDocument = findClientByDocument(db, keys, document.series + document.number, document.kind)
  if (byDocument) {
    const { clientId, current } = byDocument
    const { sameName, sameBirth } = likeness(personOf(db, keys, clientId), person)
    if (!sameName && !sameBirth) return { kind: 'stranger', clientId }
    return { kind: 'known', clientId, differs: !(sameName && sameBirth), replaced: !current }
  }
  return sameAs === null ? { kind: 'new', clientId: null } : { kind: 'new_document', clientId: survivorOf(db, sameAs) }
}

export type Found =
  | { found: 'nobody' }
  | { found: 'somebody'; by: 'previous_document' | 'identity'; clientIds: string[] }
  /** The document named on page 19 is on the card of somebody with another name and birth date. */
  | { found: 'stranger' }

/**
 * Who may be the bearer of a document that nobody here has: whose previous document is named on page 19 of it, else who
 * has the same name and birth date (product.md §1). Only a person at the desk can say whether it is the same one.
 */
export const findKnown = (db: Db, keys: DeskKeys, { person, document, previousDocument }: Checked): Found => {
  if (findClientByDocument(db, keys, document.series + document.number, document.kind)) return { found: 'nobody' }
  const before = previousDocument === null ? undefined : findClientByDocument(db, keys, previousDocument, 'passport_rf')
  if (before) {
    const { sameName, sameBirth } = likeness(personOf(db, keys, before.clientId), person)
    return sameName || sameBirth
      ? { found: 'somebody', by: 'previous_document', clientIds: [before.clientId] }
      : { found: 'stranger' }
  }
  const clientIds = findClientsByIdentity(db, keys, person)
  return clientIds.length === 0 ? { found: 'nobody' } : { found: 'somebody', by: 'identity', clientIds }
}

/** What is looked at of a holder. `wasAsked`: somebody was found, and the operator has said that it is another person. */
export const holderChecks = (holder: Holder, wasAsked: boolean): Check[] => {
  const check = (code: Check['code'], level: Check['level'] = 'ok'): Check => ({ code, level, date: null })
  if (holder.kind === 'new') return [check(wasAsked ? 'client_other_person' : 'client_new')]
  if (holder.kind === 'new_document') return [check('client_same_person')]
  if (holder.kind === 'stranger') return []
  return [
    ...(holder.replaced ? [check('passport_replaced', 'warn')] : []),
    check('client_known'),
    ...(holder.differs ? [check('client_data_differs', 'warn')] : []),
  ]
}

/** What a phone is to this owner. An own number that is blocked is unblocked on the card, not registered anew. */
export const phoneCheckOf = (db: Db, keys: DeskKeys, mobile: string, clientId: string | null): Check => {
  const live = findLiveNumber(db, keys, mobile)
  if (!live) return { code: 'phone_free', level: 'ok', date: null }
  if (live.clientId === null) return { code: 'phone_unconfirmed', level: 'ok', date: null }
  return live.clientId === clientId
    ? { code: 'phone_own', level: 'warn', date: null }
    : { code: 'phone_of_other', level: 'warn', date: null }
}
