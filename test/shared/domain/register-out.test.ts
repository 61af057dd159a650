import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { OrderLine, OutTerms } from '../../../shared/domain/register-out-lines.ts'
import {
  knownTemplates,
  type OutTemplate,
  roublesText,
  unknownWord,
} from '../../../shared/domain/register-out-template.ts'
import { outFileName, readFirstLines, writeRegister } from '../../../shared/domain/register-out.ts'
import { readByDbview, readByPython, readOneC, readSber, readSberReadings } from '../../support/out-readers.ts'

const terms = (part: Partial<OutTerms> = {}): OutTerms => ({
  layout: 'sber',
  encoding: 'windows-1251',
  template: knownTemplates.sber,
  provider: { name: 'ООО «Расчётные системы»', inn: '7451000006', account: '40702810800000000001' },
  desk: {
    ...{ number: '0900', bankName: 'ПАО «ЧЕЛЯБИНВЕСТБАНК»', bankBic: '047501779' },
    ...{ payerAccount: '40911810400000000001', payerInn: '7421000200', payerKpp: '745301001' },
  },
  ...{ number: 17, businessDate: '2026-09-15', shiftNumber: null, madeOn: '2026-09-15', madeAtTime: '18:30:00' },
  replacements: [],
  ...part,
})

const line = (
  part: { account?: string; service?: string; purpose?: string; sum?: number; withheld?: number } = {},
): OrderLine => [
  ...(['2026-09-15T10:42:17', 12, '900-12-0003', 1, 'p1', part.account ?? '750012345', '2026-08'] as const),
  ...([
    part.service ?? 'Вода',
    part.purpose ?? 'Вода, ЛС 750012345',
    part.sum ?? 381_630,
    part.withheld ?? 3816,
  ] as const),
  ...(['rs-water', 'ООО «Расчётные системы»', '7451000006', '745101001', '40702810800000000001'] as const),
  ...(['ПАО Банк', '047501779', '30101810400000000779'] as const),
]

