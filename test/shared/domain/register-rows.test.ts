import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { RegisterLayout } from '../../../shared/contract/registers.ts'
import { readDbfHead } from '../../../shared/domain/dbf.ts'
import { cutCells, writeCells } from '../../../shared/domain/register-cells.ts'
import { layoutProblem, readyLayouts } from '../../../shared/domain/register-layouts.ts'
import { previewRegister } from '../../../shared/domain/register-preview.ts'
import { compileRegister } from '../../../shared/domain/register-rows.ts'
import {
  rawOf,
  type RegisterEncoding,
  registerEncodings,
  registerSeparators,
} from '../../../shared/domain/register-text.ts'
import { dbfFile } from '../../support/dbf.ts'

type TextLayout = Extract<RegisterLayout, { format: 'text' }>

const layout = (more: Partial<TextLayout> = {}): TextLayout => ({
  ...{ format: 'text', encoding: 'utf-8', separator: ';', headerLines: 0, footerMark: '', tags: [] },
  ...{ debtUnit: 'roubles', dates: 'dd.MM.yyyy', columns: ['account', 'payer', 'address', 'debt'] },
  ...more,
})
const anyAccount = { pattern: '[0-9А-Я-]{1,20}', example: '' }

/** By another hand than the one that decodes. */
const encoded = (text: string, encoding: RegisterEncoding): string =>
  rawOf(iconv.encode(text, encoding === 'ibm866' ? 'cp866' : encoding))

const read = (
  line: string,
  of: RegisterLayout,
  format: { mask?: string; pattern?: string; example: string } = anyAccount,
) => compileRegister(of, format).read(encoded(line, of.encoding), true)

const letters = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя'
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
const text = fc
  .array(fc.oneof(word, fc.constantFrom('"', ';', '|', ',', '5', 'д.', '""', '-')), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' ').trim())

