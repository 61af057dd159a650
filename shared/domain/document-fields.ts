/** One field of an identity document as it is typed or pasted: its normalised value, or why it stops (domain.md §3.1). */
import type { DocumentField, DocumentProblem } from '../contract/documents.ts'
import { addYears, isDate } from './dates.ts'
import { type DocumentKind, type DocumentRule, documentRules, splitNumber } from './document-kinds.ts'

export type FieldReading = { ok: true; value: string } | { ok: false; problem: DocumentProblem }

/** The first day of the internal passport (Постановление № 828 of 08.07.1997, in force since 01.10.1997). */
const firstPassport = '1997-10-01'
const youngestYears = 14
const oldestYears = 120

const read = (value: string): FieldReading => ({ ok: true, value })
const wrong = (problem: DocumentProblem): FieldReading => ({ ok: false, problem })

/**
 * One field by itself, for the message when it is left. `on` is today, `YYYY-MM-DD`. An empty field is right where the
 * kind lets it be. What depends on another field is said by `readDocument` only.
 */
export function readField(field: DocumentField, text: string, on: string, kind: DocumentKind): FieldReading {
  const rule = documentRules[kind]
  const typed = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (typed === '') return rule.optional.has(field) ? read('') : wrong('missing')
  switch (field) {
    case 'seriesNumber':
      return readSeriesNumber(typed, kind)
    case 'previousDocument':
      return readSeriesNumber(typed, 'passport_rf')
    case 'lastName':
    case 'firstName':
    case 'middleName':
      return readName(typed, rule.script)
    case 'birthDate':
      return thenCheck(readDate(typed), (date) => birthProblem(date, on))
    case 'issuedOn':
      return thenCheck(readDate(typed), (date) => issueProblem(date, on, rule))
    case 'validUntil':
      return thenCheck(readDate(typed), (date) => (date < on ? 'expired' : null))
    case 'departmentCode':
      return readDepartmentCode(typed)
    case 'citizenship':
    case 'conscript':
    case 'issuedBy':
    case 'address':
      return readWords(typed)
  }
}

function thenCheck(reading: FieldReading, problemOf: (value: string) => DocumentProblem | null): FieldReading {
  if (!reading.ok) return reading
  const problem = problemOf(reading.value)
  return problem ? wrong(problem) : reading
}

function birthProblem(birthDate: string, on: string): DocumentProblem | null {
  if (birthDate > on) return 'in_future'
  if (addYears(birthDate, youngestYears) > on) return 'too_young'
  return addYears(birthDate, oldestYears) <= on ? 'too_old' : null
}

function issueProblem(issuedOn: string, on: string, { byAge }: DocumentRule): DocumentProblem | null {
  if (issuedOn > on) return 'in_future'
  return byAge && issuedOn < firstPassport ? 'before_passports' : null
}

/** Letters that look alike in both alphabets: what the other layout types is what the document has. */
const latinLookAlikes = 'ABCEHKMOPTXY'
const cyrillicLookAlikes = 'АВСЕНКМОРТХУ'
const swapped = (text: string, from: string, to: string): string =>
  text.replace(new RegExp(`[${from}]`, 'g'), (letter) => to.charAt(from.indexOf(letter)))

/** The Roman number of a birth certificate's series, whichever look-alikes it was typed with: «11-ИВ», «ІІ-ИВ», «ХХ-ИВ». */
const romanSeries = /^([IVXLCІУХС1|]{1,6})[-\u2010-\u2015\u2212]?([А-ЯA-Z]{2})(\d{6})$/

/**
 * «75 15 654321», «7515№654321», «серия 7515 номер 654321» → `7515654321`. Digits and capital letters only; a birth
 * certificate keeps the dash of its series.
 */
function readSeriesNumber(text: string, kind: DocumentKind): FieldReading {
  const { letters } = documentRules[kind]
  const plain = text.replace(/серия|номер|[\s№#.,:\-\u2010-\u2015\u2212]/giu, '').toUpperCase()
  const roman = romanSeries.exec(plain)
  if (letters === 'cyrillic' && roman) {
    const [, number = '', series = '', rest = ''] = roman
    const latin = swapped(number, 'ІУХС1|', 'IVXCII')
    const whole = `${latin}-${swapped(series, latinLookAlikes, cyrillicLookAlikes)}${rest}`
    if (splitNumber(kind, whole)) return read(whole)
  }
  const meant = letters === 'cyrillic' ? swapped(plain, latinLookAlikes, cyrillicLookAlikes) : plain
  return splitNumber(kind, meant) ? read(meant) : wrong('format')
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

/**
 * «ИВАНОВА», «салтыков - щедрин», «Абу Али», «Д’Артаньян»; «O'Neil», «Müller» where the kind has Latin letters. Latin
 * look-alikes among Russian letters are refused: such a name would never be found.
 */
function readName(text: string, script: DocumentRule['script']): FieldReading {
  const plain = text
    .replace(/[\u2018\u2019\u02BC\u0060\u00B4\u2032]/gu, "'")
    .replace(/\s*[-\u2010-\u2015\u2212]\s*/gu, '-')
    .replace(/\s*'\s*/gu, "'")
  const isLatin = script === 'cyrillic_or_latin' && /\p{Script=Latin}/u.test(plain)
  if (isLatin && /\p{Script=Cyrillic}/u.test(plain)) return wrong('mixed_letters')
  if (!isLatin && /(?!\p{Script=Cyrillic})\p{L}/u.test(plain)) return wrong('not_cyrillic')
  // Dots stand after a letter («Мл.»), signs between letters.
  const shape = isLatin
    ? /^\p{Script=Latin}+\.?([ '-]\p{Script=Latin}+\.?)*$/u
    : /^\p{Script=Cyrillic}+\.?([ '-]\p{Script=Cyrillic}+\.?)*$/u
  return shape.test(plain) ? read(plain.split(' ').map(capitalised).join(' ')) : wrong('format')
}

/** Parts of Turkic patronymics, written small: «Мамед оглы». */
const smallWords = /^(оглы|оглу|кызы|гызы|улы|уулу)$/iu

/** A word typed in one case gets its capitals; one typed in both («МакДональд») is left as it is. */
function capitalised(word: string): string {
  if (smallWords.test(word)) return word.toLowerCase()
  const lower = word.toLowerCase()
  if (word !== lower && word !== word.toUpperCase()) return word
  return lower
    .split('-')
    .map((part) =>
      smallWords.test(part)
        ? part
        : part.replace(/(^|')(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
    )
    .join('-')
}

/** Words of an issuer, a country or an address: Russian, and more than a sign. */
function readWords(text: string): FieldReading {
  if (!/\p{Script=Cyrillic}/u.test(text)) return wrong(/\p{L}/u.test(text) ? 'not_cyrillic' : 'format')
  return (text.match(/[\p{L}\d]/gu)?.length ?? 0) < 3 ? wrong('format') : read(text)
}
