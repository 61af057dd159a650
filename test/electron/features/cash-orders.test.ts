import { describe, expect, test } from 'vitest'
import { getCashSettings, setCashSettings } from '../../../shared/contract/cash.ts'
import {
  exchangeNotes,
  getCashState,
  getCeiling,
  getOrderPaper,
  listOrders,
  openVault,
  payOut,
  receiveFromDesk,
  refuseNote,
  reprintOrder,
  setCounting,
  takeIn,
} from '../../../shared/contract/cash-orders.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { getCurrentShift } from '../../../shared/contract/shift.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { orderNotes } from '../../../electron/records/stored-orders.ts'
import { openShiftOf } from '../../../electron/records/shifts.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { auditOf, openCashDesk, openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { approved } from '../../support/screening-desk.ts'

const drawer = async (desk: TestDesk): Promise<number> => {
  const row = desk.database.db.get<{ kopecks: number }>('SELECT sum(amount_kopecks) AS kopecks FROM cash_movements')
  return row?.kopecks ?? 0
}
const outside = (kopecks: number) => ({
  ...({ place: 'drawer', counterparty: 'Бухгалтерия', ground: 'Размен для выдачи', symbol: '32' } as const),
  rows: countOf(kopecks),
})
const paperText = async (desk: TestDesk, orderId: string): Promise<string> => {
  const paper = await desk.value(getOrderPaper, { orderId })
  return paper ? paperLinesToText(paper.lines) : ''
}
const changeSettings = async (desk: TestDesk, part: Record<string, unknown>): Promise<void> => {
  await desk.signInAs('administrator')
  await desk.value(setCashSettings, { ...(await desk.value(getCashSettings, {})), ...part })
  await desk.signInAs('cashier')
}

describe('cash in and out', () => {
  test('moves the drawer by what was counted, and is an order with its number, paper and event', async () => {
    const desk = await openCashDesk()
    const into = await desk.value(takeIn, outside(250_050))
    expect(into).toMatchObject({ number: '1', amountKopecks: 250_050 })
    expect(await drawer(desk)).toBe(350_050)
    const out = await desk.value(payOut, outside(50_000))
    expect(out.number).toBe('1') // each form counts its own
    expect((await desk.value(payOut, outside(10_000))).number).toBe('2')
    expect(await drawer(desk)).toBe(290_050)
    const text = await paperText(desk, into.orderId)
    expect(text).toContain('ПРИХОДНЫЙ КАССОВЫЙ ОРДЕР № 1')
    expect(text).toContain('Форма 0402008')
    expect(text).toContain('Откуда: Бухгалтерия')
    expect(text).toContain('Две тысячи пятьсот рублей 50 копеек')
    expect(text).toMatch(/Символ +32/)
    expect(text).toMatch(/2000 руб\. x 1 +2 000,00/)
    const { orders } = await desk.value(listOrders, { date: null })
    expect(orders.map(({ kind, amountKopecks }) => [kind, amountKopecks])).toEqual([
      ['out', 10_000],
      ['out', 50_000],
      ['in', 250_050],
    ])
    expect(auditOf(desk, 'cash.order_made')[0]).toEqual({
      ...{ kind: 'in', orderId: into.orderId, number: '1', amountKopecks: 250_050, place: 'drawer', approverId: null },
    })
  })

  test('is only for the one whose shift is open, and only with something counted', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    expect(await desk.error(takeIn, outside(100))).toMatchObject({ code: 'shift.none_open' })
    const other = await openCashDesk()
    expect(await other.error(takeIn, { ...outside(100), rows: [] })).toMatchObject({ code: 'cash.nothing_counted' })
    const made = [{ denomination: 'note-300000', pieces: 1 }]
    expect(await other.error(takeIn, { ...outside(100), rows: made })).toMatchObject({
      code: 'cash.denomination_unknown',
    })
    expect(await other.error(takeIn, { ...outside(100), counterparty: 'Иной' })).toMatchObject({
      code: 'cash.counterparty_unknown',
    })
    expect(await other.error(takeIn, { ...outside(100), symbol: '99' })).toMatchObject({ code: 'cash.symbol_unknown' })
    await other.signInAs('supervisor')
    expect(await other.error(takeIn, outside(100))).toMatchObject({ code: 'shift.open_by_other' })
  })

  test('is never more than the drawer holds; who counts blind is not told how much that is', async () => {
    const desk = await openCashDesk()
    expect(await desk.error(payOut, outside(100_001))).toEqual({
      ...{ kind: 'refused', code: 'cash.drawer_lacks_blind', params: {} },
    })
    await changeSettings(desk, { blindCount: false })
    expect(await desk.error(payOut, outside(100_001))).toEqual({
      ...{ kind: 'refused', code: 'cash.drawer_lacks', params: { drawerKopecks: 100_000 } },
    })
    await desk.value(payOut, outside(100_000))
    expect(await drawer(desk)).toBe(0)
  })

  test('out above the setting needs a supervisor in place, who stands on the order', async () => {
    const desk = await openCashDesk()
    await changeSettings(desk, { approvalAboveKopecks: 50_000 })
    await desk.value(payOut, outside(50_000)) // not above it
    await desk.value(takeIn, outside(90_000))
    const made = await approved(desk, payOut, outside(50_100))
    const { orders } = await desk.value(listOrders, { date: null })
    expect(orders[0]).toMatchObject({ orderId: made.orderId, approverName: expect.stringContaining('тарш') as string })
  })
})

