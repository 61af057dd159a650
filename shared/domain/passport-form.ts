/** The internal passport as it is typed or pasted (domain.md §3.1, §3.2): masks, plausibility, what was checked. */
import type { Check, PassportField, PassportProblem, TypedPassport } from '../contract/registration.ts'
import { addYears, isDate } from './dates.ts'
import { graceEnd, passportLimit, passportValidity } from './passport.ts'

export type Person = {
  lastName: string
  firstName: string
  /** '' when the person has no patronymic. */
  middleName: string
  /** `YYYY-MM-DD`, like every date here. */
  birthDate: string
  address: string
}

export type Passport = {
  /** 4 digits, 6 digits: strings, for leading zeros are part of them. */
  series: string
  number: string
  issuedOn: string
  /** `740-052`. */
  departmentCode: string
  issuedBy: string
}

export type FieldReading = { ok: true; value: string } | { ok: false; problem: PassportProblem }
export type FieldProblem = { field: PassportField; problem: PassportProblem }
export type PassportReading =
  | { ok: true; person: Person; passport: Passport; checks: Check[] }
  | { ok: false; problems: FieldProblem[] }

/** The first day of this kind of passport (Постановление № 828 of 08.07.1997, in force since 01.10.1997). */
const firstIssue = '1997-10-01'
const youngestYears = 14
const oldestYears = 120
/** The blank's year may differ from the year of issue by this much (domain.md §3.1); more is looked at, not refused. */
const seriesYearTolerance = 3

const read = (value: string): FieldReading => ({ ok: true, value })
const wrong = (problem: PassportProblem): FieldReading => ({ ok: false, problem })

/**
 * One field by itself, for the message when it is left: its normalised value, or why it stops the registration.
 * `on` is today, `YYYY-MM-DD`. What depends on another field is said by `readPassport` only.
 */
export function readField(field: PassportField, text: string, on: string): FieldReading {
  const typed = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (typed === '') return wrong('missing')
  switch (field) {
    case 'seriesNumber':
      return readSeriesNumber(typed)
    case 'lastName':
    case 'firstName':
    case 'middleName':
      return readName(typed)
    case 'birthDate':
      return thenCheck(readDate(typed), (date) => birthProblem(date, on))
    case 'issuedOn':
      return thenCheck(readDate(typed), (date) => issueProblem(date, on))
    case 'departmentCode':
      return readDepartmentCode(typed)
    case 'issuedBy':
    case 'address':
      return readWords(typed)
  }
}

/** The whole passport on the day `on` (`YYYY-MM-DD`): the person and the document, or every field that stops it. */
export function readPassport(typed: TypedPassport, on: string): PassportReading {
  const problems: FieldProblem[] = []
  const value = (field: PassportField): string => {
    const reading = readField(field, typed[field], on)
    if (reading.ok) return reading.value
    problems.push({ field, problem: reading.problem })
    return ''
  }
  const seriesNumber = value('seriesNumber')
  const lastName = value('lastName')
  const firstName = value('firstName')
  const middleName = typed.noMiddleName ? '' : value('middleName')
  const birthDate = value('birthDate')
  const issuedOn = value('issuedOn')
  const departmentCode = value('departmentCode')
  const issuedBy = value('issuedBy')
  const address = value('address')
  if (birthDate !== '' && issuedOn !== '') {
    const problem = togetherProblem(birthDate, issuedOn, on)
    if (problem) problems.push({ field: 'issuedOn', problem })
  }
  if (problems.length > 0) return { ok: false, problems }
  const person = { lastName, firstName, middleName, birthDate, address }
  const [series, number] = [seriesNumber.slice(0, 4), seriesNumber.slice(4)]
  const passport = { series, number, issuedOn, departmentCode, issuedBy }
  return { ok: true, person, passport, checks: passportChecks(person, passport, on) }
}

/** What is shown of a passport that was read: valid until, in its grace period, a series of another year. */
export function passportChecks(
  { birthDate }: Pick<Person, 'birthDate'>,
  { series, issuedOn }: Pick<Passport, 'series' | 'issuedOn'>,
  on: string,
): Check[] {
  const limit = passportLimit(birthDate, issuedOn)
  const grace = passportValidity({ birthDate, issueDate: issuedOn, on }) !== 'ok'
  const checks: Check[] = [
    grace && limit !== null
      ? { code: 'passport_grace', level: 'warn', date: graceEnd(limit) }
      : { code: 'passport_valid', level: 'ok', date: limit },
  ]
  if (Math.abs(seriesYear(series) - Number(issuedOn.slice(0, 4))) > seriesYearTolerance)
    checks.push({ code: 'series_year_differs', level: 'warn', date: issuedOn })
  return checks
}

