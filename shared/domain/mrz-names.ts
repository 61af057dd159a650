/** Names of the passport's machine-readable zone: one letter, one character, both ways (domain.md §3.3). */

const letters = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'
const signs = 'ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678'

const toSign = new Map([...letters].map((letter, index) => [letter, signs.charAt(index)]))
const toLetter = new Map([...signs].map((sign, index) => [sign, letters.charAt(index)]))

/** `8` → «Я»; null for what stands for no letter (0, 1, 5 and the filler). */
export const decodeMrzLetter = (sign: string): string | null => toLetter.get(sign) ?? null

/** «Я» → `8`, a hyphen or space → `<`; '' for signs that the zone leaves out. Any case. */
export const encodeMrzLetter = (letter: string): string =>
  /[-\u2010-\u2015\u2212\s]/u.test(letter) ? '<' : (toSign.get(letter.toUpperCase()) ?? '')

export type MrzNameField = 'lastName' | 'firstName' | 'middleName'

/**
 * Why a name must be compared with the passport. `truncated`: the line was too short for it, or just long enough.
 * `joined`: a hyphen and a space look alike in the zone. `split`: where the name ends and the patronymic begins is not
 * in the zone, and this patronymic does not look like one.
 */
export const mrzDoubts = ['truncated', 'joined', 'split'] as const
export type MrzDoubt = (typeof mrzDoubts)[number]

export type MrzNames = {
  /** «Салтыкова-Щедрина». */
  lastName: string
  /** '' where the zone has none. */
  firstName: string
  middleName: string
  doubts: Partial<Record<MrzNameField, MrzDoubt>>
}

/** Characters of the names: positions 6–44. */
export const mrzNamesLength = 39
/** The surname is cut after so many, surname and name together after so many: room for the patronymic's letter. */
export const mrzSurnameLength = 34
export const mrzNamesWithoutPatronymic = 37

const decoded = (part: string): string => [...part].map((sign) => decodeMrzLetter(sign) ?? '').join('')

const capitalised = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase()

/** Written small where they are words of their own. */
const smallWords = /^(ОГЛЫ|ОГЛУ|КЫЗЫ|ГЫЗЫ|УЛЫ|УУЛУ)$/
const patronymicEnding = /(ИЧ|ВНА|ЧНА|ОГЛЫ|ОГЛУ|КЫЗЫ|ГЫЗЫ|УЛЫ|УУЛУ)$/

/** «АБУ», «АЛИ» → «Абу-Али»: a hyphen is by far the commoner of the two; the doubt says to look. */
const joined = (parts: readonly string[]): string =>
  parts
    .map((part) => (smallWords.test(part) ? part.toLowerCase() : capitalised(part)))
    .reduce(
      (name, part) => (name === '' ? part : `${name}${smallWords.test(part.toUpperCase()) ? ' ' : '-'}${part}`),
      '',
    )

/** The parts after the surname: name and patronymic, which the zone separates as it separates a double name. */
function splitGiven(parts: readonly string[]): { first: readonly string[]; middle: readonly string[]; sure: boolean } {
  const last = parts.at(-1) ?? ''
  if (parts.length < 2) return { first: parts, middle: [], sure: true }
  const patronymicParts = smallWords.test(last) && parts.length > 2 ? 2 : 1
  const cut = parts.length - patronymicParts
  const isPatronymic = patronymicEnding.test(last)
  return { first: parts.slice(0, cut), middle: parts.slice(cut), sure: isPatronymic }
}

/**
 * The 39 characters of the names. Whatever was cut, may have been, or can be read in two ways is in doubt; the rest is
 * exactly what was printed. Never throws.
 */
export function readMrzNames(field: string): MrzNames {
  // One filler at the end may be the hyphen at which a name was cut.
  const isFull = field.length >= mrzNamesLength && !field.endsWith('<<')
  const [surname = '', ...rest] = field.replace(/<+$/, '').split('<<')
  const given = rest.join('<')
  const lastParts = surname.split('<').map(decoded)
  const { first, middle, sure } = splitGiven(given === '' ? [] : given.split('<').filter(Boolean).map(decoded))
  const doubts: MrzNames['doubts'] = {}
  if (isSurnameCut(field, surname)) doubts.lastName = 'truncated'
  else if (lastParts.length > 1) doubts.lastName = 'joined'
  // A filler before the last sign: surname and name took all the room they may have.
  const isNameFull = isFull && (middle.length === 0 || field.charAt(mrzNamesWithoutPatronymic) === '<')
  if (isNameFull) doubts.firstName = 'truncated'
  else if (!sure) doubts.firstName = 'split'
  else if (first.length > 1) doubts.firstName = 'joined'
  if (isFull && middle.length > 0) doubts.middleName = 'truncated'
  else if (!sure) doubts.middleName = 'split'
  return { lastName: joined(lastParts), firstName: joined(first), middleName: joined(middle), doubts }
}

/** It has all the room there is; or it was cut right after a hyphen, which stands before the two fillers then. */
const isSurnameCut = (field: string, surname: string): boolean =>
  surname.length >= mrzSurnameLength ||
  (surname.length === mrzSurnameLength - 1 && field.charAt(mrzSurnameLength + 1) === '<')
