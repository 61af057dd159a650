import type { SheetCell, SheetColumn, SheetRow } from '../../core/sheet.ts'

/** Spreadsheets take a file without it for CP1251. */
export const byteOrderMark = '\ufeff'

/**
 * A text that a spreadsheet would take for a formula (OWASP, CSV Injection) gets an apostrophe before it, as one types
 * there to say that it is a text.
 */
const notFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** RFC 4180: quotes around what holds a separator, a quote or a line's end; a quote inside is written twice. */
const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** `1234` kopecks → `12,34`: what a Russian spreadsheet reads as a number. */
const moneyText = (kopecks: number): string => {
  const digits = String(Math.abs(kopecks)).padStart(3, '0')
  return `${kopecks < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}

const dateText = (date: string): string => `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`

const cellText = (kind: SheetColumn['kind'], cell: SheetCell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return kind === 'money' ? moneyText(cell) : String(cell)
  // A word in another column's place (the totals' «Итого») is a text wherever it stands.
  if (kind === 'date' && /^\d{4}-/.test(cell)) return dateText(cell)
  if (kind === 'moment' && /^\d{4}-/.test(cell)) return `${dateText(cell)}${cell.slice(10)}`
  return quoted(notFormula(cell))
}

/** One line with its end. */
export const csvLine = (columns: readonly SheetColumn[], row: SheetRow): string =>
  `${columns.map(({ kind }, at) => cellText(kind, row[at] ?? null)).join(';')}\r\n`

/** The line of titles, the mark of the encoding before it. */
export const csvHead = (columns: readonly SheetColumn[]): string =>
  `${byteOrderMark}${columns.map(({ title }) => quoted(notFormula(title))).join(';')}\r\n`
