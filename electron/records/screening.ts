import type { Check } from '../../shared/contract/registration.ts'
import type { ScreeningHit } from '../../shared/contract/screening.ts'
import type { IdentityDocument, Person } from '../../shared/domain/document-form.ts'
import { documentLookupText, documentShown } from '../../shared/domain/document-kinds.ts'
import type { ListKind } from '../../shared/domain/list-kinds.ts'
import { nameKey } from '../../shared/domain/name-likeness.ts'
import { fullName } from '../../shared/domain/person-name.ts'
import type { QueryContext } from '../core/context.ts'
import { entryOf, freezingHits } from '../db/lists/freezing-store.ts'
import { isListed } from '../db/lists/passport-store.ts'
import type { OpenRegistration } from './registration-drafts.ts'
import { type ScreeningAnswer, screeningAnswers } from './screening-records.ts'

/** Who and what is looked up. */
export type ScreenedSubject = { readonly person: Person; readonly document: IdentityDocument }

/** Something a list says; its generation, so that an answer holds for the list it was given about. */
export type FoundHit = {
  readonly list: ListKind
  readonly generation: string
  readonly asOf: string
  readonly entry: number | null
  readonly level: ScreeningHit['level']
  /** Whom it is about, and the HMAC by which an answer to it is known. */
  readonly of: ScreeningHit['of']
  readonly subject: string
}

type Hit = Omit<FoundHit, 'of' | 'subject'>

/** What came of the lists. `open`: hits that nobody has answered; while there is one the registration stops. */
export type Screening = { readonly checks: Check[]; readonly open: readonly FoundHit[] }

/** HMAC of the person and the document: an answer holds for what it was given about. */
export const subjectOf = ({ ports }: QueryContext, { person, document }: ScreenedSubject): string =>
  ports.deskKeys.lookup(
    'screening',
    [documentLookupText(document), nameKey(fullName(person)), person.birthDate].join('|'),
  )

type LookedUp = {
  readonly state: 'none' | 'unreadable' | 'ready'
  readonly asOf: string | null
  readonly hits: Hit[]
}

/** The list of invalid passports knows passports only: of another document it says nothing. */
const lookUpPassport = ({ ports }: QueryContext, document: IdentityDocument): LookedUp | null => {
  if (document.kind !== 'passport_rf') return null
  const list = ports.lists.list('passports')
  if (list.state !== 'ready') return { state: list.state, asOf: null, hits: [] }
  const { generation, asOf } = list
  const listed = isListed(list.db, document.series + document.number)
  return {
    state: 'ready',
    asOf,
    hits: listed ? [{ list: 'passports', generation, asOf, entry: null, level: 'stop' }] : [],
  }
}

/** More namesakes than anybody compares by hand: then a supervisor decides on all of them at once. */
const mostCompared = 10

const lookUpPerson = ({ ports }: QueryContext, { person, document }: ScreenedSubject): LookedUp => {
  const list = ports.lists.list('freezing')
  if (list.state !== 'ready' || !list.key)
    return { state: list.state === 'ready' ? 'unreadable' : list.state, asOf: null, hits: [] }
  const { generation, asOf } = list
  const found = freezingHits(list.db, list.key, person, document.series + document.number)
  const isTooMuch = found.length > mostCompared
  const hits = found.map(({ entry, likeness }): Hit => {
    const level = likeness === 'exact' || isTooMuch ? 'stop' : 'compare'
    return { list: 'freezing', generation, asOf, entry, level }
  })
  return { state: 'ready', asOf, hits }
}

/** A hit as the answers leave it: answered (null), a stop, or still to be compared. */
const afterAnswers = (hit: FoundHit, answers: readonly ScreeningAnswer[]): FoundHit | null => {
  const own = answers.filter(
    ({ list, generation, entry }) => list === hit.list && generation === hit.generation && entry === hit.entry,
  )
  if (own.some(({ act }) => act === 'lifted')) return null
  const compared = own.findLast(({ act }) => act === 'compared')
  if (!compared || hit.level === 'stop') return hit
  return compared.reason === 'maybe_same' ? { ...hit, level: 'stop' } : null
}

