/** A payer as typed or scanned, by the level the law asks for (115-ФЗ ст. 7; domain.md §4.1), and for whom. */
import type { DocumentField, TypedDocument } from '../contract/documents.ts'
import type { PayerField, PayerProblem, TypedOrganisation } from '../contract/payers.ts'
import { isInnValid } from './bank-account.ts'
import { formatDate, isDate } from './dates.ts'
import { type IdentityDocument, type Person, readDocument, readField } from './document-form.ts'
import { documentRules, splitNumber } from './document-kinds.ts'
import type { IdentificationLevel } from './identification.ts'

/** Whom a representative pays for, by what authority, and for what («основание»). */
export type PayingOrganisation = {
  inn: string
  name: string
  purpose: string
  authority: string
  authorityNumber: string
  /** `YYYY-MM-DD`; null where the paper has none. */
  authorityIssuedOn: string | null
  authorityValidUntil: string | null
}

/** What is kept of a payer. Of a simplified identification everything that it does not ask for is ''. */
export type Payer = {
  person: Person
  document: IdentityDocument
  /** '' when there is none. */
  inn: string
  phone: string
  organisation: PayingOrganisation | null
}

export type TypedPayer = {
  /** Null: taken from the client's card, as `known`. */
  document: TypedDocument | null
  known: { person: Person; document: IdentityDocument } | null
  inn: string
  phone: string
  organisation: TypedOrganisation | null
}

type Problem = { field: PayerField; problem: PayerProblem }
export type PayerReading = { ok: true; payer: Payer } | { ok: false; problems: Problem[] }

const asked: readonly DocumentField[] = ['seriesNumber', 'lastName', 'firstName', 'middleName']

/** Which fields of a document a level asks for; the others are not even offered. */
export const isFieldAsked = (field: DocumentField, level: IdentificationLevel): boolean =>
  level === 'full' ? field !== 'previousDocument' : asked.includes(field)

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
const compact = (text: string): string => text.replace(/[\s\u00a0\u202f-]/gu, '')

/** `dd.MM.yyyy` → `YYYY-MM-DD`; null for anything else. */
const readDay = (text: string): string | null => {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text.trim())
  const date = match ? `${match[3]}-${match[2]}-${match[1]}` : text.trim()
  return isDate(date) ? date : null
}

/** One field that is no part of a document, when it is left; null when it is right. `on`: today, `YYYY-MM-DD`. */
export function payerFieldProblem(
  field: Exclude<PayerField, DocumentField>,
  text: string,
  on: string,
): PayerProblem | null {
  const typed = plain(text)
  switch (field) {
    case 'inn':
      if (typed === '') return null
      return /^\d{12}$/.test(compact(typed)) && isInnValid(compact(typed)) ? null : 'inn_invalid'
    case 'phone':
      return typed === '' || /^\d{10,15}$/.test(typed.replace(/[^\p{L}\d]/gu, '')) ? null : 'format'
    case 'organisationInn':
      if (typed === '') return 'missing'
      return isInnValid(compact(typed)) ? null : 'inn_invalid'
    case 'organisationName':
    case 'purpose':
    case 'authority':
      if (typed === '') return 'missing'
      return (typed.match(/[\p{L}\d]/gu)?.length ?? 0) < 3 ? 'format' : null
    case 'authorityNumber':
      return null
    case 'authorityIssuedOn': {
      const date = readDay(typed)
      if (typed === '') return null
      if (date === null) return 'date_impossible'
      return date > on ? 'in_future' : null
    }
    case 'authorityValidUntil': {
      const date = readDay(typed)
      if (typed === '') return null
      if (date === null) return 'date_impossible'
      return date < on ? 'authority_expired' : null
    }
  }
}

