import { describe, expect, test } from 'vitest'
import { shippedCatalogue } from '../../../electron/records/catalogue.ts'
import { readyLines } from '../../../electron/records/payment-lines.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { getProvider, saveProvider } from '../../../shared/contract/catalogue.ts'
import { getJournalPayment } from '../../../shared/contract/journal.ts'
import {
  acceptPayment,
  getReceiptPaper,
  type PaymentLineInput,
  previewPayment,
} from '../../../shared/contract/payments.ts'
import { getCurrentShift } from '../../../shared/contract/shift.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { auditOf, freeLine, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { until } from '../../support/registering-desk.ts'
import { closeByCount } from '../../support/count-of.ts'

const pay = (desk: TestDesk, lines: PaymentLineInput[], givenKopecks = 100_000_000) =>
  desk.value(acceptPayment, { lines, givenKopecks })

const count = (desk: TestDesk, table: string): number =>
  desk.database.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? -1

const ofService = (serviceId: string, account: string, amountKopecks: number): PaymentLineInput => ({
  ...{ payee: 'catalogue', serviceId, account, amountKopecks },
  ...{ period: serviceId === 'net-home' ? null : '2026-10', origin: 'typed' },
})
/** 1.5 %, at least 10 roubles, of the payer; from 10 to 15 000 roubles. */
const netLine = (amountKopecks: number) => ofService('net-home', '1204567', amountKopecks)
/** 0.8 %, at least a rouble, of the payee; the period must be there. */
const lightLine = (amountKopecks: number) => ofService('el-home', '7400012344', amountKopecks)