describe('a row', () => {
  test('comes out as it went in, whatever the encoding, the separator and the quotes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...registerEncodings),
        fc.constantFrom(...registerSeparators),
        fc.string({ unit: fc.constantFrom(...'0123456789-АЯ'), minLength: 1, maxLength: 20 }),
        text,
        text,
        fc.integer({ min: -1_000_000, max: 10_000_000_000 }),
        fc.constantFrom(',', '.'),
        (encoding, separator, account, payer, address, kopecks, mark) => {
          const digits = String(Math.abs(kopecks)).padStart(3, '0')
          const debt = `${kopecks < 0 ? '-' : ''}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`
          const line = writeCells([account, payer, address, debt], separator)
          expect(read(line, layout({ encoding, separator }))).toEqual({
            ...{ account, payer: payer.replace(/\s+/g, ' '), address: address.replace(/\s+/g, ' ') },
            ...{ debtKopecks: Math.max(0, kopecks), overpaid: kopecks < 0, meters: [] },
          })
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('of any bytes is read or has its reason, and never a debt that does not stand in it', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 120 }),
        fc.constantFrom(...registerEncodings),
        fc.constantFrom(...registerSeparators),
        fc.boolean(),
        (bytes, encoding, separator, whole) => {
          const raw = rawOf(bytes)
          const found = compileRegister(layout({ encoding, separator, columns: ['account', 'debt'] }), anyAccount).read(
            raw,
            whole,
          )
          if ('problem' in found) return
          const written = (cutCells(raw, separator)[1] ?? '').replace(/[^\d]/g, '')
          expect(written).toContain(String(found.debtKopecks).replace(/0+$/, '').slice(0, 1))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('has its problem with its column', () => {
    const problems: [string, unknown][] = [
      ['1;А;Б', { problem: 'too_few_cells', column: null }],
      [';А;Б;1,00', { problem: 'account_missing', column: 0 }],
      ['счёт;А;Б;1,00', { problem: 'account_wrong', column: 0 }],
      ['1;А;Б; ', { problem: 'debt_missing', column: 3 }],
      ['1;А;Б;1,234', { problem: 'debt_wrong', column: 3 }],
      ['1;А;Б;1.2.3', { problem: 'debt_wrong', column: 3 }],
      ['1;А;Б;сто', { problem: 'debt_wrong', column: 3 }],
      ['1;А;Б;100000000,01', { problem: 'debt_too_big', column: 3 }],
      ['1;А\u0000;Б;1,00', { problem: 'not_in_encoding', column: null }],
      [`1;${'А'.repeat(5000)};Б;1,00`, { problem: 'too_long', column: null }],
    ]
    for (const [line, problem] of problems) expect(read(line, layout()), line.slice(0, 40)).toEqual(problem)
    // Bytes of another encoding are no UTF-8; the same bytes are letters where every byte is one.
    const koi = encoded('1;Иванов;Труда;1,00', 'koi8-r')
    expect(compileRegister(layout(), anyAccount).read(koi, true)).toMatchObject({ problem: 'not_in_encoding' })
    expect(compileRegister(layout({ encoding: 'koi8-r' }), anyAccount).read(koi, true)).toMatchObject({
      payer: 'Иванов',
    })
  })

  test('joins names and addresses that stand in parts, and writes accounts as the provider does', () => {
    const columns: TextLayout['columns'] = [
      'payer',
      'payer',
      'payer',
      'account',
      'skip',
      'address',
      'address',
      'address',
      'debt',
    ]
    const line = 'Иванов;Иван; ;314 020-0001;x;ул. Труда;д. 5;;12'
    expect(read(line, layout({ columns }), { mask: '314ddddddd', example: '' })).toMatchObject({
      ...{ account: '3140200001', payer: 'Иванов Иван', address: 'ул. Труда, д. 5', debtKopecks: 1200 },
    })
  })

  test('holds several meters, each begun by the column that comes again', () => {
    const meter: TextLayout['columns'] = [
      'meterSerial',
      'meterType',
      'meterReading',
      'meterReadOn',
      'meterVerificationOn',
    ]
    const of = layout({ columns: ['account', 'debt', ...meter, ...meter], dates: 'dd-MM-yyyy' })
    expect(read('1;0;40210;ХВС;120,5;01-10-2026;05-06-2029;;;;;', of)).toMatchObject({
      meters: [{ serial: '40210', type: 'ХВС', reading: '120,5', readOn: '2026-10-01', verificationOn: '2029-06-05' }],
    })
    expect(read('1;0;40210;ХВС;120,5;31-02-2026;;;;;;', of)).toEqual({ problem: 'date_wrong', column: 5 })
    expect(read('1;0;40210;ХВС;много;;;;;;;', of)).toEqual({ problem: 'reading_wrong', column: 4 })
  })
})

describe('the layouts of domain.md §4.8', () => {
  const of = (id: string): RegisterLayout => {
    const found = readyLayouts.find((ready) => ready.id === id)?.layout
    if (!found) throw new Error('no such layout')
    return found
  }

  test('(a): the payments that a bank accepted, with a footer that is no row', () => {
    const lines = [
      '15-09-2026;10-42-17;8597;8597/0123;500123456789ABCD;750012345;ИВАНОВ ИВАН ИВАНОВИЧ;ЧЕЛЯБИНСК,УЛ.ТРУДА,Д.1,КВ.2;0826;3816,30;3778,14;38,16',
      '=1;3816,30;3778,14;38,16;123456;16-09-2026',
    ]
    const file = iconv.encode(`${lines.join('\r\n')}\r\n`, 'win1251')
    expect(previewRegister(file, true, of('accepted'), { pattern: '\\d{9}', example: '' })?.rows).toMatchObject([
      { kind: 'row', read: { account: '750012345', address: 'ЧЕЛЯБИНСК,УЛ.ТРУДА,Д.1,КВ.2', debtKopecks: 381_630 } },
      { kind: 'footer', read: null },
    ])
  })

  test('(b): readings of meters in a tail of tags', () => {
    const line =
      '8597;0123;x;15/09/2026;812,40;8.12;CLIENTNO:750012345;CLIENTDOCNO:7;method_pay:1;CounterVal_1:123,4;CounterVal_2:56'
    expect(read(line, of('readings'), { pattern: '\\d{9}', example: '' })).toMatchObject({
      ...{ account: '750012345', debtKopecks: 81_240 },
      meters: [
        { serial: '№1', reading: '123,4' },
        { serial: '№2', reading: '56' },
      ],
    })
    expect(read(line.replace('CLIENTNO', 'CLIENT'), of('readings'))).toMatchObject({ problem: 'account_missing' })
  })

  test('(c): account, name and sum', () => {
    expect(read('750012345;ИВАНОВ И. И.;100', of('debts'))).toMatchObject({ account: '750012345', debtKopecks: 10_000 })
  })

  test('(f): a DBF table, with records that were deleted', () => {
    const fields = [
      { name: 'LS', type: 'C', length: 12 },
      { name: 'FIO', type: 'C', length: 30 },
      { name: 'ADR', type: 'C', length: 40 },
      { name: 'SUMMA', type: 'N', length: 12, decimals: 2 },
    ] as const
    const rows = [
      ['750012345', 'ИВАНОВ ИВАН', 'УЛ.ТРУДА,Д.1', '3816.30'],
      ['750012346', 'ПЕТРОВ ПЁТР', 'УЛ.ТРУДА,Д.2', '-5.00'],
      ['750012347', 'СИДОРОВ', '', ''],
    ]
    const file = dbfFile(fields, rows, { deleted: [1] })
    expect(readDbfHead(file)).toMatchObject({
      records: 3,
      encoding: 'ibm866',
      fields: fields.map(({ name }) => ({ name })),
    })
    expect(previewRegister(file, true, of('dbf'), { pattern: '\\d{9}', example: '' })).toMatchObject({
      columnNames: ['LS', 'FIO', 'ADR', 'SUMMA'],
      rows: [
        { line: 1, read: { account: '750012345', payer: 'ИВАНОВ ИВАН', debtKopecks: 381_630 } },
        { line: 3, read: null, problems: [{ problem: 'debt_missing', column: 3 }] },
      ],
    })
    expect(previewRegister(file, true, of('debts'), anyAccount)).toBeNull()
    expect(previewRegister(iconv.encode('1;А;2', 'win1251'), true, of('dbf'), anyAccount)).toBeNull()
    // A table without a field that the layout wants has no row.
    const other = dbfFile([{ name: 'LS', type: 'C', length: 12 }], [['750012345']])
    expect(previewRegister(other, true, of('dbf'), anyAccount)?.rows).toMatchObject([
      { problems: [{ problem: 'too_few_cells' }] },
    ])
  })

  test('no bytes at all are a table by mistake', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        bytes[0] = 0x03
        const head = readDbfHead(bytes)
        if (head) expect(head.fields.length).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })

  test('can be used as they are; one without account or debt, or with two of them, can not', () => {
    for (const { layout: ready } of readyLayouts) expect(layoutProblem(ready)).toBeNull()
    expect(layoutProblem(layout({ columns: ['payer', 'debt'] }))).toEqual({ problem: 'no_account_column' })
    expect(layoutProblem(layout({ columns: ['account', 'payer'] }))).toEqual({ problem: 'no_debt_column' })
    const twice = layout({ columns: ['account', 'debt', 'debt'] })
    expect(layoutProblem(twice)).toEqual({ problem: 'column_repeated', column: 'debt' })
    expect(layoutProblem(layout({ columns: ['account', 'payer', 'payer', 'debt'] }))).toBeNull()
  })
})
