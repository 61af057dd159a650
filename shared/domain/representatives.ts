/** A representative as it is typed: own document, and the paper that gives the authority. */
import type {
  AuthorityField,
  RepresentativeField,
  RepresentativeProblem,
  TypedRepresentative,
} from '../contract/representatives.ts'
import { authorities, type Authority, authorityEnd, type AuthorityKind, isMinor } from './authority-kinds.ts'
import { addYears, formatDate, isDate } from './dates.ts'
import { type IdentityDocument, type Person, readDocument } from './document-form.ts'
import { documentKindName, documentShown } from './document-kinds.ts'
import { fullName } from './person-name.ts'

export type Representative = { person: Person; document: IdentityDocument; authority: Authority }

type Problem = { field: RepresentativeField; problem: RepresentativeProblem }
export type RepresentativeReading = { ok: true; representative: Representative } | { ok: false; problems: Problem[] }

/** `dd.MM.yyyy` → `YYYY-MM-DD`; null for anything else. The window has written what was pasted out before. */
const readDay = (text: string): string | null => {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text.trim())
  const date = match ? `${match[3]}-${match[2]}-${match[1]}` : text.trim()
  return isDate(date) ? date : null
}

/**
 * The representative of `client` on the day `on` (`YYYY-MM-DD`), or every field that stops it. Whoever acts for another
 * is of full age, is not the client, and holds an authority that fits the client's age and lasts (152-ФЗ ст. 9 ч. 4).
 */
export const readRepresentative = (
  typed: TypedRepresentative,
  client: { person: Person; document: IdentityDocument },
  on: string,
): RepresentativeReading => {
  const problems: Problem[] = []
  const authority = readAuthority(typed, client.person, on, problems)
  const reading = readDocument(typed.document, on)
  if (!reading.ok) {
    problems.push(...reading.problems)
    return { ok: false, problems }
  }
  const { person, document } = reading
  if (isMinor(person.birthDate, on)) problems.push({ field: 'birthDate', problem: 'under_18' })
  if (isSameDocument(document, client.document)) problems.push({ field: 'seriesNumber', problem: 'same_person' })
  if (problems.length > 0 || authority === null) return { ok: false, problems }
  return { ok: true, representative: { person, document, authority } }
}

const isSameDocument = (one: IdentityDocument, other: IdentityDocument): boolean =>
  one.kind === other.kind && one.series === other.series && one.number === other.number

/**
 * One field of the authority by itself, for the message when it is left; null when it is right. `on` is today,
 * `YYYY-MM-DD`. What depends on the client's age is said by `readRepresentative` only.
 */
export const authorityFieldProblem = (
  field: Exclude<AuthorityField, 'authority'>,
  text: string,
  kind: AuthorityKind,
  on: string,
): 'missing' | 'format' | 'date_impossible' | 'in_future' | null => {
  const typed = text.trim()
  switch (field) {
    case 'authorityNumber':
      if (typed === '') return 'missing'
      return /\d/.test(typed) ? null : 'format'
    case 'authorityIssuedOn': {
      if (typed === '') return 'missing'
      const date = readDay(typed)
      if (date === null) return 'date_impossible'
      return date > on ? 'in_future' : null
    }
    case 'authorityValidUntil':
      return authorities[kind].term === 'none' || typed === '' || readDay(typed) !== null ? null : 'date_impossible'
  }
}

/** The paper's own fields; null when one of them stops it, which is then among `problems`. */
const readAuthority = (
  typed: TypedRepresentative,
  client: Person,
  on: string,
  problems: Problem[],
): Authority | null => {
  const before = problems.length
  const { authority: kind } = typed
  const rule = authorities[kind]
  if ((rule.of === 'minor') !== isMinor(client.birthDate, on))
    problems.push({ field: 'authority', problem: 'not_for_age' })
  for (const field of ['authorityNumber', 'authorityIssuedOn', 'authorityValidUntil'] as const) {
    const problem = authorityFieldProblem(field, typed[field], kind, on)
    if (problem) problems.push({ field, problem })
  }
  const issuedOn = readDay(typed.authorityIssuedOn)
  if (problems.length > before || issuedOn === null) return null
  const named = rule.term === 'none' ? null : readDay(typed.authorityValidUntil)
  const validUntil = rule.term === 'year' ? (named ?? addYears(issuedOn, 1)) : named
  const authority: Authority = {
    kind,
    number: typed.authorityNumber.replace(/\s+/gu, ' ').trim(),
    issuedOn,
    validUntil,
  }
  if (authorityEnd(authority, client.birthDate) >= on) return authority
  problems.push({ field: 'authorityValidUntil', problem: 'authority_expired' })
  return null
}

/** What the authority is called on papers. */
const authorityPapers: Readonly<Record<Authority['kind'], string>> = {
  parent: 'свидетельство о рождении',
  guardian: 'акт органа опеки и попечительства',
  attorney: 'доверенность',
}

export type RepresentativeOnPaper = {
  fullName: string
  address: string
  /** «Паспорт РФ 75 15 654321, выдан 25.04.2015, …». */
  documentShown: string
  /** «доверенность № 12 от 01.02.2026, до 01.02.2027». */
  authority: string
  signs: 'with_client' | 'for_client'
}

/** As the consent names who signs with a client, or for one (152-ФЗ ст. 9 ч. 4 п. 2). */
export const representativeOnPaper = ({ person, document, authority }: Representative): RepresentativeOnPaper => ({
  fullName: fullName(person),
  address: person.address,
  documentShown: [
    `${documentKindName[document.kind]} ${documentShown(document)}`,
    `выдан ${formatDate(document.issuedOn)}`,
    ...(document.issuedBy === '' ? [] : [document.issuedBy]),
  ].join(', '),
  authority: [
    `${authorityPapers[authority.kind]} № ${authority.number} от ${formatDate(authority.issuedOn)}`,
    ...(authority.validUntil === null ? [] : [`до ${formatDate(authority.validUntil)}`]),
  ].join(', '),
  signs: authorities[authority.kind].signs,
})
