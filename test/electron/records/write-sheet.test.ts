import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sheet, SheetColumn, SheetRow } from '../../../electron/core/sheet.ts'
import { writeSheet } from '../../../electron/records/sheets/write-sheet.ts'
import { temporaryFolder } from '../../support/desk.ts'
import { readCsv, readXlsx } from '../../support/read-tables.ts'

const columns: readonly SheetColumn[] = [
  { title: 'Текст; с "кавычками"', kind: 'text', widthChars: 20 },
  { title: 'Сумма', kind: 'money', widthChars: 12 },
  { title: 'Штук', kind: 'count', widthChars: 8 },
  { title: 'День', kind: 'date', widthChars: 12 },
  { title: 'Момент', kind: 'moment', widthChars: 20 },
]

const sheetOf = (rows: readonly SheetRow[], totals: SheetRow | null = null): Sheet => ({
  title: 'Лист [1]: проба',
  columns,
  rows,
  rowCount: rows.length,
  totals: () => totals,
})
const go = (): boolean => true

const rubles = (kopecks: number): string => {
  const digits = String(Math.abs(kopecks)).padStart(3, '0')
  return `${kopecks < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}
const shownDay = (day: string): string => day.split('-').reverse().join('.')

/** A text as a person's data may hold it; line ends are a reader's own affair (RFC 4180 has CRLF, Python keeps what it is). */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    '+7 900',
    '-5',
    '@SUM(A1)',
    '\t=1',
    'а;б',
    'a"b',
    '"',
    '',
    ' края ',
    '3140000000000000000',
    'две\nстроки',
    '<b>&amp;',
    ']]>',
  ),
)
/** What XML 1.0 can hold: other characters are left out of a workbook. */
const inXml = (text: string): string => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString())
const rows = fc.array(
  fc
    .tuple(texts, fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), fc.nat(), days)
    .map(([text, kopecks, count, at]): [string, number, number, string, string] => [
      text,
      kopecks,
      count,
      at.slice(0, 10),
      at.slice(0, 19).replace('T', ' '),
    ]),
  { minLength: 300, maxLength: 300 },
)

describe('a table in a file, read by a second program', () => {
  const [sample = []] = fc.sample(rows, { numRuns: 1, seed: 20261122 })
  const sum = sample.reduce((total, [, kopecks]) => total + kopecks, 0)

  test('CSV: every cell as it was, no text a formula', () => {
    const file = join(temporaryFolder(), 'a.csv')
    expect(writeSheet(sheetOf(sample, ['Итого', sum]), 'csv', file, go)).toEqual({ failure: null, rows: 300 })
    const [head, ...read] = readCsv(file)
    expect(head).toEqual(columns.map(({ title }) => title))
    const totals = read.pop()
    for (const [at, [text, kopecks, count, day, moment]] of sample.entries()) {
      const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
      expect(read[at]).toEqual([
        safe,
        rubles(kopecks),
        String(count),
        shownDay(day),
        `${shownDay(day)}${moment.slice(10)}`,
      ])
    }
    expect(totals).toEqual(['Итого', rubles(sum), '', '', ''])
  })

  test('XLSX: sums are numbers to the kopeck, days are days, texts are texts', () => {
    const file = join(temporaryFolder(), 'a.xlsx')
    expect(writeSheet(sheetOf(sample, ['Итого', sum]), 'xlsx', file, go)).toEqual({ failure: null, rows: 300 })
    const [head, ...read] = readXlsx(file)
    expect(head).toEqual(columns.map(({ title }) => title))
    const totals = read.pop()
    for (const [at, [text, kopecks, count, day, moment]] of sample.entries()) {
      const [textCell, money, pieces, date, full] = read[at] ?? []
      // A parser makes one line end of each of CR, LF and both (XML 1.0, 2.11).
      expect(textCell).toBe(inXml(text).replace(/\r\n?/g, '\n'))
      expect(money).toEqual({ number: rubles(kopecks).replace(',', '.'), format: 4 })
      expect(pieces).toEqual({ number: String(count), format: 3 })
      const serial = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
      expect(date).toEqual({ number: String(serial), format: 164 })
      const time = Number((full as { number: string }).number) - serial
      expect(Math.round(time * 86_400)).toBe(
        Number(moment.slice(11, 13)) * 3600 + Number(moment.slice(14, 16)) * 60 + Number(moment.slice(17, 19)),
      )
    }
    expect(totals?.slice(0, 2)).toEqual(['Итого', { number: rubles(sum).replace(',', '.'), format: 4 }])
  })

  test('the same rows make the same bytes', () => {
    const folder = temporaryFolder()
    for (const format of ['csv', 'xlsx'] as const) {
      const [first, second] = ['1', '2'].map((name) => join(folder, `${name}.${format}`))
      for (const file of [first ?? '', second ?? '']) writeSheet(sheetOf(sample), format, file, go)
      expect(readFileSync(first ?? '').equals(readFileSync(second ?? ''))).toBe(true)
    }
  })
})

describe('a table that is not written', () => {
  const many = Array.from({ length: 2_000 }, (_, at): SheetRow => [`строка ${at}`, at, at, '2026-11-22', null])

  test('called off, it leaves nothing and keeps what lay there', () => {
    const folder = temporaryFolder()
    for (const format of ['csv', 'xlsx'] as const) {
      const file = join(folder, `a.${format}`)
      writeFileSync(file, 'прежний файл')
      let asked = 0
      expect(writeSheet(sheetOf(many), format, file, () => ++asked < 2)).toEqual({ failure: 'cancelled' })
      expect(readFileSync(file, 'utf8')).toBe('прежний файл')
    }
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.xlsx'])
  })

  test('called off while the disk was waited for, a short one leaves nothing either', () => {
    const folder = temporaryFolder()
    for (const format of ['csv', 'xlsx'] as const)
      expect(writeSheet(sheetOf(many.slice(0, 2)), format, join(folder, `a.${format}`), () => false)).toEqual({
        failure: 'cancelled',
      })
    expect(readdirSync(folder)).toEqual([])
  })

  test('where it can’t be written, it says why', () => {
    const folder = temporaryFolder()
    expect(writeSheet(sheetOf(many), 'csv', join(folder, 'nowhere', 'a.csv'), go)).toEqual({
      failure: 'folder_read_only',
    })
    mkdirSync(join(folder, 'b.csv'))
    expect(writeSheet(sheetOf(many), 'csv', join(folder, 'b.csv'), go)).toEqual({ failure: 'failed' })
    expect(existsSync(join(folder, 'b.csv.part'))).toBe(false)
  })
})
