import { outBytes, type OutBytes } from './register-out-bytes.ts'
import {
  addLine,
  noTotals,
  operationOf,
  type OutLine,
  type OutPayers,
  type OutTerms,
  type OutTotals,
} from './register-out-lines.ts'
import {
  fillMask,
  type OutColumn,
  maskDate,
  maskWriter,
  type OutTemplate,
  type OutWord,
  roublesText,
} from './register-out-template.ts'

export type MadeText = { readonly out: OutBytes; readonly totals: OutTotals }

/** A separator or a line's end inside a value would be a column or a row too many: domain.md §4.8. */
const cleaner = (separator: string): ((value: string) => string) => {
  const found = new RegExp(`[\\r\\n\\t\\u0085\\u2028\\u2029${separator}]`, 'u')
  const all = new RegExp(found, 'gu')
  const instead = separator === ';' || separator === '|' ? ',' : ' '
  return (value) =>
    found.test(value) ? value.replace(all, (character) => (character === separator ? instead : ' ')) : value
}

type Cell = (line: OutLine, no: number) => string

const cellsOf = (template: OutTemplate, terms: OutTerms, payers: OutPayers): Record<OutColumn, Cell | string> => {
  const { decimal, dates, times, periods } = template
  const clean = cleaner(template.separator)
  const money = (kopecks: number): string => roublesText(kopecks, decimal)
  const [dateOf, timeOf, periodOf] = [maskWriter(dates), maskWriter(times), maskWriter(periods)]
  const { number: office } = terms.desk
  // Nearly every line has no payer: the map is asked only where it has somebody.
  const ofPayer = (part: 'name' | 'address'): Cell | string =>
    payers.size === 0 ? '' : (line) => clean(payers.get(line[4])?.[part] ?? '')
  return {
    no: (_, no) => String(no),
    date: (line) => dateOf(line[0]),
    time: (line) => timeOf(line[0]),
    office,
    cashier: (line) => `${office}/${line[1]}`,
    operation: operationOf,
    receipt: (line) => line[2],
    account: (line) => clean(line[5]),
    payer: ofPayer('name'),
    address: ofPayer('address'),
    period: (line) => (line[6] === null ? '' : periodOf(line[6])),
    service: (line) => clean(line[7]),
    purpose: (line) => clean(line[8]),
    sum: (line) => money(line[9]),
    transfer: (line) => money(line[9] - line[10]),
    commission: (line) => money(line[10]),
    empty: '',
  }
}

/** A line's columns with what stands between them; what is the same in every line is put together once. */
const partsOf = (template: OutTemplate, cells: Record<OutColumn, Cell | string>): (Cell | string)[] => {
  const parts: (Cell | string)[] = []
  const put = (part: Cell | string): void => {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else if (part !== '') parts.push(part)
  }
  for (const [index, { holds, tag }] of template.columns.entries()) {
    put((index === 0 ? '' : template.separator) + tag)
    put(cells[holds])
  }
  put('\r\n')
  return parts
}

/** What header, footer and file name may say of a register. */
export const wordsOf = (
  terms: OutTerms,
  totals: OutTotals,
  dates: string,
  decimal: ',' | '.',
): Record<OutWord, string> => ({
  number: String(terms.number).padStart(6, '0'),
  count: String(totals.lineCount),
  sum: roublesText(totals.sumKopecks, decimal),
  transfer: roublesText(totals.transferKopecks, decimal),
  commission: roublesText(totals.commissionKopecks, decimal),
  date: maskDate(terms.businessDate, dates),
  DDMMYYYY: maskDate(terms.businessDate, 'DDMMYYYY'),
  YYYYMMDD: maskDate(terms.businessDate, 'YYYYMMDD'),
  inn: terms.provider.inn,
  account: terms.provider.account,
  payee: terms.provider.name,
  desk: terms.desk.number,
  shift: terms.shiftNumber === null ? '' : String(terms.shiftNumber),
})

/** A text register by its template: a line a payment, CRLF. */
export const writeText = (lines: Iterable<OutLine>, terms: OutTerms, payers: OutPayers): MadeText => {
  const { template } = terms
  if (template === null) throw new RangeError('a text register without a template')
  const replaced = new Map(terms.replacements.map(({ character, by }) => [character, by]))
  const totals = noTotals()
  const cells = cellsOf(template, terms, payers)
  const parts = partsOf(template, cells)
  const body = outBytes(terms.encoding, replaced)
  for (const line of lines) {
    addLine(totals, line)
    const no = totals.lineCount
    body.at(no, line[2])
    for (const part of parts) body.text(typeof part === 'string' ? part : part(line, no))
  }
  body.at(0, '')
  const words = wordsOf(terms, totals, template.dates, template.decimal)
  if (template.footer !== '') body.text(`${fillMask(template.footer, words)}\r\n`)
  if (template.header === '') return { out: body, totals }
  // The totals may stand in it, so it comes last and is put first.
  const whole = outBytes(terms.encoding, replaced)
  whole.text(`${fillMask(template.header, words)}\r\n`)
  whole.raw(body.bytes())
  return { out: joined(whole, body), totals }
}

/** The bytes of the one with what was noted of both. */
const joined = (whole: OutBytes, body: OutBytes): OutBytes => ({
  ...whole,
  missing: [...whole.missing, ...body.missing],
  missingCount: () => whole.missingCount() + body.missingCount(),
})