const payers = new Map([['p1', { name: 'СЕЛИВАНОВ ИВАН ПЕТРОВИЧ', address: 'Челябинск; ул. Труда\r\n1', inn: '' }]])
const nobody = { payers: new Map<string, never>(), budgets: new Map<string, never>() }
const write = (lines: readonly OrderLine[], of: OutTerms, ground = nobody) => {
  const { out, totals } = writeRegister(lines, of, ground)
  return { bytes: Uint8Array.from(out.bytes()), totals, missing: out.missing, missingCount: out.missingCount() }
}
const put = (bytes: Uint8Array, name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-out-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

describe('the register of twelve columns', () => {
  test('is the sample of the layout, to the byte', () => {
    const { bytes } = write([line()], terms(), { ...nobody, payers: payers as never })
    expect(new TextDecoder('windows-1251').decode(bytes)).toBe(
      '15-09-2026;10-42-17;0900;0900/12;900-12-0003-1;750012345;СЕЛИВАНОВ ИВАН ПЕТРОВИЧ;Челябинск, ул. Труда  1;0826;3816,30;3778,14;38,16\r\n' +
        '=1;3816,30;3778,14;38,16;000017;15-09-2026\r\n',
    )
  })

  test('any values come back by readers that know the layout alone, and the sums are those of the lines', () => {
    const letters = fc.constantFrom(...'АБёЁя «»"\'№;|,\r\n\t-—…°', 'a', '7')
    const value = fc.string({ unit: letters, maxLength: 60 })
    const lines = fc.array(
      fc.record({
        account: value,
        sum: fc.integer({ min: 1, max: 10_000_000_000 }),
        share: fc.integer({ min: 0, max: 100 }),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(lines, (paid) => {
        const made = write(
          paid.map(({ account, sum, share }) => line({ account, sum, withheld: Math.floor((sum / 100) * share) })),
          terms(),
        )
        expect(made.missingCount).toBe(0)
        const read = readSber(made.bytes)
        expect(read.totals.count).toBe(made.totals.lineCount)
        expect([read.totals.sum, read.totals.commission, read.totals.transfer]).toEqual([
          made.totals.sumKopecks,
          made.totals.commissionKopecks,
          made.totals.transferKopecks,
        ])
        expect(read.rows.map(({ account }) => account)).toEqual(
          paid.map(({ account }) => account.replaceAll(';', ',').replace(/[\r\n\t]/g, ' ')),
        )
      }),
    )
  })

  test("Python's csv reads the same", () => {
    const { bytes, totals } = write([line(), line({ account: '«Ёлка» "1"; 2', sum: 100, withheld: 0 })], terms())
    const rows = readByPython(put(bytes, 'r.txt'))
    expect(rows.map((row) => row.length)).toEqual([12, 12, 6])
    expect(rows[1]?.[5]).toBe('«Ёлка» "1", 2')
    expect(rows[2]).toEqual(['=2', roublesText(totals.sumKopecks, ','), '3779,14', '38,16', '000017', '15-09-2026'])
  })

  test('a character that the encoding lacks is told with its line, and never a question mark', () => {
    const made = write([line(), line({ account: 'ЛС ₽ Ω' })], terms())
    expect(made.missing).toEqual([
      { line: 2, receiptNumber: '900-12-0003', character: '₽' },
      { line: 2, receiptNumber: '900-12-0003', character: 'Ω' },
    ])
    expect(new TextDecoder('windows-1251').decode(made.bytes)).not.toContain('?')
    expect(
      write([line({ account: '№ «»' })], terms({ encoding: 'ibm866' })).missing.map(({ character }) => character),
    ).toEqual(['«', '»'])
    // An emoji is one character, half of one is told as well.
    expect(write([line({ account: '😀\ud83d' })], terms()).missing.map(({ character }) => character)).toEqual([
      '😀',
      '\ud83d',
    ])
  })

  test('a character that stands in every line leaves room for the one in the last', () => {
    const lines = Array.from({ length: 60 }, () => line({ account: 'ЛС ₽' }))
    const made = write([...lines, line({ account: 'ЛС Ω' })], terms())
    expect(made.missing.map(({ line: at, character }) => [at, character])).toEqual([
      [1, '₽'],
      [61, 'Ω'],
    ])
    expect(made.missingCount).toBe(61)
  })

  test('the ways out: another encoding, or other characters', () => {
    const lines = [line({ account: 'ЛС ₽ Ω' })]
    const inUtf8 = write(lines, terms({ encoding: 'utf-8' }))
    expect(inUtf8.missingCount).toBe(0)
    expect(readSber(inUtf8.bytes, 'utf-8').rows[0]?.account).toBe('ЛС ₽ Ω')
    const replacements = [
      { character: '₽', by: 'руб.' },
      { character: 'Ω', by: 'Ом' },
    ]
    const replaced = write(lines, terms({ replacements }))
    expect(replaced.missingCount).toBe(0)
    expect(readSber(replaced.bytes).rows[0]?.account).toBe('ЛС руб. Ом')
    // What is put in their place is looked at as well.
    expect(
      write(
        lines,
        terms({
          replacements: [
            { character: '₽', by: '€¥' },
            { character: 'Ω', by: '' },
          ],
        }),
      ).missing,
    ).toEqual([{ line: 1, receiptNumber: '900-12-0003', character: '¥' }])
  })

  test('UTF-8 is what TextEncoder writes, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (account) => {
        const clean = account.replace(/[\r\n\t\u0085\u2028\u2029]/gu, ' ').replaceAll(';', ',')
        const { bytes } = write([line({ account })], terms({ encoding: 'utf-8' }))
        expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(';')[5]).toBe(clean)
      }),
    )
  })
})

