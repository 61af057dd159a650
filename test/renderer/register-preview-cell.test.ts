import { describe, expect, test } from 'vitest'
import {
  countRead,
  holdsCell,
  problemAt,
  problemOfRow,
  readAs,
} from '../../renderer/features/registers/preview-cell.ts'
import type { PreviewRow, RegisterLayout } from '../../shared/contract/registers.ts'

const layout: RegisterLayout = {
  format: 'text',
  encoding: 'utf-8',
  separator: ';',
  headerLines: 1,
  footerMark: '=',
  debtUnit: 'kopecks',
  dates: 'yyyyMMdd',
  columns: ['account', 'payer', 'payer', 'debt', 'meterSerial', 'meterReadOn', 'meterSerial', 'meterReadOn'],
  tags: [],
}
const meter = { serial: 'А-1', type: '', reading: '', readOn: '2026-11-01', verificationOn: '' }
const row: PreviewRow = {
  line: 2,
  kind: 'row',
  cells: ['7785', 'Иванов', 'Иван', '123450', 'А-1', '20261101', 'А-2', ''],
  read: {
    account: '11-0007785',
    payer: 'Иванов Иван',
    address: '',
    debtKopecks: 123_450,
    overpaid: false,
    meters: [meter, { ...meter, serial: 'А-2', readOn: '' }],
  },
  problems: [],
}
const read = (at: number, of: PreviewRow = row): string => readAs(layout, [], of, at).replaceAll('\u00a0', ' ')

describe('what a cell was read as', () => {
  test('is said where it is more than what stands in the cell', () => {
    expect(read(0)).toBe('11-0007785')
    expect(read(3)).toBe('1 234,50 ₽')
    expect(read(4)).toBe('')
    expect(read(5)).toBe('01.11.2026')
  })

  test('parts are joined at the first of them, and each meter has its own', () => {
    expect([read(1), read(2)]).toEqual(['Иванов Иван', ''])
    expect([read(6), read(7)]).toEqual(['', ''])
    const other = { ...row, cells: row.cells.with(6, ' a-2') }
    expect(read(6, other)).toBe('А-2')
  })

  test('a cell that names itself is read by its tag, meter by meter', () => {
    const tagged: RegisterLayout = {
      ...layout,
      columns: ['skip', 'debt'],
      tags: [
        { tag: 'CLIENTNO', holds: 'account' },
        { tag: 'CounterVal_', holds: 'meterReading' },
      ],
    }
    const cells = ['15', '7', 'CLIENTNO:7785', 'method_pay:1', 'CounterVal_1:1,5', 'CounterVal_2:2']
    const meters = [
      { ...meter, reading: '1.5' },
      { ...meter, reading: '2' },
    ]
    const of = { ...row, cells, read: row.read === null ? null : { ...row.read, meters } }
    const all = cells.map((_, at) => readAs(tagged, [], of, at).replaceAll('\u00a0', ' '))
    expect(all).toEqual(['', '1 234,50 ₽', '11-0007785', '', '1.5', '2'])
    expect(cells.map((_, at) => holdsCell(tagged, [], { ...of, kind: 'header' }, at))).not.toContain('account')
  })

  test('nothing is said of a row that is not taken, nor of a column that nobody needs', () => {
    expect(read(3, { ...row, read: null })).toBe('')
    expect(readAs({ ...layout, columns: ['skip'] }, [], row, 0)).toBe('')
  })

  test('what is overpaid is said otherwise than as a debt', () => {
    const overpaid = row.read === null ? null : { ...row.read, debtKopecks: 0, overpaid: true }
    expect(read(3, { ...row, read: overpaid })).toBe('')
  })
})

test('a reason stands at its cell, the row’s own at the row', () => {
  const bad: PreviewRow = {
    ...row,
    read: null,
    problems: [
      { column: 3, problem: 'debt_wrong' },
      { column: null, problem: 'too_few_cells' },
    ],
  }
  expect([problemAt(bad, 3), problemAt(bad, 0), problemOfRow(bad)]).toEqual(['debt_wrong', null, 'too_few_cells'])
  expect(countRead([{ ...row, kind: 'header', read: null }, row, bad])).toEqual({ rows: 2, read: 1 })
})
