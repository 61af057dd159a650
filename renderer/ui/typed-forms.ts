import type { DocumentField } from '../../shared/contract/registration.ts'
import { type DocumentKind, documentRules } from '../../shared/domain/document-kinds.ts'

// Masks that accept what people paste. They shape what grew at its end and nothing else: correcting in the middle, or
// deleting, is left alone until the field is left.

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** `75 15 № 654321`, `7515654321` → `75 15 654321`, as the document prints its digits. */
export function seriesNumberForm(text: string, groups: readonly number[] = [2, 2, 6]): string {
  const digits = digitsOf(text)
  let from = 0
  return groups
    .map((length) => digits.slice(from, (from += length)))
    .filter((part) => part !== '')
    .join(' ')
}

/** `12031986`, `1.3.1986`, `1986-03-12` → `12.03.1986`; half a date gets its dots as it grows. */
export function dateForm(text: string): string {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text)
  if (iso) return `${padded(iso[3])}.${padded(iso[2])}.${iso[1]}`
  // A day or month of one digit is closed by its separator.
  const whole = text
    .trim()
    .replace(/^(\d)(?=[.,/\s-])/, '0$1')
    .replace(/^(\d\d[.,/\s-]+)(?=\d[.,/\s-])/, '$&0')
  const digits = digitsOf(whole).slice(0, 8)
  const parts = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]
  if (digits.length < 2) return digits
  return digits.length < 4 ? `${parts[0]}.${parts[1]}` : parts.join('.')
}

/** `740052` → `740-052`. */
export function departmentCodeForm(text: string): string {
  const digits = digitsOf(text).slice(0, 6)
  return digits.length < 3 ? digits : `${digits.slice(0, 3)}-${digits.slice(3)}`
}

/** `8 912 3456789`, `9123456789` → `+7 (912) 345-67-89`; a number of another country is left as it is. */
export function mobileForm(text: string): string {
  const trimmed = text.trim()
  if (/^\+[^7]/.test(trimmed)) return trimmed
  const digits = digitsOf(trimmed)
  if (digits === '') return trimmed === '+' ? '+' : ''
  const own = /^[78]/.test(digits) ? digits.slice(1) : digits
  const [code, three, two, last] = [own.slice(0, 3), own.slice(3, 6), own.slice(6, 8), own.slice(8, 10)]
  if (code === '') return '+7 '
  if (code.length < 3) return `+7 (${code}`
  return `+7 (${code}) ${[three, two, last].filter((part) => part !== '').join('-')}`
}

const padded = (part: string | undefined): string => (part ?? '').padStart(2, '0')

const forms: Partial<Record<DocumentField, (text: string) => string>> = {
  previousDocument: (text) => seriesNumberForm(text),
  birthDate: dateForm,
  issuedOn: dateForm,
  validUntil: dateForm,
  departmentCode: departmentCodeForm,
}

/** A number with letters in it is not shaped while it is typed. */
function formOf(field: DocumentField, kind: DocumentKind): ((text: string) => string) | undefined {
  if (field !== 'seriesNumber') return forms[field]
  const { groups } = documentRules[kind]
  return groups === null ? undefined : (text) => seriesNumberForm(text, groups)
}

/** The field while it is typed in: shaped only when it grew at its end. */
export function whileTyping(
  field: DocumentField,
  kind: DocumentKind,
  before: string,
  typed: string,
  isAtEnd: boolean,
): string {
  return grown(formOf(field, kind), before, typed, isAtEnd)
}

/** A date that is no field of a document. */
export function dateWhileTyping(before: string, typed: string, isAtEnd: boolean): string {
  return grown(dateForm, before, typed, isAtEnd)
}

/** The phone while it is typed in. */
export function phoneWhileTyping(before: string, typed: string, isAtEnd: boolean): string {
  return grown(mobileForm, before, typed, isAtEnd)
}

function grown(form: ((text: string) => string) | undefined, before: string, typed: string, isAtEnd: boolean): string {
  const grownBy = typed.length - before.length
  if (form === undefined || !isAtEnd || grownBy <= 0) return typed
  const shaped = form(typed)
  // A digit too many that is typed is not taken; one that is pasted stays to be seen, and the check will name it.
  return grownBy > 1 && digitsOf(shaped).length < digitsOf(typed).length ? typed : shaped
}