describe('what another desk sent', () => {
  test('comes into the drawer once, by number and date of its order', async () => {
    const desk = await openCashDesk()
    const sent = { desk: '007', otherNumber: '15', otherDate: '2026-11-21', rows: countOf(30_000) }
    const { orderId } = await desk.value(receiveFromDesk, sent)
    expect(await drawer(desk)).toBe(130_000)
    expect(await paperText(desk, orderId)).toContain('Откуда: касса, место 7')
    expect(await desk.error(receiveFromDesk, { ...sent, desk: '7' })).toMatchObject({
      ...{ code: 'cash.already_received', params: { number: '1' } },
    })
    await desk.value(receiveFromDesk, { ...sent, otherDate: '2026-11-20' })
    expect(await desk.error(receiveFromDesk, { ...sent, otherDate: '2026-11-22' })).toMatchObject({
      code: 'cash.date_in_future',
    })
    expect(await desk.error(receiveFromDesk, { ...sent, desk: '900' })).toMatchObject({ code: 'cash.own_desk' })
  })
})

describe('an exchange of notes', () => {
  test('leaves the drawer as it was, but not its notes', async () => {
    const desk = await openCashDesk()
    const taken = [{ denomination: 'note-500000', pieces: 1 }]
    const given = [{ denomination: 'note-100000', pieces: 5 }]
    const counterparty = 'Хранилище банка'
    expect(await desk.error(exchangeNotes, { taken, given, counterparty })).toMatchObject({
      code: 'cash.drawer_lacks_blind',
    })
    await desk.value(takeIn, { ...outside(0), rows: [{ denomination: 'note-100000', pieces: 6 }] })
    const wrong = [{ denomination: 'note-100000', pieces: 4 }]
    expect(await desk.error(exchangeNotes, { taken, given: wrong, counterparty })).toMatchObject({
      ...{ code: 'cash.sums_differ', params: { takenKopecks: 500_000, givenKopecks: 400_000 } },
    })
    const { orderId } = await desk.value(exchangeNotes, { taken, given, counterparty })
    expect(await drawer(desk)).toBe(700_000)
    const text = await paperText(desk, orderId)
    expect(text).toMatch(/Принято:\n5000 руб\. x 1 +5 000,00/)
    expect(text).toMatch(/Выдано:\n1000 руб\. x 5 +5 000,00/)
    const shift = openShiftOf(desk.database.db)
    if (!shift) throw new Error('no shift is open')
    expect(orderNotes(desk.database.db, shift, '')).toEqual([
      { denomination: 'note-100000', pieces: 1 },
      { denomination: 'note-500000', pieces: 1 },
    ])
  })
})

describe('a note that is not taken', () => {
  test('is written down with its paper and moves no money', async () => {
    const desk = await openCashDesk()
    const note = { denomination: 'note-500000', serial: 'АБ 1234567', fault: 'altered', outcome: 'kept' } as const
    const { orderId, amountKopecks } = await desk.value(refuseNote, note)
    expect(amountKopecks).toBe(500_000)
    expect(await drawer(desk)).toBe(100_000)
    const text = await paperText(desk, orderId)
    expect(text).toContain('АКТ О НЕПРИНЯТОМ ДЕНЕЖНОМ ЗНАКЕ № 1')
    expect(text).toMatch(/Серия и номер +АБ 1234567/)
    expect(text).toContain('для экспертизы')
    const back = await desk.value(refuseNote, { ...note, serial: null, outcome: 'given_back' })
    expect(await paperText(desk, back.orderId)).toMatch(/Серия и номер +не читается/)
  })
})

