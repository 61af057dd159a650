import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptPayment, previewPayment } from '../../../shared/contract/payments.ts'
import { getQueue } from '../../../shared/contract/printing.ts'
import { getCurrentShift, getX, openShift } from '../../../shared/contract/shift.ts'
import { signIn, signOut } from '../../../shared/contract/session.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { commandId, freeLine, openCashDesk, openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { setUpRealDesk } from '../../support/real-desk.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'

const pay = (desk: TestDesk, lines = [waterLine()], givenKopecks = 100_000, id?: string) =>
  desk.value(acceptPayment, { lines, givenKopecks }, id)

const count = (desk: TestDesk, table: string): number =>
  desk.database.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? -1

describe('taking cash', () => {
  test('a payment gives change, a receipt number and a paper in the queue', async () => {
    const desk = await openCashDesk()
    const paid = await pay(desk)
    expect(paid).toMatchObject({
      receiptNumber: '900-1-0001',
      dueKopecks: 81_240,
      givenKopecks: 100_000,
      changeKopecks: 18_760,
    })
    expect((await desk.value(getQueue, {})).open.map((job) => job.id)).toEqual([paid.printJobId])
    expect((await desk.value(getCurrentShift, {}))?.drawerKopecks).toBe(100_000 + 81_240)
  })

  test('the same commandId twice is one payment with one answer', async () => {
    const desk = await openCashDesk()
    const id = commandId()
    const first = await pay(desk, [waterLine()], 100_000, id)
    expect(await pay(desk, [waterLine()], 100_000, id)).toEqual(first)
    expect(count(desk, 'payments')).toBe(1)
    // Negative control: another id is another payment.
    await pay(desk)
    expect(count(desk, 'payments')).toBe(2)
  })

  test('two presses at the same moment are one payment', async () => {
    const desk = await openCashDesk()
    const id = commandId()
    const answers = await Promise.all([pay(desk, [waterLine()], 100_000, id), pay(desk, [waterLine()], 100_000, id)])
    expect(answers[0]).toEqual(answers[1])
    expect(count(desk, 'payments')).toBe(1)
  })

  test('an accepted commandId does not serve another sum', async () => {
    const desk = await openCashDesk()
    const id = commandId()
    await pay(desk, [waterLine()], 100_000, id)
    expect(await desk.error(acceptPayment, { lines: [waterLine(5)], givenKopecks: 5 }, id)).toEqual({
      kind: 'refused',
      code: 'command.id_reused',
      params: {},
    })
  })

  test('a refusal leaves the commandId free to be corrected', async () => {
    const desk = await openCashDesk()
    const id = commandId()
    expect(await desk.error(acceptPayment, { lines: [waterLine()], givenKopecks: 1 }, id)).toMatchObject({
      code: 'payments.given_less_than_due',
      params: { dueKopecks: 81_240 },
    })
    await pay(desk, [waterLine()], 81_240, id)
    expect(count(desk, 'payments')).toBe(1)
  })

  test('every refusal of a line names it and takes nothing', async () => {
    const desk = await openCashDesk()
    const cases = [
      [{ ...waterLine(), serviceId: 'no-such' }, 'payments.service_unknown'],
      [{ ...waterLine(), account: '2741234567' }, 'payments.account_invalid'],
      [{ ...freeLine(), confirmed: false }, 'payments.not_confirmed'],
    ] as const
    for (const [line, code] of cases) {
      const error = await desk.error(acceptPayment, { lines: [waterLine(), line], givenKopecks: 10_000_000 })
      expect(error).toMatchObject({ code, params: { line: 2 } })
    }
    expect(count(desk, 'payments')).toBe(0)
    expect(count(desk, 'cash_movements')).toBe(1)
  })

  test('free details whose keys do not fit are refused with the field', async () => {
    const desk = await openCashDesk()
    const line = freeLine()
    if (line.payee !== 'free') throw new Error('a free line')
    const wrong = [
      ['payeeAccount', '40702810338360027202'],
      ['bankCorrAccount', '30101810400000000226'],
      ['payeeInn', '7736520081'],
    ] as const
    for (const [field, text] of wrong) {
      const details = { ...line.details, [field]: text }
      const error = await desk.error(acceptPayment, { lines: [{ ...line, details }], givenKopecks: 10_000_000 })
      expect(error).toMatchObject({ code: 'payments.details_invalid', params: { field } })
    }
    await pay(desk, [freeLine()])
  })

  test('a payee of the catalogue is not paid by free details', async () => {
    const desk = await openCashDesk()
    const line = freeLine()
    if (line.payee !== 'free') throw new Error('a free line')
    const details = { ...line.details, payeeInn: '7451000101' }
    expect(await desk.error(acceptPayment, { lines: [{ ...line, details }], givenKopecks: 10_000_000 })).toMatchObject({
      code: 'payments.payee_in_catalogue',
    })
  })

  test('without an open shift no cash is taken, and another operator does not use the shift', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    expect(await desk.error(acceptPayment, { lines: [waterLine()], givenKopecks: 100_000 })).toMatchObject({
      code: 'shift.none_open',
    })
    await desk.value(openShift, { count: countOf(0), reason: null })
    await desk.value(signOut, {})
    await desk.signInAs('supervisor')
    expect(await desk.error(acceptPayment, { lines: [waterLine()], givenKopecks: 100_000 })).toMatchObject({
      code: 'shift.open_by_other',
    })
    expect(await desk.error(openShift, { count: countOf(0), reason: null })).toMatchObject({
      code: 'shift.open_by_other',
    })
  })

  test('a shift over 24 hours takes no new payments, but closes', async () => {
    const desk = await openCashDesk()
    desk.clock.advance(24 * 3600_000 + 1000)
    expect(await desk.error(acceptPayment, { lines: [waterLine()], givenKopecks: 100_000 })).toMatchObject({
      code: 'shift.too_old',
    })
    await closeByCount(desk, 100_000)
  })

  test('a real desk does not pay to the invented accounts of the demo catalogue', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    await setUpRealDesk(desk)
    await desk.value(signIn, { login: 'admin', password: 'long enough' })
    // An administrator takes no cash: permission, not a hidden button.
    expect(await desk.error(acceptPayment, { lines: [waterLine()], givenKopecks: 1 })).toMatchObject({
      code: 'session.not_permitted',
    })
  })

  test('the same account and sum within half an hour is asked about, later not', async () => {
    const desk = await openCashDesk()
    await pay(desk)
    expect((await desk.value(previewPayment, { lines: [waterLine(5), waterLine()] })).alreadyPaid).toMatchObject([
      { lineIndex: 1, receiptNumber: '900-1-0001' },
    ])
    desk.clock.advance(31 * 60_000)
    expect((await desk.value(previewPayment, { lines: [waterLine()] })).alreadyPaid).toEqual([])
  })

  test('whatever is paid, drawer, journal, X and the chain agree to the kopeck', async () => {
    const amount = fc.integer({ min: 1, max: 300_000 }) // five lines are no more than is taken without a document
    const payment = fc.record({
      amounts: fc.array(amount, { minLength: 1, maxLength: 5 }),
      extra: fc.integer({ min: 0, max: 999_999 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(payment, { maxLength: 6 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        async (all, floatKopecks) => {
          const desk = await openCashDesk({ floatKopecks })
          let expected = floatKopecks
          for (const { amounts, extra } of all) {
            const due = amounts.reduce((sum, kopecks) => sum + kopecks, 0)
            const paid = await pay(
              desk,
              amounts.map((kopecks) => waterLine(kopecks)),
              due + extra,
            )
            expect(paid.changeKopecks).toBe(extra)
            expected += due
          }
          const x = await desk.value(getX, {})
          expect(x?.shift.drawerKopecks).toBe(expected)
          expect(x?.byService.reduce((sum, service) => sum + service.sumKopecks, 0) ?? 0).toBe(expected - floatKopecks)
          const closed = await closeByCount(desk, expected)
          expect(closed.differenceKopecks).toBe(0)
          expect(verifyJournal(desk.database.db, '2026-11-21T00:00:00.000Z')).toMatchObject({ intact: true })
          await desk.close()
        },
      ),
      { numRuns: 8 },
    )
  }, 60_000)
})
