import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asReady,
  columnCount,
  holdsAt,
  holdsTag,
  isSameLayout,
  neededColumns,
  readHeaderLines,
  tagsOf,
  withColumnsOf,
  withHolds,
  withTag,
} from '../../renderer/features/registers/layout-form.ts'
import { draftOf } from '../../renderer/features/registers/registers-store.ts'
import { totalsWarnings } from '../../renderer/features/registers/totals-warnings.ts'
import { type PreviewRow, type RegisterLayout, registerLayout } from '../../shared/contract/registers.ts'
import { registerColumns, repeatedColumns } from '../../shared/domain/register-columns.ts'
import { layoutProblem, readyLayouts } from '../../shared/domain/register-layouts.ts'

type TextLayout = Extract<RegisterLayout, { format: 'text' }>

const text: TextLayout = {
  format: 'text',
  encoding: 'windows-1251',
  separator: ';',
  headerLines: 0,
  footerMark: '',
  debtUnit: 'roubles',
  dates: 'dd.MM.yyyy',
  columns: ['account', 'payer', 'debt'],
  tags: [],
}
const dbf: RegisterLayout = {
  format: 'dbf',
  encoding: 'ibm866',
  debtUnit: 'roubles',
  columns: [
    { name: 'LS', holds: 'account' },
    { name: 'SUMMA', holds: 'debt' },
  ],
}
const names = ['LS', 'FIO', 'SUMMA']
const row = (cells: string[], kind: PreviewRow['kind'] = 'row'): PreviewRow => ({
  line: 1,
  kind,
  cells,
  read: null,
  problems: [],
})

describe('what a column holds', () => {
  test('the account moves to the column that is said to hold it; the one before holds nothing', () => {
    expect(withHolds(text, [], 1, 'account')).toMatchObject({ columns: ['skip', 'account', 'debt'] })
    expect(withHolds(dbf, names, 1, 'account')).toMatchObject({
      columns: [
        { name: 'FIO', holds: 'account' },
        { name: 'SUMMA', holds: 'debt' },
      ],
    })
  })

  test('names and addresses may stand in parts', () => {
    expect(withHolds(text, [], 3, 'payer')).toMatchObject({ columns: ['account', 'payer', 'debt', 'payer'] })
  })

  test('columns beyond the layout are there to be chosen, and unneeded ones at the end are said no more', () => {
    const far = withHolds(text, [], 5, 'address')
    expect(far).toMatchObject({ columns: ['account', 'payer', 'debt', 'skip', 'skip', 'address'] })
    expect(withHolds(far, [], 5, 'skip')).toMatchObject({ columns: ['account', 'payer', 'debt'] })
    expect(columnCount(far, [], [row(['a', 'b'])])).toBe(6)
    expect(columnCount(text, [], [row(['a', 'b', 'c', 'd']), row(Array(9).fill(''), 'header')])).toBe(4)
    expect(columnCount(dbf, names, [])).toBe(3)
  })

  test('in any order of choices a layout stays one that main takes, with one account and one debt at most', () => {
    const choices = fc.array(fc.tuple(fc.nat(11), fc.constantFrom(...registerColumns)), { maxLength: 40 })
    fc.assert(
      fc.property(choices, fc.boolean(), (chosen, isDbf) => {
        const fields = Array.from({ length: 12 }, (_, at) => `F${at}`)
        const made = chosen.reduce<RegisterLayout>(
          (layout, [at, holds]) => withHolds(layout, fields, at, holds),
          isDbf ? dbf : text,
        )
        expect(registerLayout.safeParse(made).success).toBe(true)
        expect(layoutProblem(made)?.problem).not.toBe('column_repeated')
        const [last] = chosen.slice(-1)
        if (last !== undefined) expect(holdsAt(made, fields, last[0])).toBe(last[1])
      }),
    )
    expect(repeatedColumns).not.toContain('debt')
  })
})

test('what the arrows pass on the way to a choice takes nothing from the other columns', () => {
  const passed = withHolds(withColumnsOf(text, text), [], 3, 'account')
  expect(passed).toMatchObject({ columns: ['skip', 'payer', 'debt', 'account'] })
  const other: RegisterLayout = { ...passed, encoding: 'koi8-r' }
  expect(withHolds(withColumnsOf(other, text), [], 3, 'payer')).toMatchObject({
    encoding: 'koi8-r',
    columns: ['account', 'payer', 'debt', 'payer'],
  })
  expect(withColumnsOf(dbf, text)).toBe(dbf)
})