/** The year of the blank: the series' last two digits, of which 97–99 are the nineties. */
function seriesYear(series: string): number {
  const year = Number(series.slice(2))
  return year >= 97 ? 1900 + year : 2000 + year
}

function thenCheck(reading: FieldReading, problemOf: (value: string) => PassportProblem | null): FieldReading {
  if (!reading.ok) return reading
  const problem = problemOf(reading.value)
  return problem ? wrong(problem) : reading
}

function birthProblem(birthDate: string, on: string): PassportProblem | null {
  if (birthDate > on) return 'in_future'
  if (addYears(birthDate, youngestYears) > on) return 'too_young'
  return addYears(birthDate, oldestYears) <= on ? 'too_old' : null
}

function issueProblem(issuedOn: string, on: string): PassportProblem | null {
  if (issuedOn > on) return 'in_future'
  return issuedOn < firstIssue ? 'before_passports' : null
}

function togetherProblem(birthDate: string, issuedOn: string, on: string): PassportProblem | null {
  if (issuedOn < addYears(birthDate, youngestYears)) return 'issued_before_14'
  return passportValidity({ birthDate, issueDate: issuedOn, on }) === 'expired' ? 'expired' : null
}

/** «75 15 654321», «7515№654321», «серия 7515 номер 654321» → `7515654321`. */
export function readSeriesNumber(text: string): FieldReading {
  const digits = text.replace(/серия|номер|[\s№#.,:\-\u2010-\u2015\u2212]/giu, '')
  return /^[0-9]{10}$/.test(digits) ? read(digits) : wrong('format')
}

/** «740052», «740-052», «740 052» → `740-052`. */
function readDepartmentCode(text: string): FieldReading {
  const digits = text.replace(/[\s\-\u2010-\u2015\u2212]/gu, '')
  return /^[0-9]{6}$/.test(digits) ? read(`${digits.slice(0, 3)}-${digits.slice(3)}`) : wrong('format')
}

/** «1.2.1986», «01021986», «01.02.1986 г.», «1986-02-01» → `1986-02-01`. A year of two digits is a guess: refused. */
function readDate(text: string): FieldReading {
  const plain = text.replace(/\s*г(ода?)?\.?$/iu, '').replace(/\s*[./,\-\u2010-\u2015\u2212\s]\s*/gu, '.')
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(plain)
  const iso = /^(\d{4})\.(\d{2})\.(\d{2})$/.exec(plain)
  const [day, month, year] = match ? match.slice(1) : (iso?.slice(1).reverse() ?? [])
  if (day === undefined || month === undefined || year === undefined) return wrong('format')
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? read(date) : wrong('date_impossible')
}

/** «ИВАНОВА», «салтыков - щедрин», «Абу Али», «Д’Артаньян». Latin look-alikes are refused: they would never be found. */
function readName(text: string): FieldReading {
  const plain = text
    .replace(/[\u2018\u2019\u02BC\u0060\u00B4\u2032]/gu, "'")
    .replace(/\s*[-\u2010-\u2015\u2212]\s*/gu, '-')
    .replace(/\s*'\s*/gu, "'")
  if (/(?!\p{Script=Cyrillic})\p{L}/u.test(plain)) return wrong('not_cyrillic')
  // Dots stand after a letter («Мл.»), signs between letters.
  if (!/^\p{Script=Cyrillic}+\.?([ '-]\p{Script=Cyrillic}+\.?)*$/u.test(plain)) return wrong('format')
  return read(plain.split(' ').map(capitalised).join(' '))
}

/** Parts of Turkic patronymics, written small: «Мамед оглы». */
const smallWords = /^(оглы|оглу|кызы|гызы|улы|уулу)$/iu

/** A word typed in one case gets its capitals; one typed in both («МакДональд») is left as it is. */
function capitalised(word: string): string {
  if (smallWords.test(word)) return word.toLowerCase()
  const lower = word.toLowerCase()
  if (word !== lower && word !== word.toUpperCase()) return word
  return lower.replace(/(^|['-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/** Words of an issuer or an address: Russian, and more than a sign. */
function readWords(text: string): FieldReading {
  if (!/\p{Script=Cyrillic}/u.test(text)) return wrong(/\p{L}/u.test(text) ? 'not_cyrillic' : 'format')
  return (text.match(/[\p{L}\d]/gu)?.length ?? 0) < 3 ? wrong('format') : read(text)
}
