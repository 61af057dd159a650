import { describe, expect, test } from 'vitest'
import { cashSettings } from '../../shared/contract/cash.ts'
import { usualCashSettings as usual } from '../../electron/records/cash-settings.ts'
import { settingsOf, toForm, withDenomination } from '../../renderer/features/cash/settings-form.ts'

const form = toForm(usual)

describe('the settings of cash as they are typed', () => {
  test('come back as they were, and main takes them', () => {
    expect(settingsOf(form)).toEqual(usual)
    const dated = { ...usual.denominations[0], validFrom: '2026-01-01', validUntil: '2026-12-31' }
    const settings = cashSettings.parse({ ...usual, ceilingKopecks: null, symbols: [], denominations: [dated] })
    expect(settingsOf(toForm(settings))).toEqual(settings)
  })

  test.each([
    ['common', { ceiling: 'много' }],
    ['common', { approval: '1,234' }],
    ['forms', { forms: { ...form.forms, transfer: { ...form.forms.transfer, copies: '6' } } }],
    ['forms', { forms: { ...form.forms, recount: { ...form.forms.recount, title: ' ' } } }],
    ['denominations', { denominations: form.denominations.map((row) => ({ ...row, until: '31.02.2026' })) }],
    ['denominations', { denominations: [] }],
    ['lists', { counterparties: ' \n ' }],
    ['lists', { symbols: '12 Платные услуги\nбез цифр' }],
  ] as const)('name the section of the first mistake: %s', (section, part) => {
    expect(settingsOf({ ...form, ...part })).toBe(section)
  })

  test('take a new denomination in its place, once', () => {
    const more = withDenomination(form.denominations, 'note', 30_000)
    expect(more?.map(({ id }) => id).slice(3, 6)).toEqual(['note-50000', 'note-30000', 'note-20000'])
    expect(withDenomination(form.denominations, 'note', 50_000)).toBeNull()
  })
})
