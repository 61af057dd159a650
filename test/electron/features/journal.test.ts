import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { journalIndexFile } from '../../../electron/records/journal-index.ts'
import { acceptTransfer, openVault, sendCash } from '../../../shared/contract/cash-orders.ts'
import { openCard } from '../../../shared/contract/clients.ts'
import {
  exportJournal,
  getJournalChoices,
  getJournalPayment,
  getJournalTotals,
  type JournalFilter,
  listJournal,
  wholeJournal,
} from '../../../shared/contract/journal.ts'
import { acceptPayment, reprintReceipt } from '../../../shared/contract/payments.ts'
import { correctPayment, reversePayment } from '../../../shared/contract/reversals.ts'
import { beginCounting, openShift } from '../../../shared/contract/shift.ts'
import { addClient, addLink } from '../../support/client-sample.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { freeLine, openCashDesk, type TestDesk, testRandom, waterLine } from '../../support/desk.ts'
import { approve, correction, papersOut, payOut, reversal } from '../../support/reversing-desk.ts'

const filter = (said: Partial<JournalFilter> = {}): JournalFilter => ({ ...wholeJournal, ...said })
const pay = (desk: TestDesk, lines = [waterLine()]) => desk.value(acceptPayment, { lines, givenKopecks: 1_000_000 })
const found = async (desk: TestDesk, said: Partial<JournalFilter> = {}): Promise<string[]> =>
  (await desk.value(listJournal, { filter: filter(said), before: null })).entries.map((entry) => entry.receiptNumber)
const totals = (desk: TestDesk, said: Partial<JournalFilter> = {}) =>
  desk.value(getJournalTotals, { filter: filter(said) })

describe('the journal', () => {
  test('finds a payment by sum, by either end of an account and by receipt number', async () => {
    const desk = await openCashDesk()
    await pay(desk, [waterLine(81_240)])
    await pay(desk, [waterLine(50_000, '3147654321')])
    for (const said of [{ shift: 'open' }, {}] as const) {
      const by = (search: string) => found(desk, { ...said, search })
      expect(await by('')).toEqual(['900-1-0002', '900-1-0001'])
      expect(await by('812,40')).toEqual(['900-1-0001'])
      expect(await by('3147654')).toEqual(['900-1-0002'])
      expect(await by('54321')).toEqual(['900-1-0002'])
      expect(await by('900-1-0001')).toEqual(['900-1-0001'])
      expect(await by('GK-900-1-0001')).toEqual(['900-1-0001'])
      expect(await by('777,77')).toEqual([])
    }
  })

  test('pages over 50 payments without losing or repeating one, also when one comes in between', async () => {
    const desk = await openCashDesk()
    for (let n = 0; n < 53; n++) await pay(desk, [waterLine(100 + n)])
    const first = await desk.value(listJournal, { filter: filter({ shift: 'open' }), before: null })
    await pay(desk)
    const second = await desk.value(listJournal, { filter: filter({ shift: 'open' }), before: first.next })
    const numbers = [...first.entries, ...second.entries].map((entry) => entry.receiptNumber)
    expect(first.entries).toHaveLength(50)
    expect(second.next).toBeNull()
    expect(new Set(numbers).size).toBe(53)
  })

  test('finds papers that nobody has confirmed, and no others', async () => {
    const desk = await openCashDesk()
    await payOut(desk)
    await pay(desk)
    expect(await found(desk, { state: 'print_not_confirmed' })).toEqual(['900-1-0002'])
    papersOut(desk)
    expect(await found(desk, { state: 'print_not_confirmed' })).toEqual([])
  })

  test('of a client: what was paid for accounts that were ever theirs, and nothing after the visit', async () => {
    const desk = await openCashDesk()
    const { clientId, numberId } = addClient(desk)
    addLink(desk, { clientId, numberId }, { serviceId: 'rs-water', account: '3140200001' })
    await pay(desk, [waterLine(10_000, '3140200001')])
    await pay(desk, [waterLine(10_000, '3140200002')])
    const open = (proof: { kind: 'none' } | { kind: 'document'; seriesNumber: string }) =>
      desk.value(openCard, { clientId, proof })
    const { grant } = await open({ kind: 'document', seriesNumber: '7515654321' })
    expect(await found(desk, { grant })).toEqual(['900-1-0001'])
    expect(await totals(desk, { grant })).toMatchObject({ paymentCount: 1, ofLines: true, takenKopecks: 10_000 })
    desk.clock.advance(16 * 60_000)
    expect(await found(desk, { grant })).toEqual([])
    // Who was only named has no history to see.
    expect(await found(desk, { grant: (await open({ kind: 'none' })).grant })).toEqual([])
  })
})

