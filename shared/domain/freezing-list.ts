import { addDays } from './dates.ts'
import type { BrokenRow } from './passport-list.ts'

/**
 * The sanctions and freezing list as the desk takes it: CSV with a header (name, birth date, document), separated by
 * `;`, `,` or a tab, UTF-8 or CP1251. What a list calls its columns is told by the words of its header.
 */
export type FreezingEntry = {
  readonly name: string
  /** `YYYY-MM-DD`, `YYYY` where only the year is known, '' where nothing is. */
  readonly birth: string
  /** As written; '' where the list has none. */
  readonly document: string
}

export type FreezingRows = {
  readonly entries: readonly FreezingEntry[]
  readonly broken: number
  readonly examples: readonly BrokenRow[]
}

const headerWords = {
  name: /^(фио|ф\.?\s?и\.?\s?о\.?|имя|наименование|name|full[ _]?name)/i,
  birth: /(рожд|birth|dob)/i,
  document: /(паспорт|документ|document|passport)/i,
} as const

/** Letters and digits only, as a document is compared: «75 15 № 654321» is «7515654321». */
export const documentKey = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{Nd}]/gu, '')

/** CP1251 where it can't be UTF-8. */
export const decodeList = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** The fields of one CSV line; a quoted field may hold the separator and doubled quotes. */
const fieldsOf = (line: string, separator: string): string[] => {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] as string
    if (quoted) {
      if (letter !== '"') field += letter
      else if (line[at + 1] === '"') {
        field += '"'
        at++
      } else quoted = false
    } else if (letter === '"' && field.trim() === '') {
      field = ''
      quoted = true
    } else if (letter === separator) {
      fields.push(field.trim())
      field = ''
    } else field += letter
  }
  fields.push(field.trim())
  return fields
}

/** `YYYY-MM-DD`, `YYYY`, '' for nothing; null for what is no date. */
const readBirth = (text: string): string | null => {
  if (text === '') return ''
  if (/^(19|20)\d\d$/.test(text)) return text
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})/.exec(text) ?? []
  const iso = year === '' ? text.slice(0, 10) : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  try {
    return addDays(iso, 0)
  } catch {
    return null
  }
}

const shapeOf = (line: string): string =>
  [...line]
    .slice(0, 40)
    .map((letter) => (/\p{Nd}/u.test(letter) ? '9' : /\p{L}/u.test(letter) ? 'x' : letter))
    .join('')

const separators = [';', '\t', ','] as const
const shownExamples = 5

/** Reads a whole list; null when its first line names no column of names. Never throws. */
export const readFreezingList = (text: string): FreezingRows | null => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const header = lines[0] ?? ''
  const separator = separators.find((candidate) => header.includes(candidate)) ?? ';'
  const columns = fieldsOf(header, separator)
  const column = (of: keyof typeof headerWords): number => columns.findIndex((name) => headerWords[of].test(name))
  const [nameAt, birthAt, documentAt] = [column('name'), column('birth'), column('document')]
  if (nameAt < 0) return null
  const entries: FreezingEntry[] = []
  const examples: BrokenRow[] = []
  let broken = 0
  lines.slice(1).forEach((line, index) => {
    if (line.trim() === '') return
    const fields = fieldsOf(line, separator)
    const name = (fields[nameAt] ?? '').replace(/\s+/g, ' ').slice(0, 200)
    const birth = readBirth(fields[birthAt] ?? '')
    if (/\p{L}{2}/u.test(name) && birth !== null) {
      entries.push({ name, birth, document: (fields[documentAt] ?? '').slice(0, 60) })
      return
    }
    broken += 1
    if (examples.length < shownExamples) examples.push({ line: index + 2, shape: shapeOf(line) })
  })
  return { entries, broken, examples }
}

/** How a person stands to an entry: `exact` stops, `similar` is compared by hand. */
export type Likeness = 'exact' | 'similar' | 'different'

/**
 * The same document, or the same name and birth date: exact. Names alike where the list has no birth date, or where
 * one of name and date is the same and the other is not: similar. A year alone counts as the date where it fits.
 */
export const likenessTo = (
  entry: { readonly sameName: boolean; readonly birth: string; readonly sameDocument: boolean },
  birthDate: string,
): Likeness => {
  if (entry.sameDocument) return 'exact'
  const isYear = entry.birth.length === 4
  // A payer's simplified identification asks for no birth date: nobody is told apart by it then.
  const isUnknown = entry.birth === '' || birthDate === ''
  const sameBirth = !isUnknown && birthDate.startsWith(entry.birth)
  if (entry.sameName) return sameBirth && !isYear ? 'exact' : 'similar'
  return isUnknown || sameBirth ? 'similar' : 'different'
}