describe('the other layouts', () => {
  test('with meter values: the fifth, the sixth, the tagged tail', () => {
    const { bytes } = write([line()], terms({ layout: 'sber_readings', template: knownTemplates.sber_readings }))
    const [row] = readSberReadings(bytes).rows
    expect(row).toMatchObject({ account: '750012345', sum: 381_630, commission: 3816 })
    expect(row?.cells.slice(6)).toEqual(['CLIENTNO:750012345', 'CLIENTDOCNO:900-12-0003', 'method_pay:CASH'])
  })

  test("LANBilling: the payee's account, then eight values a payment", () => {
    const { bytes } = write([line(), line()], terms({ layout: 'lanbilling', template: knownTemplates.lanbilling }))
    const rows = readByPython(put(bytes, 'l.txt'))
    expect(rows[0]).toEqual(['40702810800000000001'])
    expect(rows[2]).toEqual(['750012345', '900-12-0003-1', '2026-09-15', '3816.30', '', '', 'Вода, ЛС 750012345', '2'])
  })

  test('1CClientBankExchange: an order a line, the transfer as its sum, the payer where one was identified', () => {
    const of = terms({ layout: 'one_c', template: null })
    const { bytes } = write([line()], of)
    const { head, documents } = readOneC(bytes)
    expect(head).toMatchObject({
      ВерсияФормата: '1.03',
      Кодировка: 'Windows',
      ДатаНачала: '15.09.2026',
      ВремяСоздания: '18:30:00',
    })
    expect(documents).toHaveLength(1)
    expect(documents[0]).toMatchObject({
      Номер: '1',
      Дата: '15.09.2026',
      Сумма: '3778.14',
      Плательщик: 'ПАО «ЧЕЛЯБИНВЕСТБАНК»',
      ПолучательСчет: '40702810800000000001',
      ПолучательИНН: '7451000006',
      НазначениеПлатежа: 'Вода, ЛС 750012345, операция 900-12-0003-1',
    })
    const budget = {
      ...{ uin: '18203702140083959124', cbc: '18210102010011000110', oktmo: '75701000', status: '13', reason: 'ТП' },
      ...{ taxPeriod: 'МС.03.2026', docNo: '5', docDate: '01.03.2026', paymentKind: '' },
    }
    const told = write([line()], of, { payers: payers as never, budgets: new Map([['p1/1', budget]]) as never })
    expect(readOneC(told.bytes).documents[0]).toMatchObject({
      ...{ Код: budget.uin, ПоказательКБК: budget.cbc, ОКАТО: budget.oktmo, СтатусСоставителя: '13' },
      Плательщик: 'СЕЛИВАНОВ ИВАН ПЕТРОВИЧ//Челябинск; ул. Труда  1',
    })
    const dos = write([line({ purpose: 'Вода' })], {
      ...of,
      encoding: 'ibm866',
      provider: { name: '', inn: '', account: '' },
      desk: { ...of.desk, bankName: 'Банк' },
    })
    expect(dos.missing.map(({ character }) => character)).toEqual(['«', '»']) // of the payee's name
  })

  test('the purpose of an order is cut, the number of its operation never', () => {
    const { bytes } = write([line({ purpose: 'П'.repeat(210) })], terms({ layout: 'one_c', template: null }))
    const purpose = readOneC(bytes).documents[0]?.['НазначениеПлатежа'] ?? ''
    expect(purpose).toHaveLength(210)
    expect(purpose.endsWith(', операция 900-12-0003-1')).toBe(true)
  })

  test('a table is read by dbview and by Python, and bears no other day than its own', () => {
    const of = terms({ layout: 'dbf', encoding: 'ibm866', template: null })
    const lines = [line(), line({ account: 'ЛС-№2', service: 'Ж'.repeat(80), sum: 5, withheld: 0 })]
    const { bytes, totals } = write(lines, of, { ...nobody, payers: payers as never })
    expect([...bytes.slice(0, 8)]).toEqual([3, 126, 9, 15, 2, 0, 0, 0])
    const rows = readByDbview(put(bytes, 't.dbf'))
    expect(rows).toHaveLength(2)
    expect(rows[0]?.slice(0, 2)).toEqual(['750012345', 'СЕЛИВАНОВ ИВАН ПЕТРОВИЧ'])
    expect(rows.map((row) => row.slice(4, 7))).toEqual([
      ['3816.30', '38.16', '3778.14'],
      ['0.05', '0.00', '0.05'],
    ])
    expect(rows[1]?.[10]).toBe('Ж'.repeat(60))
    expect(totals.sumKopecks).toBe(381_635)
    expect(readFirstLines(bytes, of, 2)).toHaveLength(3)
  })

  test('a template of its own: header, footer, tags and masks as they are said', () => {
    const template: OutTemplate = {
      ...{ separator: '|', decimal: '.', dates: 'YY.MM.DD', times: 'HH:MI', periods: 'MM.YYYY' },
      ...{ header: '#{number} {payee} {count}/{sum}', footer: '' },
      columns: [
        { holds: 'no', tag: '' },
        { holds: 'account', tag: 'LS=' },
        { holds: 'date', tag: '' },
        { holds: 'time', tag: '' },
        { holds: 'period', tag: '' },
      ],
    }
    const { bytes } = write([line({ account: 'a|b' })], terms({ layout: 'template', template }))
    expect(new TextDecoder('windows-1251').decode(bytes)).toBe(
      '#000017 ООО «Расчётные системы» 1/3816.30\r\n1|LS=a,b|26.09.15|10:42|08.2026\r\n',
    )
    expect(unknownWord('{count} {what}')).toBe('what')
    expect(unknownWord(template.header)).toBe(null)
  })
})

test('a file name has what its mask says and nothing that a file system minds', () => {
  expect(outFileName('{inn}_{desk}_{number}_{DDMMYYYY}.txt', terms(), false)).toBe(
    '7451000006_0900_000017_15092026.txt',
  )
  expect(outFileName('{payee}-{number}.txt', terms(), true)).toBe('DEMO_ООО _Расчётные системы_-000017.txt')
})

test('more can not be withheld than was paid', () => {
  expect(() => write([line({ sum: 10, withheld: 11 })], terms())).toThrow(RangeError)
})
