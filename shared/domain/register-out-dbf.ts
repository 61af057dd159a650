import { outBytes } from './register-out-bytes.ts'
import { addLine, noTotals, operationOf, type OutLine, type OutPayers, type OutTerms } from './register-out-lines.ts'
import { maskDate, maskPeriod, roublesText } from './register-out-template.ts'
import type { MadeText } from './register-out-text.ts'

type Field = {
  readonly name: string
  readonly type: 'C' | 'D' | 'N'
  readonly length: number
  readonly decimals: number
  readonly of: (line: OutLine, payers: OutPayers) => string
}

const text = (name: string, length: number, of: Field['of']): Field => ({ name, type: 'C', length, decimals: 0, of })
const sum = (name: string, of: (line: OutLine) => number): Field => ({
  ...{ name, type: 'N', length: 13, decimals: 2 },
  of: (line) => roublesText(of(line), '.'),
})

/** domain.md §4.8 (f). Wide enough for whatever the desk takes but a name or an address of an unheard-of length. */
const fields: readonly Field[] = [
  text('LS', 40, (line) => line[5]),
  text('FIO', 100, (line, payers) => payers.get(line[4])?.name ?? ''),
  text('ADR', 200, (line, payers) => payers.get(line[4])?.address ?? ''),
  text('PERIOD', 6, (line) => maskPeriod(line[6], 'YYYYMM')),
  sum('SUMMA', (line) => line[9]),
  sum('KOMISS', (line) => line[10]),
  sum('PEREVOD', (line) => line[9] - line[10]),
  { name: 'DATA', type: 'D', length: 8, decimals: 0, of: (line) => maskDate(line[0], 'YYYYMMDD') },
  text('VREMYA', 8, (line) => line[0].slice(11)),
  text('OPER', 40, operationOf),
  text('USLUGA', 60, (line) => line[7]),
]

const recordBytes = fields.reduce((bytes, { length }) => bytes + length, 1)
const headBytes = 32 + fields.length * 32 + 1
/** By the language byte readers choose the code page. */
const languages = { ibm866: 0x65, 'windows-1251': 0xc9, 'utf-8': 0 } as const
const [headEnds, fileEnds, alive] = [0x0d, 0x1a, 0x20]

/** dBase III. The day in it is the register's own, so that it is the same file whenever it is written. */
const headOf = (terms: OutTerms, records: number): Uint8Array => {
  const head = new Uint8Array(headBytes)
  const view = new DataView(head.buffer)
  const [year = 0, month = 0, day = 0] = terms.madeOn.split('-').map(Number)
  head.set([0x03, year - 1900, month, day])
  view.setUint32(4, records, true)
  view.setUint16(8, headBytes, true)
  view.setUint16(10, recordBytes, true)
  head[29] = languages[terms.encoding]
  for (const [index, { name, type, length, decimals }] of fields.entries()) {
    const at = 32 + index * 32
    for (let place = 0; place < name.length; place += 1) head[at + place] = name.charCodeAt(place)
    head[at + 11] = type.charCodeAt(0)
    head[at + 16] = length
    head[at + 17] = decimals
  }
  head[headBytes - 1] = headEnds
  return head
}

/** A value without what would end a line in somebody's listing, cut to the field's characters. */
const fitted = (value: string, { type, length }: Field): string =>
  type === 'N'
    ? value.padStart(length)
    : value
        .replace(/[\r\n\t\u0085\u2028\u2029]/g, ' ')
        .slice(0, length)
        .padEnd(length)

/** A table: one record a payment. A record has a fixed width, so a character is one byte: never in UTF-8. */
export const writeDbf = (lines: Iterable<OutLine>, terms: OutTerms, payers: OutPayers): MadeText => {
  if (terms.encoding === 'utf-8') throw new RangeError('a table in UTF-8')
  // What takes a character's place takes one place as well.
  const replaced = new Map(terms.replacements.map(({ character, by }) => [character, by.slice(0, 1)]))
  const body = outBytes(terms.encoding, replaced)
  const totals = noTotals()
  for (const line of lines) {
    addLine(totals, line)
    body.at(totals.lineCount, line[2])
    body.raw(Uint8Array.of(alive))
    for (const field of fields) body.text(fitted(field.of(line, payers), field))
  }
  body.raw(Uint8Array.of(fileEnds))
  const whole = outBytes(terms.encoding)
  whole.raw(headOf(terms, totals.lineCount))
  whole.raw(body.bytes())
  return { out: { ...whole, missing: body.missing, missingCount: () => body.missingCount() }, totals }
}

/** The records as text, for a look at the file. */
export const dbfAsText = (decoded: (bytes: Uint8Array) => string, file: Uint8Array, most: number): string[] => {
  const rows = [fields.map(({ name }) => name).join(' | ')]
  for (let at = headBytes; at + recordBytes <= file.length && rows.length <= most; at += recordBytes) {
    const record = decoded(file.subarray(at + 1, at + recordBytes))
    let place = 0
    rows.push(fields.map(({ length }) => record.slice(place, (place += length)).trim()).join(' | '))
  }
  return rows
}