describe('the provider’s terms', () => {
  test('a commission of the payer is told beforehand, taken, kept by line and printed', async () => {
    const desk = await openCashDesk()
    const lines = [waterLine(), netLine(100_000), netLine(50_000)]
    expect(await desk.value(previewPayment, { lines })).toMatchObject({
      sumKopecks: 231_240,
      commissionKopecks: 2_500,
      dueKopecks: 233_740,
      commissions: [0, 1_500, 1_000],
    })
    expect(await desk.error(acceptPayment, { lines, givenKopecks: 233_739 })).toMatchObject({
      code: 'payments.given_less_than_due',
      params: { dueKopecks: 233_740 },
    })
    const paid = await pay(desk, lines, 240_000)
    expect(paid).toMatchObject({ dueKopecks: 233_740, changeKopecks: 6_260 })
    const { db } = desk.database
    expect(db.all('SELECT commission_kopecks AS k FROM payment_lines ORDER BY line_no')).toEqual([
      { k: 0 },
      { k: 1_500 },
      { k: 1_000 },
    ])
    expect(db.get('SELECT sum_kopecks AS s, commission_kopecks AS c FROM payments')).toEqual({ s: 231_240, c: 2_500 })
    expect(count(desk, 'payment_line_terms')).toBe(0)
    const paper = await desk.value(getReceiptPaper, { paymentId: paid.paymentId, copy: 0 })
    const rows = (paper?.lines ?? []).flatMap((line) => (line.kind === 'text' ? [line.text.replace(/ +/g, ' ')] : []))
    expect(rows.filter((row) => row.startsWith('Комиссия'))).toEqual([
      'Комиссия 15,00',
      'Комиссия 10,00',
      'Комиссия 25,00',
    ])
    expect(await desk.value(getJournalPayment, { paymentId: paid.paymentId })).toMatchObject({
      lines: [{ commissionKopecks: 0 }, { commissionKopecks: 1_500 }, { commissionKopecks: 1_000 }],
    })
    // The drawer holds it, and the shift closes without a difference.
    const countedKopecks = 100_000 + 233_740
    expect((await desk.value(getCurrentShift, {}))?.drawerKopecks).toBe(countedKopecks)
    expect(await closeByCount(desk, countedKopecks)).toMatchObject({ differenceKopecks: 0 })
  })

  test('a commission of the payee costs the payer nothing and stands in a money row of its own', async () => {
    const desk = await openCashDesk()
    expect(await desk.value(previewPayment, { lines: [lightLine(100_000)] })).toMatchObject({ commissionKopecks: 0 })
    const paid = await pay(desk, [waterLine(), lightLine(100_000), lightLine(50)], 181_290)
    expect(paid.changeKopecks).toBe(0)
    expect(desk.database.db.all('SELECT line_no AS no, payee_commission_kopecks AS k FROM payment_line_terms')).toEqual(
      [
        { no: 2, k: 800 },
        { no: 3, k: 50 }, // a rouble at least, but not more than the sum itself
      ],
    )
    expect(verifyJournal(desk.database.db, '2026-11-21T00:00:00.000Z')).toMatchObject({ intact: true })
  })

  test('a sum or a period that the provider does not take is refused with the line, and takes nothing', async () => {
    const desk = await openCashDesk()
    const due = 81_240 // by the demo's register
    const taking = async (toDue: 'exact' | 'at_least' | 'at_most') => {
      await desk.signInAs('supervisor')
      const provider = (await desk.value(getProvider, { providerId: 'raschetnye-sistemy' }))?.inForce
      if (!provider) throw new Error('no provider')
      const services = provider.services.map((service) => ({ ...service, amount: { ...service.amount, toDue } }))
      const changed = { ...provider, services }
      await desk.value(saveProvider, { providerId: provider.id, provider: changed, validFrom: null })
      await desk.signInAs('cashier')
    }
    const isRefused = async (line: PaymentLineInput, code: string, boundKopecks?: number) => {
      const lines = [lightLine(100), line]
      const params = boundKopecks === undefined ? { line: 2 } : { line: 2, boundKopecks }
      expect(await desk.error(acceptPayment, { lines, givenKopecks: 100_000_000 })).toEqual({
        kind: 'refused',
        code,
        params,
      })
      const { wrongAmounts } = await desk.value(previewPayment, { lines })
      const told = [{ lineIndex: 1, problem: code.replace('payments.', ''), boundKopecks }]
      expect(wrongAmounts).toEqual(boundKopecks === undefined ? [] : told)
    }
    await isRefused(netLine(999), 'payments.amount_below_min', 1_000)
    await isRefused(netLine(1_500_001), 'payments.amount_above_max', 1_500_000)
    await isRefused({ ...lightLine(100), period: null }, 'payments.period_missing')
    await isRefused(ofService('el-home', '7400012345', 100), 'payments.account_invalid') // its check digit
    const owed = (amountKopecks: number) => waterLine(amountKopecks, '3140200001')
    await taking('at_most')
    await isRefused(owed(due + 1), 'payments.amount_above_due', due)
    await taking('at_least')
    await isRefused(owed(due - 1), 'payments.amount_below_due', due)
    await taking('exact')
    await isRefused(owed(due - 1), 'payments.amount_not_due', due)
    await isRefused(owed(due + 1), 'payments.amount_not_due', due)
    expect(count(desk, 'payments')).toBe(0)
    await pay(desk, [owed(due)])
    // The same debt a second time: what was taken here counts.
    await isRefused(owed(due), 'payments.amount_not_due', 0)
    // What no register knows is not checked: taken, and printed as «не сверено».
    await pay(desk, [waterLine(5, '3149000017')])
    expect(count(desk, 'payment_line_debts')).toBe(1)
  })

  test('a bill without periods keeps none', async () => {
    const desk = await openCashDesk()
    await pay(desk, [{ ...netLine(100_000), period: '2026-10' }], 101_500)
    expect(desk.database.db.get('SELECT period, purpose FROM payment_lines')).toEqual({
      period: null,
      purpose: 'Интернет и телевидение, ЛС 1204567',
    })
  })

  test('an old payment keeps the terms it was made under, and the journal tells by which catalogue', async () => {
    const desk = await openCashDesk()
    const first = await pay(desk, [netLine(100_000)], 101_500)
    const before = await desk.value(getReceiptPaper, { paymentId: first.paymentId, copy: 0 })
    await desk.signInAs('supervisor')
    const provider = (await desk.value(getProvider, { providerId: 'set-ural' }))?.inForce
    if (!provider) throw new Error('no provider')
    const commission = { ...provider.commission, percentHundredths: 300 }
    const changed = { ...provider, name: 'ООО «Другая сеть»', commission }
    await desk.value(saveProvider, { providerId: 'set-ural', provider: changed, validFrom: null })
    await desk.signInAs('cashier')
    const second = await pay(desk, [netLine(100_000)], 103_000)
    expect(second.dueKopecks).toBe(103_000)
    expect(await desk.value(getReceiptPaper, { paymentId: first.paymentId, copy: 0 })).toEqual(before)
    expect(
      desk.database.db.all('SELECT payee_name AS name, commission_kopecks AS k FROM payment_lines ORDER BY payment_id'),
    ).toEqual([
      { name: provider.name, k: 1_500 },
      { name: 'ООО «Другая сеть»', k: 3_000 },
    ])
    expect(auditOf(desk, 'payment.accepted')).toMatchObject([{ catalogue: 0 }, { catalogue: 1 }])
  })
})

