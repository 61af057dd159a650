import { describe, expect, test } from 'vitest'
import type { RecognizedBill } from '../../shared/contract/bills.ts'
import {
  type Checked,
  emptyLinking,
  isAccountSure,
  type Linking,
  type LinkingEvent,
  linksByItself,
  reduceLinking,
} from '../../renderer/features/links/linking.ts'
import { known, unknownPayee, water } from './payment-samples.ts'

const after = (...events: LinkingEvent[]): Linking => events.reduce<Linking>(reduceLinking, emptyLinking)

const found: Checked = {
  outcome: 'checked',
  account: '3141234567',
  register: 'found',
  asOf: '2026-11-01',
  payerMasked: 'Иванова А. В.',
  address: 'ул. Труда, 15, кв. 24',
  debtKopecks: 81_240,
  alreadyLinked: false,
}
const checkedWater: LinkingEvent = { type: 'account_checked', service: water, typed: '314 123 4567', checked: found }

describe('linking one service after the other', () => {
  test('goes provider, account, register, linked, and back to the provider with what was done', () => {
    const state = after(
      { type: 'words_typed', words: 'вода' },
      { type: 'service_chosen', service: water },
      { type: 'account_typed', account: '314 123 4567' },
      checkedWater,
      { type: 'linked' },
    )
    expect(state).toEqual({
      ...emptyLinking,
      notice: {
        kind: 'linked',
        serviceName: water.serviceName,
        account: '3141234567',
        address: 'ул. Труда, 15, кв. 24',
      },
    })
  })

  test('loses nothing that was typed on the way back', () => {
    const typed: LinkingEvent[] = [
      { type: 'words_typed', words: 'вода' },
      { type: 'moved', at: 2 },
      { type: 'service_chosen', service: water },
      { type: 'account_typed', account: '314 123 4567' },
      checkedWater,
    ]
    const once = after(...typed, { type: 'stepped_back' })
    expect(once).toMatchObject({ step: 'account', service: water, account: '314 123 4567' })
    const twice = reduceLinking(once, { type: 'stepped_back' })
    expect(twice).toMatchObject({ step: 'service', words: 'вода', at: 2 })
    expect(reduceLinking(twice, { type: 'stepped_back' })).toEqual(emptyLinking)
  })

  test('is linked only from what was checked', () => {
    const typing = after({ type: 'service_chosen', service: water }, { type: 'account_typed', account: '3141234567' })
    expect(reduceLinking(typing, { type: 'linked' })).toBe(typing)
  })

  test('a message goes with the next word typed', () => {
    const linked = after({ type: 'service_chosen', service: water }, checkedWater, { type: 'linked' })
    expect(reduceLinking(linked, { type: 'words_typed', words: 'г' })).toMatchObject({ notice: null, words: 'г' })
  })
})

describe('a scanned bill on the linking screen', () => {
  test('of a known payee brings service and account, wherever the cashier was', () => {
    for (const before of [after(), after({ type: 'service_chosen', service: water }), after(checkedWater)]) {
      const state = reduceLinking(before, { type: 'bill_read', bill: known })
      expect(state).toMatchObject({ step: 'account', service: water, account: '3141234567', tried: false })
    }
  })

  test('without an account asks for it and says nothing yet; with a broken one it says what is wrong', () => {
    const missing: RecognizedBill = { ...known, account: '', warnings: ['account_missing'] }
    expect(after({ type: 'bill_read', bill: missing })).toMatchObject({ step: 'account', account: '', tried: false })
    const broken: RecognizedBill = { ...known, account: '99', warnings: ['account_format'] }
    expect(after({ type: 'bill_read', bill: broken })).toMatchObject({ step: 'account', account: '99', tried: true })
  })

  test.each([
    [unknownPayee, { kind: 'unknown_payee' }],
    [
      { outcome: 'not_a_bill', reason: 'web_link' },
      { kind: 'not_a_bill', reason: 'web_link' },
    ],
    [
      { outcome: 'details_differ', providerName: 'ПОВВ', differs: ['BIC'] },
      { kind: 'details_differ', providerName: 'ПОВВ', differs: ['BIC'] },
    ],
  ] as [RecognizedBill, object][])('that is none is told and changes nothing else: %o', (bill, notice) => {
    const before = after({ type: 'words_typed', words: 'вода' })
    expect(reduceLinking(before, { type: 'bill_read', bill })).toEqual({ ...before, notice })
  })

  test('links by itself only when its account is sure and the register does not lack it', () => {
    expect(isAccountSure(known)).toBe(true)
    expect(isAccountSure({ ...known, warnings: ['sum_missing'] })).toBe(true)
    expect(isAccountSure({ ...known, account: '' })).toBe(false)
    expect(isAccountSure({ ...known, warnings: ['account_format'] })).toBe(false)
    expect(isAccountSure({ ...known, warnings: ['field_ambiguous'] })).toBe(false)
    expect(linksByItself(found)).toBe(true)
    expect(linksByItself({ ...found, register: 'not_loaded' })).toBe(true)
    expect(linksByItself({ ...found, register: 'not_in_register' })).toBe(false)
    expect(linksByItself({ ...found, alreadyLinked: true })).toBe(false)
  })
})
