import { describe, expect, test } from 'vitest'
import type { KnownBill, RecognizedBill, ServiceView } from '../../shared/contract/bills.ts'
import {
  type Checked,
  emptyLinking,
  isAccountSure,
  type Linking,
  type LinkingEvent,
  linksByItself,
  reduceLinking,
} from '../../renderer/features/links/linking.ts'
import { noPayer, payerOfBill } from '../../renderer/features/links/payer-words.ts'
import { known, unknownPayee, water } from './payment-samples.ts'

const after = (...events: LinkingEvent[]): Linking => events.reduce<Linking>(reduceLinking, emptyLinking)

const found: Checked = {
  outcome: 'checked',
  account: '3141234567',
  register: 'found',
  asOf: '2026-11-01',
  payer: 'not_asked',
  payerMasked: 'Иванова А. В.',
  address: 'ул. Труда, 15, кв. 24',
  debtKopecks: 81_240,
  alreadyLinked: false,
  heldByOthers: 0,
}
const checkedWater: LinkingEvent = {
  type: 'account_checked',
  service: water,
  typed: '314 123 4567',
  payer: noPayer,
  checked: found,
}
/** Asks for house and flat besides the account. */
const byHouse: ServiceView = { ...water, serviceId: 'by-house', payer: 'account_house_flat' }

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
        heldByOthers: 0,
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
      { outcome: 'not_a_bill', reason: 'web_link', code: null },
      { kind: 'not_a_bill', reason: 'web_link' },
    ],
    [{ outcome: 'receipt', paymentId: '', receiptNumber: '900-1-7' }, { kind: 'receipt' }],
    [
      { outcome: 'demo_payee', providerName: 'ПОВВ' },
      { kind: 'demo_payee', providerName: 'ПОВВ' },
    ],
    [
      {
        outcome: 'details_differ',
        providerName: 'ПОВВ',
        differs: [{ field: 'BIC', inCode: '1', inCatalogue: '2' }],
        otherProviderName: null,
      },
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

describe('a code that is no bill by itself', () => {
  const unknownCode: RecognizedBill = { outcome: 'not_a_bill', reason: 'unknown_code', code: '3141234567' }
  const code: LinkingEvent = { type: 'bill_read', bill: unknownCode }

  test('is looked for, and stands in the field of whichever service takes it', () => {
    const searched = after({ type: 'words_typed', words: 'вода' }, code)
    expect(searched).toMatchObject({ step: 'service', words: '3141234567', notice: null })
    const chosen = reduceLinking(searched, { type: 'service_chosen', service: water })
    expect(chosen).toMatchObject({ step: 'account', account: '3141234567' })
    const otherForm = { ...water, account: { mask: 'dd-ddddddd', example: '54-1234567' } }
    expect(reduceLinking(searched, { type: 'service_chosen', service: otherForm })).toMatchObject({ account: '' })
    // Typed words are no account: an INN may look like one.
    const typed = after({ type: 'words_typed', words: '3141234567' }, { type: 'service_chosen', service: water })
    expect(typed).toMatchObject({ account: '' })
  })

  test('is the account of the service that asks for one, when it has its form; else it is said', () => {
    const asking = after({ type: 'service_chosen', service: water })
    expect(reduceLinking(asking, code)).toMatchObject({ step: 'account', account: '3141234567', notice: null })
    const wrong: LinkingEvent = { type: 'bill_read', bill: { ...unknownCode, code: '99' } }
    expect(reduceLinking(asking, wrong)).toMatchObject({
      account: '',
      notice: { kind: 'not_a_bill', reason: 'unknown_code' },
    })
  })

  test('that several services may mean is asked about; Esc leaves it', () => {
    const choices: KnownBill[] = [known, { ...known, service: byHouse }]
    const asked = after(
      { type: 'words_typed', words: 'вода' },
      { type: 'bill_read', bill: { outcome: 'choose_service', choices } },
    )
    expect(asked).toMatchObject({ step: 'choice', at: 0, choices })
    expect(reduceLinking(asked, { type: 'moved', at: 1 })).toMatchObject({ at: 1 })
    expect(reduceLinking(asked, { type: 'stepped_back' })).toMatchObject({ step: 'service', words: 'вода' })
    expect(reduceLinking(asked, { type: 'bill_read', bill: known })).toMatchObject({ step: 'account', service: water })
  })
})

describe('a payer who is identified by more than the account', () => {
  const withAddress: KnownBill = {
    ...known,
    service: byHouse,
    payerAddress: 'г. Челябинск, ул. Труда, д. 84 корп. 2, кв. 17',
  }

  test('is taken from the code where it says him, and asked for where it does not', () => {
    expect(payerOfBill(withAddress)).toMatchObject({ house: '84 2', flat: '17' })
    expect(after({ type: 'bill_read', bill: withAddress })).toMatchObject({ payer: { house: '84 2', flat: '17' } })
    expect(isAccountSure(withAddress)).toBe(true)
    expect(isAccountSure({ ...withAddress, payerAddress: '' })).toBe(false)
    expect(isAccountSure({ ...known, payerAddress: '' })).toBe(true)
    // What a keyboard scanner has made of an address.
    expect(payerOfBill({ ...withAddress, payerAddress: 'TRUDA D.84 KV.17' })).toEqual(noPayer)
  })

  test('what differs is said until it is typed anew, and nothing of it is lost', () => {
    const differs = after(
      { type: 'service_chosen', service: byHouse },
      { type: 'account_typed', account: '3141234567' },
      { type: 'payer_typed', part: 'house', text: '48' },
      { type: 'payer_typed', part: 'flat', text: '71' },
      { type: 'payer_differs', differs: ['house', 'flat'] },
    )
    expect(differs).toMatchObject({ step: 'account', account: '3141234567', differs: ['house', 'flat'], tried: true })
    const typed = reduceLinking(differs, { type: 'payer_typed', part: 'house', text: '84' })
    expect(typed).toMatchObject({ payer: { house: '84', flat: '71' }, differs: ['flat'] })
    const payer = { ...noPayer, house: '84', flat: '17' }
    const checked = reduceLinking(typed, { ...checkedWater, service: byHouse, payer } as LinkingEvent)
    expect(reduceLinking(checked, { type: 'stepped_back' })).toMatchObject({ step: 'account', payer, differs: [] })
  })
})
