import type { RegisterLayout } from '../contract/registers.ts'
import { type AccountFormat, compileAccountFormat } from './account-format.ts'
import { readDbfHead } from './dbf.ts'
import { addDays, daysInMonth, isDate } from './dates.ts'
import { cutCells } from './register-cells.ts'
import type { RegisterColumn } from './register-columns.ts'
import { decodeRaw, detectEncoding, detectSeparator, rawOf } from './register-text.ts'
import { readRegisterDate, registerDates } from './register-values.ts'

const looked = 50
/** Of the rows that were looked at. */
const mostOfThem = 0.6

/** How DBF fields are called by those who make registers (domain.md §4.8 (f), and what else is met). */
const fieldNames: readonly (readonly [RegExp, RegisterColumn])[] = [
  [/^(LS|LC|LSCHET|LIC|LICSCHET|ACCOUNT|ACC|KOD|N_?LS)/, 'account'],
  [/^(FIO|NAME|PAYER|FAM)/, 'payer'],
  [/^(ADR|ADDR|STREET|UL)/, 'address'],
  [/^(SUM|DOLG|DEBT|SALDO|KOPL|OPL)/, 'debt'],
]

/** The first lines of a file as raw texts, without a byte order mark; the last one only where it is whole. */
export const firstLines = (head: Uint8Array, isWholeFile: boolean): string[] => {
  const lines = rawOf(head)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
  if (!isWholeFile || lines.at(-1) === '') lines.pop()
  return lines
}

const kindOf = (cell: string): 'debt' | 'address' | 'payer' | null => {
  const text = cell.trim()
  if (/^-?[\d \u00a0]+[.,]\d{1,2}$/.test(text)) return 'debt'
  if (/[а-яё]{2}/i.test(text) && /\d/.test(text)) return 'address' // Latin letters and digits are numbers of payments
  return /^\p{L}[\p{L}.-]*( \p{L}[\p{L}.-]*){1,4}$/u.test(text) ? 'payer' : null
}

/** The columns of rows, as far as their cells tell. */
const guessColumns = (rows: readonly (readonly string[])[], format: AccountFormat): RegisterColumn[] => {
  const width = Math.min(60, Math.max(1, ...rows.map((cells) => cells.length)))
  const normalize = compileAccountFormat(format)
  const share = (at: number, fits: (cell: string) => boolean): number =>
    rows.filter((cells) => fits(cells[at] ?? '')).length / Math.max(1, rows.length)
  const columns: RegisterColumn[] = Array.from({ length: width }, () => 'skip')
  const places = columns.map((_, at) => at)
  const isAccount = (cell: string): boolean =>
    normalize(cell).ok && /\d/.test(cell) && registerDates.every((dates) => !readRegisterDate(cell, dates))
  const accounts = places.filter(
    (at) => share(at, isAccount) >= mostOfThem && share(at, (cell) => kindOf(cell) !== null) < mostOfThem,
  )
  const distinct = (at: number): number => new Set(rows.map((cells) => cells[at])).size
  const account = accounts.sort((one, other) => distinct(other) - distinct(one))[0]
  if (account !== undefined) columns[account] = 'account'
  for (const kind of ['debt', 'address', 'payer'] as const) {
    const at = places.find(
      (place) => columns[place] === 'skip' && share(place, (cell) => kindOf(cell) === kind) >= mostOfThem,
    )
    if (at !== undefined) columns[at] = kind
  }
  if (!columns.includes('debt')) {
    const at = places.findLast(
      (place) => columns[place] === 'skip' && share(place, (cell) => /^-?\d+$/.test(cell.trim())) >= mostOfThem,
    )
    if (at !== undefined) columns[at] = 'debt'
  }
  return columns
}

/** How a register seems to be written, by its first bytes; to be looked at. `head`: at least 64 KB, or the whole file. */
export const guessLayout = (head: Uint8Array, format: AccountFormat): RegisterLayout => {
  const table = readDbfHead(head)
  if (table)
    return {
      format: 'dbf',
      encoding: table.encoding ?? 'ibm866',
      debtUnit: 'roubles',
      columns: table.fields.map(({ name }, index) => {
        const holds = fieldNames.find(([names]) => names.test(name.toUpperCase()))?.[1] ?? 'skip'
        const isFirst =
          table.fields.findIndex(
            (field) => fieldNames.find(([names]) => names.test(field.name.toUpperCase()))?.[1] === holds,
          ) === index
        return { name, holds: isFirst ? holds : 'skip' }
      }),
    }
  const encoding = detectEncoding(head)
  const lines = firstLines(head, true)
    .slice(0, looked)
    .map((line) => decodeRaw(line, encoding))
  const separator = detectSeparator(lines)
  const rows = lines.map((line) => cutCells(line, separator))
  const columns = guessColumns(rows, format)
  const account = columns.indexOf('account')
  const normalize = compileAccountFormat(format)
  const firstRow = rows.findIndex((cells) => normalize(cells[account] ?? '').ok)
  return {
    format: 'text',
    encoding,
    separator,
    headerLines: Math.max(0, firstRow),
    footerMark: lines.some((line) => line.startsWith('=')) ? '=' : '',
    debtUnit: 'roubles',
    dates: 'dd.MM.yyyy',
    columns,
    tags: [],
  }
}

/** What a file's name tells (domain.md §4.8): `ИНН_РС_НОМЕР_ММГГ.txt`, `…_ДДММГГГГ.txt`. `asOf`: that day, or the month's last. */
export const readRegisterName = (fileName: string): { inn: string | null; asOf: string | null } => {
  const inn = /^(\d{10}|\d{12})_/.exec(fileName)?.[1] ?? null
  const day = /_(\d\d)(\d\d)(20\d\d)(?=\.[^.]*$|$)/.exec(fileName)
  const date = day ? `${day[3]}-${day[2]}-${day[1]}` : ''
  if (isDate(date)) return { inn, asOf: date }
  const month = /_(0[1-9]|1[0-2])(\d\d)(?=\.[^.]*$|$)/.exec(fileName)
  if (!month) return { inn, asOf: null }
  const first = `20${month[2]}-${month[1]}-01`
  return { inn, asOf: addDays(first, daysInMonth(Number(`20${month[2]}`), Number(month[1])) - 1) }
}