describe('cells that name themselves', () => {
  const tagged = [row(['15', 'CLIENTNO:750012345', 'CounterVal_1:123,4', 'CounterVal_2:7', '10:42'])]

  test('are found by their tags, numbered ones once; a time is no tag', () => {
    expect(tagsOf(text, tagged)).toEqual(['CLIENTNO', 'CounterVal_'])
    expect(tagsOf(text, [row(['CLIENTNO:1'], 'header')])).toEqual([])
    expect(tagsOf(dbf, tagged)).toEqual([])
  })

  test('an account in a tag leaves its column, and the other way', () => {
    const byTag = withTag(text, 'CLIENTNO', 'account')
    expect(byTag).toMatchObject({ columns: ['skip', 'payer', 'debt'], tags: [{ tag: 'CLIENTNO', holds: 'account' }] })
    expect(holdsTag(byTag, 'CLIENTNO')).toBe('account')
    expect(withHolds(byTag, [], 0, 'account')).toMatchObject({ columns: ['account', 'payer', 'debt'], tags: [] })
    expect(withTag(byTag, 'CLIENTNO', 'skip').tags).toEqual([])
    expect(neededColumns(byTag)).toBe(3)
  })
})

test('a ready-made layout is read in the encoding and under the heading of this file', () => {
  const koi8: RegisterLayout = { ...text, encoding: 'koi8-r', headerLines: 1 }
  const ready = asReady(readyLayouts[1].layout, koi8)
  expect(isSameLayout(ready, { ...readyLayouts[1].layout, encoding: 'koi8-r', headerLines: 1 })).toBe(true)
  expect(asReady(dbf, { ...dbf, encoding: 'windows-1251' }).encoding).toBe('windows-1251')
  expect(isSameLayout(ready, readyLayouts[1].layout)).toBe(false)
})

test('layouts are the same whatever stands in columns that nobody needs', () => {
  expect(isSameLayout(text, { ...text, columns: ['account', 'payer', 'debt', 'skip'] })).toBe(true)
  expect(isSameLayout(text, { ...text, columns: ['account', 'skip', 'debt'] })).toBe(false)
  expect(isSameLayout(text, dbf)).toBe(false)
})

test('lines before the rows are a number from 0 to 50', () => {
  expect(['0', ' 7 ', '50', '', '51', '-1', 'x', '1.5'].map(readHeaderLines)).toEqual([
    0,
    7,
    50,
    ...Array(5).fill(null),
  ])
})

describe('a file chosen again after Esc', () => {
  const file = {
    fileName: 'a.txt',
    bytes: 10,
    asOf: '2026-11-20',
    otherInn: null,
    layout: text,
    layoutFrom: 'guessed',
  } as const
  const service = { serviceId: 's', serviceName: 'S', providerName: 'P', layout: null, register: null }
  const changed = { ...draftOf(service, file, null), layout: withHolds(text, [], 4, 'address') }

  test('keeps the columns that were set, the date and the word about the next file', () => {
    const typed = { ...changed, dateText: '1.11.2026', remember: 'no' } as const
    expect(draftOf(service, file, typed)).toEqual(typed)
  })

  test('the first layout of a provider is kept for the next file, another one only when the person says so', () => {
    expect(draftOf(service, file, null)).toMatchObject({ remember: 'yes', dateText: '20.11.2026' })
    expect(draftOf({ ...service, layout: text }, file, null).remember).toBe('no')
  })

  test('another file, or the same one for another service, begins anew', () => {
    expect(draftOf(service, { ...file, bytes: 11 }, changed).layout).toEqual(text)
    expect(draftOf({ ...service, serviceId: 't' }, file, changed).layout).toEqual(text)
  })
})

test('an older register and one that lacks a tenth of the accounts are asked about', () => {
  const former = { asOf: '2026-11-10', accounts: 100, debtKopecks: 0, newAccounts: 0, goneAccounts: 9 }
  expect(totalsWarnings({ asOf: '2026-11-10', former })).toEqual([])
  expect(totalsWarnings({ asOf: '2026-11-09', former: { ...former, goneAccounts: 10 } })).toEqual([
    'older',
    'many_gone',
  ])
  expect(totalsWarnings({ asOf: '2026-11-09', former: null })).toEqual([])
  expect(totalsWarnings({ asOf: '2026-11-10', former: { ...former, accounts: 0, goneAccounts: 0 } })).toEqual([])
})