describe('papers of orders', () => {
  test('come in as many sheets as the form says, and later as a copy that says so', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    const { orderId } = await desk.value(refuseNote, {
      ...{ denomination: 'note-10000', serial: null, fault: 'torn', outcome: 'given_back' },
    })
    await desk.value(reprintOrder, { orderId })
    await expect.poll(() => desk.printer.papers.length).toBe(3)
    const texts = desk.printer.papers.map(({ lines }) => paperLinesToText(lines))
    expect(texts[0]).toContain('Экземпляр 1 из 2')
    expect(texts[1]).toContain('Экземпляр 2 из 2')
    expect(texts[2]).toContain('КОПИЯ')
    expect(texts.filter((text) => text.includes('КОПИЯ'))).toHaveLength(1)
    expect(await desk.error(reprintOrder, { orderId: '01950000-0000-7000-8000-00000000dead' })).toMatchObject({
      code: 'cash.order_unknown',
    })
  })

  test('say what the form said when they were made; numbers begin anew as the setting says', async () => {
    const desk = await openCashDesk()
    const first = await desk.value(takeIn, outside(1_000))
    const { forms } = await desk.value(getCashSettings, {})
    const receipt = { ...forms.receipt, number: 'П-1', title: 'Приход', copies: 0, signatures: ['Касса'] }
    await changeSettings(desk, { forms: { ...forms, receipt: { ...receipt, numbering: 'day' } } })
    const second = await desk.value(takeIn, outside(1_000))
    expect(second).toMatchObject({ number: '1', printJobId: null })
    expect(await paperText(desk, first.orderId)).toContain('ПРИХОДНЫЙ КАССОВЫЙ ОРДЕР № 1')
    expect(await paperText(desk, second.orderId)).toContain('Форма П-1')
  })
})

describe('papers of a shift’s end', () => {
  test('are the act of a difference, and the statement where the bank wants it', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    const { forms } = await desk.value(getCashSettings, {})
    await changeSettings(desk, { forms: { ...forms, statement: { ...forms.statement, copies: 2 } } })
    await closeByCount(desk, 99_500, 'не хватило мелочи')
    await expect.poll(() => desk.printer.papers.length).toBe(4)
    const texts = desk.printer.papers.map(({ lines }) => paperLinesToText(lines))
    expect(texts.filter((text) => text.includes('ОТЧЁТНАЯ СПРАВКА'))).toHaveLength(2)
    expect(texts.filter((text) => /АКТ ПЕРЕСЧЁТА[\s\S]*НЕДОСТАЧА +5,00/.test(text))).toHaveLength(1)
  })
})

describe('the ceiling', () => {
  test('is told without the sum to who counts blind, and with it to a supervisor', async () => {
    const desk = await openCashDesk()
    await changeSettings(desk, { ceilingKopecks: 150_000 })
    expect(await desk.value(getCeiling, {})).toEqual({ above: false, overKopecks: null })
    await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 100_000 })
    expect(await desk.value(getCeiling, {})).toEqual({ above: true, overKopecks: null })
    await changeSettings(desk, { blindCount: false })
    expect(await desk.value(getCeiling, {})).toEqual({ above: true, overKopecks: 31_240 })
    await desk.signInAs('supervisor') // not the own drawer
    expect(await desk.value(getCeiling, {})).toEqual({ above: false, overKopecks: null })
  })
})

describe('the settings of cash', () => {
  test('are an administrator’s, and keep the list of denominations honest', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    const settings = await desk.value(getCashSettings, {})
    expect(await desk.error(setCashSettings, settings)).toMatchObject({ kind: 'refused' })
    await desk.signInAs('administrator')
    const [first] = settings.denominations
    if (!first) throw new Error('no denominations')
    const set = (denominations: typeof settings.denominations) =>
      desk.error(setCashSettings, { ...settings, denominations })
    expect(await set([first, first])).toMatchObject({ code: 'cash.denomination_twice' })
    expect(await set([{ ...first, faceKopecks: 1 }])).toMatchObject({ code: 'cash.denomination_differs' })
    const reversed = { ...first, validFrom: '2026-02-01', validUntil: '2026-01-01' }
    expect(await set([reversed])).toMatchObject({ code: 'cash.dates_reversed' })
    const until = { ...first, validUntil: '2026-01-01' }
    await desk.value(setCashSettings, { ...settings, denominations: [until, ...settings.denominations.slice(1)] })
    expect(auditOf(desk, 'settings.cash_changed')).toHaveLength(1)
  })
})

test('while an order is counted the idle lock waits, but not for ever', async () => {
  const desk = await openCashDesk()
  await desk.value(setCounting, { counting: true })
  desk.clock.advance(20 * 60_000)
  expect(desk.session.lockIfIdle()).toBe(false)
  desk.clock.advance(11 * 60_000)
  expect(desk.session.lockIfIdle()).toBe(true)
})

test('the vault’s sum is a supervisor’s to see', async () => {
  const desk = await openCashDesk()
  expect(await desk.value(getCashState, {})).toEqual({ vault: { opened: false, kopecks: null }, transfers: [] })
  await desk.signInAs('supervisor')
  await desk.value(openVault, { rows: countOf(5_000_000) })
  expect((await desk.value(getCashState, {})).vault).toEqual({ opened: true, kopecks: 5_000_000 })
  expect(await desk.error(openVault, { rows: [] })).toMatchObject({ code: 'cash.vault_opened' })
  await desk.signInAs('cashier')
  expect((await desk.value(getCashState, {})).vault).toEqual({ opened: true, kopecks: null })
  expect(await desk.value(getCurrentShift, {})).toMatchObject({ own: true })
})
