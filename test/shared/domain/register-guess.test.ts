import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { guessLayout, readRegisterName } from '../../../shared/domain/register-guess.ts'
import {
  detectEncoding,
  detectSeparator,
  registerEncodings,
  registerSeparators,
} from '../../../shared/domain/register-text.ts'
import { readDebt, readReading, readRegisterDate, registerDates } from '../../../shared/domain/register-values.ts'
import { writeCells } from '../../../shared/domain/register-cells.ts'
import { dbfFile } from '../../support/dbf.ts'

const nameOf = (encoding: string): string => (encoding === 'ibm866' ? 'cp866' : encoding)
const account = { mask: '314ddddddd', example: '' }
const people = ['Абрамова Вера Игоревна', 'Белов Сергей Петрович', 'ЖУКОВА ЮЛИЯ ЩЕПАНОВНА', 'Эйхе Ян']
const rowsOf = (separator: string, mark = ','): string[] =>
  people.map((payer, index) =>
    writeCells(
      [
        String(index),
        `314020000${index}`,
        payer,
        `г. Челябинск, ул. Труда, д. ${index + 3}, кв. 8`,
        `${index * 310}${mark}5${index}`,
      ],
      separator,
    ),
  )

describe('what is seen in a file', () => {
  test('its encoding, by names and addresses alone', () => {
    for (const encoding of registerEncodings)
      for (const text of [rowsOf(';').join('\n'), rowsOf(';').join('\n').toUpperCase(), 'Иванов'])
        expect(detectEncoding(iconv.encode(text, nameOf(encoding))), `${encoding}: ${text.slice(0, 9)}`).toBe(encoding)
    expect(detectEncoding(iconv.encode('3140200001;100,00', 'utf-8'))).toBe('windows-1251')
  })

  test('a head that ends in the middle of a letter is UTF-8 still', () => {
    const bytes = iconv.encode('Иванов', 'utf-8')
    expect(detectEncoding(bytes.subarray(0, bytes.length - 1))).toBe('utf-8')
  })

  test('its separator, though sums have commas, too', () => {
    for (const separator of registerSeparators) expect(detectSeparator(rowsOf(separator, '.'))).toBe(separator)
    expect(detectSeparator(['3140200001;100,00', '3140200002;5,10'])).toBe(';')
  })

  test('its columns, headings and footer', () => {
    for (const encoding of registerEncodings)
      for (const separator of registerSeparators) {
        const lines = [
          '№;Лицевой счёт;ФИО;Адрес;Сумма'.replaceAll(';', separator),
          ...rowsOf(separator, '.'),
          '=4;итого',
        ]
        expect(guessLayout(iconv.encode(lines.join('\r\n'), nameOf(encoding)), account)).toMatchObject({
          ...{ format: 'text', encoding, separator, headerLines: 1, footerMark: '=' },
          columns: ['skip', 'account', 'payer', 'address', 'debt'],
        })
      }
    // domain.md §4.8 (a)
    const accepted =
      '15-09-2026;10-42-17;8597;8597/0123;500123456789ABCD;750012345;ИВАНОВ ИВАН ИВАНОВИЧ;ЧЕЛЯБИНСК,УЛ.ТРУДА,Д.1,КВ.2;0826;3816,30;3778,14;38,16'
    expect(guessLayout(iconv.encode(accepted, 'win1251'), { pattern: '\\d{9}', example: '' })).toMatchObject({
      columns: [...Array<string>(5).fill('skip'), 'account', 'payer', 'address', 'skip', 'debt', 'skip', 'skip'],
    })
    const table = dbfFile(
      [
        { name: 'LS', type: 'C', length: 10 },
        { name: 'FIO', type: 'C', length: 20 },
        { name: 'DOLG', type: 'N', length: 10 },
        { name: 'SUMMA', type: 'N', length: 10 },
      ],
      [['3140200001', 'Белов', '10.00', '0']],
    )
    expect(guessLayout(table, account)).toMatchObject({
      format: 'dbf',
      columns: ['account', 'payer', 'debt', 'skip'].map((holds) => ({ holds })),
    })
  })

  test('nothing of any bytes is thrown at anybody', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void guessLayout(bytes, account)),
      { numRuns: 1000 },
    )
  })

  test('whose it is and of which day, by its name', () => {
    expect(readRegisterName('1234567890_40702810412345678912_001_1219.txt')).toEqual({
      inn: '1234567890',
      asOf: '2019-12-31',
    })
    expect(readRegisterName('1234567890_40702810412345678912_001_0224.txt')).toEqual({
      inn: '1234567890',
      asOf: '2024-02-29',
    })
    expect(readRegisterName('reestr_15092026.txt')).toEqual({ inn: null, asOf: '2026-09-15' })
    expect(readRegisterName('долги.dbf')).toEqual({ inn: null, asOf: null })
  })
})

describe('values', () => {
  test('a debt is whole kopecks, to the kopeck, or nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.constantFrom(',', '.'),
        fc.boolean(),
        (kopecks, mark, below) => {
          const digits = String(kopecks).padStart(3, '0')
          const sign = below ? '-' : ''
          const wanted = below && kopecks > 0 ? -kopecks : kopecks
          expect(readDebt(`${sign}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`, 'roubles')).toBe(wanted)
          expect(readDebt(`${sign}${kopecks}`, 'kopecks')).toBe(wanted)
          if (kopecks % 10 === 0)
            expect(readDebt(`${digits.slice(0, -2)}${mark}${digits.at(-2)}`, 'roubles')).toBe(kopecks)
        },
      ),
    )
    const written: [string, number | null][] = [
      ...([
        ['1 234,50', 123_450],
        ['1\u00a0234.5', 123_450],
        ['7', 700],
        ['12,5000', 1250],
        ['0,00', 0],
        ['-0', 0],
      ] as [string, number][]),
      ...[
        '',
        ' ',
        '-',
        ',5',
        '5,',
        '1,2,3',
        '1,255',
        '12-',
        '--1',
        '1e3',
        '0x10',
        '１２',
        '1,5 0',
        '123456789012345',
      ].map((text): [string, null] => [text, null]),
    ]
    for (const [text, kopecks] of written) expect(readDebt(text, 'roubles'), text).toBe(kopecks)
    expect(readDebt('12,00', 'kopecks')).toBeNull()
  })

  test('a date is one of the calendar, as the layout writes it and no other way', () => {
    const written = { 'dd.MM.yyyy': '05.06.2026', 'dd-MM-yyyy': '05-06-2026', 'dd/MM/yyyy': '05/06/2026' }
    const all = { ...written, 'yyyy-MM-dd': '2026-06-05', yyyyMMdd: '20260605' }
    for (const dates of registerDates)
      for (const as of registerDates) expect(readRegisterDate(all[as], dates)).toBe(dates === as ? '2026-06-05' : null)
    expect(readRegisterDate('30.02.2026', 'dd.MM.yyyy')).toBeNull()
    expect(readRegisterDate('  ', 'dd.MM.yyyy')).toBe('')
  })

  test('a reading keeps its digits', () => {
    expect(['120.5', '0', ' 7,125 ', ''].map(readReading)).toEqual(['120,5', '0', '7,125', ''])
    expect(['-1', '1 000', 'x', '1234567890'].map(readReading)).toEqual([null, null, null, null])
  })
})