describe('who sees what', () => {
  /** The cashier's shift with a payment, then the supervisor's own with another. */
  const twoShifts = async (): Promise<{ desk: TestDesk; cashiers: string; supervisors: string }> => {
    const desk = await openCashDesk()
    const { paymentId: cashiers } = await payOut(desk)
    await closeByCount(desk, 181_240)
    await desk.signInAs('supervisor')
    await desk.value(openShift, { count: countOf(181_240), reason: null })
    const { paymentId: supervisors } = await payOut(desk, [waterLine(50_000)])
    return { desk, cashiers, supervisors }
  }

  test('the supervisor sees the branch, by operator, by shift and by day', async () => {
    const { desk, cashiers } = await twoShifts()
    expect(await found(desk)).toEqual(['900-2-0001', '900-1-0001'])
    expect(await found(desk, { shift: 'open' })).toEqual(['900-2-0001'])
    expect(await found(desk, { shift: 1 })).toEqual(['900-1-0001'])
    const { operators } = await desk.value(getJournalChoices, {})
    expect(operators.length).toBeGreaterThan(1)
    const own = desk.session.actor()?.id ?? ''
    expect(await found(desk, { operatorId: own })).toEqual(['900-2-0001'])
    expect(await found(desk, { fromDate: '2026-11-21', untilDate: '2026-11-21' })).toHaveLength(2)
    expect(await found(desk, { fromDate: '2026-11-22', untilDate: null })).toEqual([])
    expect(await desk.value(getJournalPayment, { paymentId: cashiers })).toMatchObject({ shiftNumber: 1 })
  })

  test('a cashier sees the own shifts, whatever is asked', async () => {
    const { desk, cashiers, supervisors } = await twoShifts()
    const other = desk.session.actor()?.id ?? ''
    await desk.signInAs('cashier')
    expect(await found(desk)).toEqual(['900-1-0001'])
    expect(await found(desk, { operatorId: other })).toEqual(['900-1-0001'])
    for (const said of [{ shift: 2 }, { shift: 'open' }, { search: '500,00' }, { search: '900-2-0001' }] as const)
      expect(await found(desk, said)).toEqual([])
    expect(await totals(desk, { fromDate: '2026-11-21' })).toBeNull() // a colleague's drawer is open
    expect((await totals(desk, { shift: 1 }))?.paymentCount).toBe(1)
    expect((await desk.value(getJournalChoices, {})).operators).toEqual([])
    expect(await desk.value(getJournalPayment, { paymentId: supervisors })).toBeNull()
    expect((await desk.value(getJournalPayment, { paymentId: cashiers }))?.receiptNumber).toBe('900-1-0001')
  })

  test('who counts blind is told no sums of the shift, nor given them as a file', async () => {
    const desk = await openCashDesk()
    await payOut(desk)
    expect((await totals(desk))?.takenKopecks).toBe(81_240)
    await desk.value(beginCounting, {})
    for (const said of [{}, { shift: 'open' }, { search: '812,40' }] as const)
      expect(await totals(desk, said)).toBeNull()
    expect(await desk.error(exportJournal, { filter: filter(), format: 'csv' })).toMatchObject({
      code: 'journal.counted_blind',
    })
  })
})

describe('the totals', () => {
  test('payments less what was given back, with the float and the orders, are the drawer', async () => {
    const desk = await openCashDesk()
    await payOut(desk, [waterLine(30_000)])
    const two = await payOut(desk, [waterLine(), freeLine()])
    const wrong = await payOut(desk, [waterLine(50_000, '3140200001')])
    await approve(desk, reversePayment, reversal(two.paymentId, [2]))
    papersOut(desk)
    await approve(desk, correctPayment, correction(wrong.paymentId, waterLine(50_000, '3140200002')))
    const rows = countOf(20_000)
    await desk.signInAs('supervisor')
    await desk.value(openVault, { rows: countOf(1_000_000) })
    await desk.signInAs('cashier')
    const { orderId } = await approve(desk, sendCash, { route: 'vault_drawer', desk: null, rows })
    await desk.value(acceptTransfer, { transferId: orderId, rows, otherNumber: null })
    const expected = {
      paymentCount: 4,
      ofLines: false,
      takenKopecks: 30_000 + 81_240 + 61_069 + 50_000 + 50_000,
      reversedKopecks: 61_069 + 50_000,
      cash: { inKopecks: 20_000, outKopecks: 0 },
    }
    const sums = await totals(desk, { shift: 'open' })
    expect(sums).toMatchObject(expected)
    const { takenKopecks = 0, reversedKopecks = 0, cash } = sums ?? {}
    const { floatKopecks = 0, drawerKopecks = 0 } = cash?.drawer ?? {}
    expect(drawerKopecks).toBe(
      floatKopecks + takenKopecks - reversedKopecks + (cash?.inKopecks ?? 0) - (cash?.outKopecks ?? 0),
    )
    const inDrawer = desk.database.db.get<{ kopecks: number }>(
      'SELECT sum(amount_kopecks) AS kopecks FROM cash_movements',
    )
    expect(drawerKopecks).toBe(inDrawer?.kopecks)
    expect(await totals(desk, { fromDate: '2026-11-21' })).toMatchObject({ ...expected, cash: { drawer: null } })
    // What stands on a payment tells what was given back of it.
    const { entries } = await desk.value(listJournal, { filter: filter(), before: null })
    expect(entries.map(({ state, reversedKopecks: back }) => [state, back])).toEqual([
      ['taken', 0],
      ['corrected', 50_000],
      ['partly_reversed', 61_069],
      ['taken', 0],
    ])
    for (const [state, receipt] of [
      ['corrected', '900-1-0003'],
      ['partly_reversed', '900-1-0002'],
    ] as const)
      expect(await found(desk, { state })).toEqual([receipt])
    expect(await found(desk, { state: 'reversed' })).toEqual([])
    // Of one payee only its lines count, given back or not.
    expect(await totals(desk, { payeeInn: '7736520080' })).toMatchObject({
      ...{ paymentCount: 1, ofLines: true, takenKopecks: 61_069, reversedKopecks: 61_069, cash: null },
    })
  })
})