describe('a payee outside the catalogue', () => {
  test('is confirmed the first time, and known from then on', async () => {
    const desk = await openCashDesk()
    const unconfirmed = { ...freeLine(), confirmed: false }
    expect(await desk.error(acceptPayment, { lines: [unconfirmed], givenKopecks: 61_069 })).toMatchObject({
      code: 'payments.not_confirmed',
      params: { line: 1 },
    })
    expect(count(desk, 'known_payees')).toBe(0)
    await pay(desk, [freeLine(), freeLine(5)])
    expect(count(desk, 'known_payees')).toBe(1)
    await pay(desk, [unconfirmed])
    expect(count(desk, 'known_payees')).toBe(1)
    // Other details are another payee's: the bank account counts, and who it belongs to.
    if (unconfirmed.payee !== 'free') throw new Error('a free line')
    const other = { ...unconfirmed, details: { ...unconfirmed.details, payeeInn: '7707083893' } }
    expect(await desk.error(acceptPayment, { lines: [other], givenKopecks: 61_069 })).toMatchObject({
      code: 'payments.not_confirmed',
    })
  })

  test('may have the INN that a demo provider was given: only a demo desk takes it for that one', () => {
    const free = freeLine()
    if (free.payee !== 'free') throw new Error('a free line')
    const line = { ...free, details: { ...free.details, payeeInn: '7451000101' } }
    const at = (deskKind: 'demo' | 'real') =>
      readyLines({ catalogue: shippedCatalogue(), deskKind, isPayeeKnown: () => true }, [line])
    expect(at('demo')).toMatchObject({ code: 'payments.payee_in_catalogue' })
    expect(at('real')).toMatchObject([{ isNewPayee: false }])
    const water = { catalogue: shippedCatalogue(), deskKind: 'real' as const, isPayeeKnown: () => true }
    expect(readyLines(water, [waterLine()])).toMatchObject({ code: 'payments.service_demo_only' })
  })

  test('is not known by a payment that was refused', async () => {
    const desk = await openCashDesk()
    expect(await desk.error(acceptPayment, { lines: [freeLine()], givenKopecks: 1 })).toMatchObject({
      code: 'payments.given_less_than_due',
    })
    expect(count(desk, 'known_payees')).toBe(0)
  })
})

describe('two hundred lines', () => {
  test('are one payment, one receipt of two hundred lines, and one event', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    const lines = Array.from({ length: 200 }, (_, index) =>
      waterLine(index + 1, `314${String(index).padStart(7, '0')}`),
    )
    const sum = (200 * 201) / 2
    const preview = await desk.value(previewPayment, { lines })
    expect([preview.sumKopecks, preview.commissions.length]).toEqual([sum, 200])
    const paid = await pay(desk, lines, 100_000)
    expect(paid.dueKopecks).toBe(sum)
    await until('the receipt', () => desk.printer.papers.length > 0)
    const text = paperLinesToText(desk.printer.papers[0]?.lines ?? [])
    for (const said of ['1. Холодная вода', '200. Холодная вода', 'ЛС 3140000199', 'ВСЕГО'])
      expect(text).toContain(said)
    expect(text.match(/^Сумма/gm)).toHaveLength(200)
    expect((await desk.value(previewPayment, { lines })).alreadyPaid).toHaveLength(200)
    expect(verifyJournal(desk.database.db, '2026-11-21T00:00:00.000Z')).toMatchObject({ intact: true })
    expect(await desk.error(acceptPayment, { lines: [...lines, waterLine()], givenKopecks: 10_000_000 })).toMatchObject(
      { kind: 'invalid_input' },
    )
  })
})
