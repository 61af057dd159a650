/** An identity document as it was typed: person and document, or every field that stops it (domain.md §3.1, §3.2). */
import type { DocumentField, DocumentProblem, TypedDocument } from '../contract/documents.ts'
import type { Check } from '../contract/registration.ts'
import { addYears } from './dates.ts'
import { readField } from './document-fields.ts'
import { type DocumentKind, documentFields, documentRules, isNumberUsual, splitNumber } from './document-kinds.ts'
import { seriesRegion, seriesYearDiffers } from './passport-series.ts'
import { graceEnd, mayBeConscript, passportLimit, passportValidity } from './passport.ts'

export { type FieldReading, readField } from './document-fields.ts'

export type Person = {
  lastName: string
  firstName: string
  /** '' when the person has no patronymic. */
  middleName: string
  /** `YYYY-MM-DD`, like every date here. */
  birthDate: string
  address: string
}

export type IdentityDocument = {
  kind: DocumentKind
  /** Strings, for leading zeros are part of them; `series` is '' where the kind has none. */
  series: string
  number: string
  issuedOn: string
  /** Null where it has no term of its own. */
  validUntil: string | null
  /** `740-052`; '' where the kind has none. */
  departmentCode: string
  issuedBy: string
  /** '' of a citizen of Russia. */
  citizenship: string
  /** Why it was accepted past its limit; '' otherwise. */
  conscriptReason: string
}

export type FieldProblem = { field: DocumentField; problem: DocumentProblem }
export type DocumentReading =
  | {
      ok: true
      person: Person
      document: IdentityDocument
      /** Ten digits of the passport before; null when none was given. */
      previousDocument: string | null
      checks: Check[]
    }
  | { ok: false; problems: FieldProblem[] }

/** Nothing typed yet, of the kind that most people bring. */
export const emptyTyped: TypedDocument = {
  kind: 'passport_rf',
  seriesNumber: '',
  lastName: '',
  firstName: '',
  middleName: '',
  noMiddleName: false,
  birthDate: '',
  citizenship: '',
  issuedOn: '',
  validUntil: '',
  departmentCode: '',
  issuedBy: '',
  address: '',
  previousDocument: '',
  conscript: '',
}

type Values = Record<DocumentField, string>

/** The whole document on the day `on` (`YYYY-MM-DD`): the person and the document, or every field that stops it. */
export function readDocument(typed: TypedDocument, on: string): DocumentReading {
  const { kind } = typed
  const rule = documentRules[kind]
  const problems: FieldProblem[] = []
  const values = Object.fromEntries(documentFields.map((field) => [field, ''])) as Values
  for (const field of documentFields) {
    if (!rule.fields.has(field) || (field === 'middleName' && typed.noMiddleName)) continue
    const reading = readField(field, typed[field], on, kind)
    if (reading.ok) values[field] = reading.value
    else problems.push({ field, problem: reading.problem })
  }
  const isWrong = new Set(problems.map(({ field }) => field))
  for (const together of togetherProblems(kind, values, on)) if (!isWrong.has(together.field)) problems.push(together)
  if (problems.length > 0) return { ok: false, problems }

  const { lastName, firstName, middleName, birthDate, address, previousDocument } = values
  const { issuedOn, departmentCode, issuedBy, citizenship } = values
  const { series, number } = splitNumber(kind, values.seriesNumber) ?? { series: '', number: '' }
  const person = { lastName, firstName, middleName, birthDate, address }
  const document: IdentityDocument = {
    ...{ kind, series, number, issuedOn, departmentCode, issuedBy, citizenship },
    validUntil: values.validUntil === '' ? null : values.validUntil,
    // A reason that nobody needs is no part of the document.
    conscriptReason: isExpiredByAge(values, on) && rule.byAge ? values.conscript : '',
  }
  return {
    ok: true,
    person,
    document,
    previousDocument: previousDocument === '' ? null : previousDocument,
    checks: documentChecks(person, document, on),
  }
}

/** What is shown of a document that was read: valid until, in its grace period, a series of another year or region. */
export function documentChecks(
  { birthDate }: Pick<Person, 'birthDate'>,
  document: Pick<
    IdentityDocument,
    'kind' | 'series' | 'number' | 'issuedOn' | 'departmentCode' | 'validUntil' | 'conscriptReason'
  >,
  on: string,
): Check[] {
  const { kind, series, issuedOn, departmentCode, validUntil, conscriptReason } = document
  if (!documentRules[kind].byAge)
    return [
      { code: 'document_valid', level: 'ok', date: validUntil },
      ...(isNumberUsual(document) ? [] : [{ code: 'number_unusual' as const, level: 'warn' as const, date: null }]),
    ]
  const checks: Check[] = [validityCheck(birthDate, issuedOn, conscriptReason, on)]
  if (seriesYearDiffers(series, issuedOn)) checks.push({ code: 'series_year_differs', level: 'warn', date: issuedOn })
  const region = seriesRegion(series, departmentCode)
  if (region === 'unknown') checks.push({ code: 'series_region_unknown', level: 'warn', date: null })
  if (region === 'differs') checks.push({ code: 'series_region_differs', level: 'warn', date: null })
  return checks
}

function validityCheck(birthDate: string, issuedOn: string, conscriptReason: string, on: string): Check {
  const limit = passportLimit(birthDate, issuedOn)
  const validity = passportValidity({ birthDate, issueDate: issuedOn, on })
  if (validity === 'ok' || limit === null) return { code: 'passport_valid', level: 'ok', date: limit }
  return validity === 'expired' && conscriptReason !== ''
    ? { code: 'passport_conscript', level: 'warn', date: graceEnd(limit) }
    : { code: 'passport_grace', level: 'warn', date: graceEnd(limit) }
}

const isExpiredByAge = ({ birthDate, issuedOn }: Values, on: string): boolean =>
  birthDate !== '' && issuedOn !== '' && passportValidity({ birthDate, issueDate: issuedOn, on }) === 'expired'

/** What two fields say together, each right by itself. */
function togetherProblems(kind: DocumentKind, values: Values, on: string): FieldProblem[] {
  const { byAge, inHand, issuedFromYears } = documentRules[kind]
  const { seriesNumber, birthDate, issuedOn, validUntil, previousDocument } = values
  const problems: FieldProblem[] = inHand ? [] : [{ field: 'seriesNumber', problem: 'not_in_hand' }]
  if (birthDate !== '' && issuedOn !== '') {
    if (issuedOn < addYears(birthDate, issuedFromYears))
      problems.push({ field: 'issuedOn', problem: byAge ? 'issued_before_14' : 'issued_too_early' })
    else if (byAge) problems.push(...ageProblems(values, on))
  }
  if (issuedOn !== '' && validUntil !== '' && validUntil < issuedOn)
    problems.push({ field: 'validUntil', problem: 'ends_before_issue' })
  if (previousDocument !== '' && kind === 'passport_rf' && previousDocument === seriesNumber)
    problems.push({ field: 'previousDocument', problem: 'same_document' })
  return problems
}

/** Past 20 or 45 and the grace: refused, but for a conscript, whose reason is written down. */
function ageProblems(values: Values, on: string): FieldProblem[] {
  const { birthDate, issuedOn, conscript } = values
  if (!isExpiredByAge(values, on)) return []
  const mayServe = mayBeConscript({ birthDate, issueDate: issuedOn, on })
  if (conscript === '') return [{ field: 'issuedOn', problem: mayServe ? 'expired_at_20' : 'expired' }]
  return mayServe ? [] : [{ field: 'conscript', problem: 'not_a_conscript' }]
}