const passportCheck = ({ state, asOf, hits }: LookedUp): Check => {
  if (state === 'none') return { code: 'passport_list_missing', level: 'warn', date: null }
  if (state === 'unreadable') return { code: 'passport_list_unreadable', level: 'warn', date: null }
  if (hits.length === 0) return { code: 'passport_not_listed', level: 'ok', date: asOf }
  return { code: 'passport_listed_lifted', level: 'warn', date: asOf }
}

/** Says the same whether the list knew nobody alike or everybody was answered: the client reads it too. */
const personCheck = ({ state, asOf }: LookedUp): Check => {
  if (state === 'none') return { code: 'freezing_list_missing', level: 'warn', date: null }
  if (state === 'unreadable') return { code: 'freezing_list_unreadable', level: 'warn', date: null }
  return { code: 'freezing_checked', level: 'ok', date: asOf }
}

/** What the lists say of one person, with the answers of this registration, or of any (null). */
const lookUp = (context: QueryContext, registrationId: string | null, subject: ScreenedSubject, of: FoundHit['of']) => {
  const passport = lookUpPassport(context, subject.document)
  const person = lookUpPerson(context, subject)
  const found = [...(passport?.hits ?? []), ...person.hits]
  const hmac = found.length === 0 ? '' : subjectOf(context, subject)
  const answers = found.length === 0 ? [] : screeningAnswers(context.db, registrationId, hmac)
  const open = found.flatMap((hit) => afterAnswers({ ...hit, of, subject: hmac }, answers) ?? [])
  return { passport, person, open }
}

/**
 * Whether a list says something of who shows a document for a card, which no registration has answered. Throws
 * SealedError while the keys are sealed.
 */
export const isScreeningOpen = (context: QueryContext, subject: ScreenedSubject): boolean =>
  lookUp(context, null, subject, 'client').open.length > 0

/** A registration, or a payer whose id stands for one: answers are kept under it. */
export type Screened = Pick<OpenRegistration, 'registrationId' | 'representative'> & {
  readonly checked: ScreenedSubject
}

/**
 * Looks the client, and whoever acts for one, up in the lists of this desk. A hit stops until it is answered; a miss
 * proves nothing, and says as of when. Throws SealedError while the keys are sealed.
 */
export const screen = (context: QueryContext, { registrationId, checked, representative }: Screened): Screening => {
  const client = lookUp(context, registrationId, checked, 'client')
  const other = representative?.checked
  const open = other ? [...client.open, ...lookUp(context, registrationId, other, 'representative').open] : client.open
  // While something is open nothing is said of either list: which one it is would be said by what is missing.
  if (open.length > 0) return { checks: [{ code: 'screening_open', level: 'warn', date: null }], open }
  const { passport, person } = client
  return { checks: [...(passport ? [passportCheck(passport)] : []), personCheck(person)], open }
}

/** The open hits as the window shows them: an entry's own data only where they are to be compared. */
export const hitViews = (context: QueryContext, registration: Screened): ScreeningHit[] => {
  const list = context.ports.lists.list('freezing')
  return screen(context, registration).open.map(({ generation: _generation, subject: _subject, ...hit }) => {
    const { level, entry, of } = hit
    const hidden = { ...hit, own: null, listed: null }
    if (level !== 'compare' || entry === null || list.state !== 'ready' || !list.key) return hidden
    const listed = entryOf(list.db, list.key, entry)
    const who = of === 'client' ? registration.checked : registration.representative?.checked
    if (!listed || !who) return hidden
    const { person, document } = who
    const own = { name: fullName(person), birth: person.birthDate, document: documentShown(document) }
    return { ...hit, own, listed: { ...listed } }
  })
}