/** The few fields of a simplified identification, each by itself: no date is known by which they could be weighed. */
function readSimplified(typed: TypedDocument, on: string) {
  const { kind } = typed
  const problems: Problem[] = []
  const values: Partial<Record<DocumentField, string>> = {}
  for (const field of asked) {
    if (field === 'middleName' && typed.noMiddleName) continue
    const reading = readField(field, typed[field], on, kind)
    if (reading.ok) values[field] = reading.value
    else problems.push({ field, problem: reading.problem })
  }
  if (!documentRules[kind].inHand) problems.push({ field: 'seriesNumber', problem: 'not_in_hand' })
  const { lastName = '', firstName = '', middleName = '' } = values
  const split = splitNumber(kind, values.seriesNumber ?? '') ?? { series: '', number: '' }
  const person: Person = { lastName, firstName, middleName, birthDate: '', address: '' }
  const document: IdentityDocument = {
    ...{ kind, ...split, issuedOn: '', validUntil: null, departmentCode: '', issuedBy: '' },
    ...{ citizenship: '', conscriptReason: '' },
  }
  return { problems, person, document }
}

/** Of a client's card only what the level asks for is taken over. */
const narrowed = ({ person, document }: NonNullable<TypedPayer['known']>, level: IdentificationLevel) => {
  if (level === 'full') return { problems: [], person, document }
  const { kind, series, number } = document
  return {
    problems: [],
    person: { ...person, birthDate: '', address: '' },
    document: {
      ...{ kind, series, number, issuedOn: '', validUntil: null, departmentCode: '', issuedBy: '' },
      ...{ citizenship: '', conscriptReason: '' },
    },
  }
}

const readPerson = ({ document, known }: TypedPayer, level: IdentificationLevel, on: string) => {
  if (known) return narrowed(known, level)
  if (!document) throw new Error('a payer has a document')
  if (level === 'simplified') return readSimplified(document, on)
  const reading = readDocument({ ...document, previousDocument: '' }, on)
  return reading.ok
    ? { problems: [], person: reading.person, document: reading.document }
    : { problems: reading.problems as Problem[], person: null, document: null }
}

const others = [
  'organisationInn',
  'organisationName',
  'purpose',
  'authority',
  'authorityNumber',
  'authorityIssuedOn',
  'authorityValidUntil',
] as const

const readOrganisation = (typed: TypedOrganisation): PayingOrganisation => ({
  inn: compact(typed.organisationInn),
  name: plain(typed.organisationName),
  purpose: plain(typed.purpose),
  authority: plain(typed.authority),
  authorityNumber: plain(typed.authorityNumber),
  authorityIssuedOn: readDay(typed.authorityIssuedOn),
  authorityValidUntil: readDay(typed.authorityValidUntil),
})

/** The payer on the day `on` (`YYYY-MM-DD`), or every field that stops it. What the level does not ask for is not read. */
export function readPayer(typed: TypedPayer, level: IdentificationLevel, on: string): PayerReading {
  const { organisation } = typed
  const { problems: ofDocument, person, document } = readPerson(typed, level, on)
  const problems: Problem[] = [...ofDocument]
  const check = (field: Exclude<PayerField, DocumentField>, text: string): void => {
    const problem = payerFieldProblem(field, text, on)
    if (problem) problems.push({ field, problem })
  }
  if (level === 'full') {
    check('inn', typed.inn)
    check('phone', typed.phone)
  }
  if (organisation) for (const field of others) check(field, organisation[field])
  if (problems.length > 0 || !person || !document) return { ok: false, problems }
  return {
    ok: true,
    payer: {
      ...{ person, document },
      inn: level === 'full' ? compact(typed.inn) : '',
      phone: level === 'full' ? plain(typed.phone) : '',
      organisation: organisation && readOrganisation(organisation),
    },
  }
}

/** «Доверенность № 12 от 01.02.2026, до 01.02.2027», as papers say it. */
export const authorityOnPaper = (organisation: PayingOrganisation): string => {
  const { authority, authorityNumber: number, authorityIssuedOn: issued, authorityValidUntil: until } = organisation
  const named = `${authority}${number === '' ? '' : ` № ${number}`}${issued === null ? '' : ` от ${formatDate(issued)}`}`
  return until === null ? named : `${named}, до ${formatDate(until)}`
}
