import type { DocumentField, DocumentProblem, TypedDocument } from '../../shared/contract/registration.ts'
import { formatDate } from '../../shared/domain/dates.ts'
import { readDocument, readField } from '../../shared/domain/document-form.ts'
import { documentRules } from '../../shared/domain/document-kinds.ts'
import { seriesNumberForm } from './typed-forms.ts'

/** What is wrong with fields of a document, by field. */
export type Problems = Partial<Record<DocumentField, DocumentProblem>>

export type LeftField = { field: DocumentField; text: string; problem: DocumentProblem | null }

/** Dates of which another date says whether they can be. */
const dependants: Partial<Record<DocumentField, readonly DocumentField[]>> = {
  birthDate: ['issuedOn'],
  issuedOn: ['validUntil'],
  conscript: ['issuedOn'],
}

/**
 * A field when it is left: written as it was understood, or why it stops the registration. `on` is today, `YYYY-MM-DD`.
 * A birth date says something of the issue date too. Main checks again, and its word counts.
 */
export function leaveField(field: DocumentField, document: TypedDocument, on: string): LeftField[] {
  const reading = readField(field, document[field], on, document.kind)
  const text = reading.ok ? written(field, reading.value, document) : document[field]
  const whole = readDocument(document, on)
  const problemOf = (asked: DocumentField): DocumentProblem | null =>
    whole.ok ? null : (whole.problems.find((one) => one.field === asked)?.problem ?? null)
  const others = (dependants[field] ?? []).filter((other) => document[other] !== '')
  return [
    { field, text, problem: problemOf(field) },
    ...others.map((other) => ({ field: other, text: document[other], problem: problemOf(other) })),
  ]
}

/** `19860312` is nobody's way to write a date: what was understood is written as the document has it. */
function written(field: DocumentField, value: string, { kind }: TypedDocument): string {
  if (value === '') return ''
  switch (field) {
    case 'seriesNumber': {
      const { groups, seriesNumber } = documentRules[kind]
      if (groups !== null) return seriesNumberForm(value, groups)
      const [, series = '', number = value] = seriesNumber.exec(value) ?? []
      return series === '' ? number : `${series} ${number}`
    }
    case 'previousDocument':
      return seriesNumberForm(value)
    case 'birthDate':
    case 'issuedOn':
    case 'validUntil':
      return formatDate(value)
    case 'lastName':
    case 'firstName':
    case 'middleName':
    case 'citizenship':
    case 'departmentCode':
    case 'conscript':
    case 'issuedBy':
    case 'address':
      return value
  }
}
