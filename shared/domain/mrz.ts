/**
 * The machine-readable zone of the internal passport: two lines of 44 (domain.md §3.3, приказ МВД № 773 of 16.11.2020,
 * appendix). Names stand one letter for one character, so they come back exactly; the full name may not fit.
 */
import { addYears, isDate } from './dates.ts'
import { repairRussianLayout } from './keyboard-layout.ts'
import { decodeMrzLetter, readMrzNames, type MrzNames } from './mrz-names.ts'

export type Mrz = MrzNames & {
  /** 4 and 6 digits. */
  series: string
  number: string
  /** `YYYY-MM-DD`. */
  birthDate: string
  issuedOn: string
  sex: 'male' | 'female'
  /** `740-052`. */
  departmentCode: string
}

/** Why it could not be read; the sentence names what to compare (renderer). */
const mrzReasons = [
  'not_mrz',
  /** A zone, but of another document: a passport for abroad, a residence permit. */
  'other_document',
  /** A line is shorter or longer than 44. */
  'length',
  /** A sign that can't stand at this position. */
  'character',
  'number_check',
  'birth_check',
  'issue_check',
  'final_check',
  'date_impossible',
] as const
export type MrzReason = (typeof mrzReasons)[number]

/** `position` is 1–44 as the rules count; for `length` it is how many signs the line has. */
export type MrzReading =
  | { ok: true; mrz: Mrz }
  | { ok: false; reason: MrzReason; line: 1 | 2 | null; position: number | null }

const lineLength = 44
const youngestYears = 14

const wrong = (reason: MrzReason, line: 1 | 2 | null = null, position: number | null = null): MrzReading => ({
  ok: false,
  reason,
  line,
  position,
})

/** What the reader meant: capital letters, whatever the layout was; signs of other alphabets stay to be seen. */
const meant = (text: string): string => (/[а-яё]/iu.test(text) ? repairRussianLayout(text) : text).toUpperCase()

/** The two lines: as they were separated, or cut at 44 where they were not. */
function linesOf(text: string): string[] {
  const parts = meant(text)
    // biome-ignore lint: readers frame the lines with control characters
    .split(/[\s\u0000-\u001f\u007f]+/u)
    .filter((part) => part !== '')
  if (parts.length === 2) return parts
  const whole = parts.join('')
  return [whole.slice(0, lineLength), whole.slice(lineLength)].filter((line) => line !== '')
}

/** Whether a scanned or pasted text is a zone of some document, even a damaged one: it is no bill then. */
export function looksLikeMrz(text: string): boolean {
  const whole = linesOf(text).join('')
  return /^P[A-Z<]RUS[A-Z0-9<]{12}/.test(whole) || (/^[A-Z0-9<]{40,}$/.test(whole) && whole.includes('<<<'))
}

/** Whether a burst's text is the first line of a zone, so that its terminator does not end the scan. */
export const isMrzFirstLine = (text: string): boolean => /^[PIAV][A-Z<][A-Z<]{3}[A-Z0-9<]{31,43}$/i.test(text)

/** What each position of the second line may hold; the rest are digits. */
const secondLine: readonly [from: number, to: number, allowed: RegExp][] = [
  [11, 11, /R/],
  [12, 12, /U/],
  [13, 13, /S/],
  [21, 21, /[MF]/],
  [22, 28, /</],
  [42, 42, /</],
]

const allowedAt = (position: number): RegExp =>
  secondLine.find(([from, to]) => position >= from && position <= to)?.[2] ?? /\d/

/** Weights 7, 3, 1; a letter is 10 and on, a filler 0. */
export function mrzCheckDigit(text: string): string {
  const sum = [...text].reduce((total, sign, index) => {
    const value = sign === '<' ? 0 : Number.parseInt(sign, 36)
    return total + value * ([7, 3, 1][index % 3] ?? 0)
  }, 0)
  return String(sum % 10)
}

/** Positions as the rules count them: from 1, both included. */
const at = (line: string, from: number, to = from): string => line.slice(from - 1, to)

/** `ГГММДД`: a birth is at least fourteen years ago; the zone is of this century, and so is the issue. */
function birthOf(digits: string, on: string): string {
  const [year, rest] = [digits.slice(0, 2), `-${digits.slice(2, 4)}-${digits.slice(4)}`]
  const late = `20${year}${rest}`
  return isDate(late) && addYears(late, youngestYears) <= on ? late : `19${year}${rest}`
}

const issueOf = (digits: string): string => `20${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`

/** Line and position of the first sign that can't stand where it does. */
function strangeSign(first: string, second: string): { line: 1 | 2; position: number } | null {
  for (let position = 6; position <= lineLength; position++)
    if (at(first, position) !== '<' && decodeMrzLetter(at(first, position)) === null) return { line: 1, position }
  // A surname at the least, and it begins with a letter.
  if (at(first, 6) === '<') return { line: 1, position: 6 }
  for (let position = 1; position <= lineLength; position++)
    if (!allowedAt(position).test(at(second, position))) return { line: 2, position }
  return null
}

const checks: readonly { reason: MrzReason; position: number; of: (line: string) => string }[] = [
  { reason: 'number_check', position: 10, of: (line) => at(line, 1, 9) },
  { reason: 'birth_check', position: 20, of: (line) => at(line, 14, 19) },
  { reason: 'issue_check', position: 43, of: (line) => at(line, 29, 42) },
  { reason: 'final_check', position: 44, of: (line) => at(line, 1, 10) + at(line, 14, 20) + at(line, 22, 43) },
]

/**
 * Reads the zone as a wedge reader or a paste brings it: lines separated by CR, LF, Tab or nothing, Latin or typed under
 * the Russian layout. `on` is today, `YYYY-MM-DD`. Never throws on any text; a reason names line and position.
 */
export function parseMrz(text: string, on: string): MrzReading {
  if (!looksLikeMrz(text)) return wrong('not_mrz')
  const [first = '', second = ''] = linesOf(text)
  // A lost first sign is the reader's; another one is another document's.
  if (!first.startsWith('PNRUS')) return wrong(/^P?N?RUS/.test(first) ? 'character' : 'other_document', 1, 1)
  if (first.length !== lineLength) return wrong('length', 1, first.length)
  if (second.length !== lineLength) return wrong('length', 2, second.length)
  const strange = strangeSign(first, second)
  if (strange) return wrong('character', strange.line, strange.position)
  for (const { reason, position, of } of checks)
    if (mrzCheckDigit(of(second)) !== at(second, position)) return wrong(reason, 2, position)
  const birthDate = birthOf(at(second, 14, 19), on)
  if (!isDate(birthDate)) return wrong('date_impossible', 2, 14)
  const issuedOn = issueOf(at(second, 30, 35))
  if (!isDate(issuedOn)) return wrong('date_impossible', 2, 30)
  return {
    ok: true,
    mrz: {
      ...readMrzNames(at(first, 6, lineLength)),
      series: at(second, 1, 3) + at(second, 29),
      number: at(second, 4, 9),
      birthDate,
      issuedOn,
      sex: at(second, 21) === 'M' ? 'male' : 'female',
      departmentCode: `${at(second, 36, 38)}-${at(second, 39, 41)}`,
    },
  }
}