describe('the card of a payment', () => {
  test('tells its whole history: lines, papers, what was given back, events with their places in the chain', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk, [waterLine(), freeLine()])
    desk.clock.advance(60_000)
    await desk.value(reprintReceipt, { paymentId })
    papersOut(desk)
    desk.clock.advance(60_000)
    const corrected = await approve(desk, correctPayment, correction(paymentId, waterLine(81_240, '3140200002')))
    const card = await desk.value(getJournalPayment, { paymentId })
    expect(card).toMatchObject({
      ...{ receiptNumber: '900-1-0001', businessDate: '2026-11-21', shiftNumber: 1, state: 'corrected' },
      ...{ dueKopecks: 142_309, givenKopecks: 1_000_000, changeKopecks: 857_691, reversedKopecks: 81_240 },
      payerIdentified: false,
      lines: [
        { account: '3141234567', origin: 'scan', slipNumber: '900-1-R001', register: null },
        { payeeInn: '7736520080', purpose: 'Оплата электроэнергии', slipNumber: null },
      ],
      prints: [
        { copyNo: 0, state: 'printed' },
        { copyNo: 1, state: 'printed' },
      ],
      reversals: [{ slipNumber: '900-1-R001', replacedBy: { receiptNumber: '900-1-0002' } }],
      replaces: null,
    })
    const chain = desk.database.db.all<{ seq: number; kind: string; hash: string }>(
      `SELECT seq, kind, hash FROM audit_events WHERE instr(body, :paymentId) > 0 AND kind LIKE 'payment.%' ORDER BY seq`,
      { paymentId },
    )
    expect(chain.map(({ kind }) => kind)).toEqual(['payment.accepted', 'payment.reprinted', 'payment.reversed'])
    expect(card?.events.filter(({ kind }) => kind.startsWith('payment.'))).toMatchObject(chain)
    const { replacement } = corrected
    expect(await desk.value(getJournalPayment, { paymentId: replacement.paymentId })).toMatchObject({
      replaces: { paymentId, receiptNumber: '900-1-0001' },
      state: 'taken',
    })
  })
})

describe('the index beside the database', () => {
  const searched = { search: '812,40' }

  test('is made anew where it is lost, broken or of another journal', async () => {
    const desk = await openCashDesk()
    await pay(desk)
    const file = journalIndexFile(desk.folder)
    const spoil = [
      () => rmSync(file),
      () => writeFileSync(file, 'это не база данных, и даже не похоже на неё: сорок знаков есть'),
    ]
    expect(await found(desk, searched)).toEqual(['900-1-0001'])
    for (const act of spoil) {
      act()
      expect(await found(desk, searched)).toEqual(['900-1-0001'])
    }
    // After a restore another payment may stand in the same place: what the file knows is of another journal.
    const other = await openCashDesk({ random: testRandom(9) })
    await pay(other, [waterLine(12_300)])
    rmSync(file)
    expect(await found(other, { search: '123,00' })).toEqual(['900-1-0001'])
    copyFileSync(journalIndexFile(other.folder), file)
    expect(await found(desk, searched)).toEqual(['900-1-0001'])
    expect(await found(desk, { search: '123,00' })).toEqual([])
  })

  test('offers what was paid here, by what it was called last', async () => {
    const desk = await openCashDesk()
    await pay(desk, [waterLine(), freeLine()])
    const { payees, services } = await desk.value(getJournalChoices, {})
    expect(payees).toContainEqual({ inn: '7736520080', name: 'АО "Мосэнергосбыт"' })
    expect(services.map(({ serviceId }) => serviceId)).toEqual(['rs-water'])
    expect(await found(desk, { serviceId: 'rs-water' })).toEqual(['900-1-0001'])
    expect(await found(desk, { serviceId: 'el-home' })).toEqual([])
  })
})
