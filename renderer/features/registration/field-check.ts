import type { PassportField, PassportProblem, TypedPassport } from '../../../shared/contract/registration.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { readField, readPassport } from '../../../shared/domain/passport-form.ts'
import { departmentCodeForm, seriesNumberForm } from './typed-forms.ts'

export type LeftField = { field: PassportField; text: string; problem: PassportProblem | null }

/**
 * A field when it is left: written as it was understood, or why it stops the registration. `on` is today, `YYYY-MM-DD`.
 * A birth date says something of the issue date too. Main checks again, and its word counts.
 */
export function leaveField(field: PassportField, passport: TypedPassport, on: string): LeftField[] {
  const reading = readField(field, passport[field], on)
  const text = reading.ok ? written(field, reading.value) : passport[field]
  const whole = readPassport(passport, on)
  const problemOf = (asked: PassportField): PassportProblem | null =>
    whole.ok ? null : (whole.problems.find((one) => one.field === asked)?.problem ?? null)
  const left = [{ field, text, problem: problemOf(field) }]
  return field === 'birthDate' && passport.issuedOn !== ''
    ? [...left, { field: 'issuedOn', text: passport.issuedOn, problem: problemOf('issuedOn') }]
    : left
}

/** `19860312` is nobody's way to write a date: what was understood is written as the passport has it. */
function written(field: PassportField, value: string): string {
  switch (field) {
    case 'seriesNumber':
      return seriesNumberForm(value)
    case 'birthDate':
    case 'issuedOn':
      return formatDate(value)
    case 'departmentCode':
      return departmentCodeForm(value)
    case 'lastName':
    case 'firstName':
    case 'middleName':
    case 'issuedBy':
    case 'address':
      return value
  }
}
