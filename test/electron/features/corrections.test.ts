// A wrong line is put right within the shift: one act that gives back and enters anew.
import { describe, expect, test } from 'vitest'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { drawerKopecks } from '../../../electron/records/drawer.ts'
import { getReceiptPaper } from '../../../shared/contract/payments.ts'
import {
  checkCorrection,
  correctPayment,
  getReversible,
  getSlipPaper,
  reversePayment,
} from '../../../shared/contract/reversals.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { auditOf, commandId, freeLine, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { approve, correction, payOut, reversal } from '../../support/reversing-desk.ts'

const shiftId = (desk: TestDesk): string =>
  desk.database.db.get<{ id: string }>('SELECT id FROM shifts ORDER BY number DESC LIMIT 1')?.id ?? ''
const drawer = (desk: TestDesk): number => drawerKopecks(desk.database.db, shiftId(desk))
const count = (desk: TestDesk, table: string): number =>
  desk.database.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0
const textOf = (paper: { lines: Parameters<typeof paperLinesToText>[0] } | null): string =>
  paperLinesToText(paper?.lines ?? [])
const refusal = (code: string, params: object = {}) => ({ kind: 'refused', code: `reversals.${code}`, params })

describe('a wrong line is put right', () => {
  const rightLine = waterLine(81_240, '3147654321')

  test('in one act: the cash stays, the new payment has its own receipt, each paper names the other', async () => {
    const desk = await openCashDesk()
    const { paymentId, receiptNumber } = await payOut(desk, [waterLine(), freeLine()])
    const before = drawer(desk)
    const put = await approve(desk, correctPayment, correction(paymentId, rightLine))
    const { replacement, slipNumber } = put
    expect(drawer(desk)).toBe(before)
    const { db } = desk.database
    expect(db.get("SELECT sum(amount_kopecks) AS sum FROM cash_movements WHERE kind = 'reversal'")).toEqual({
      sum: -81_240,
    })
    expect(db.all('SELECT account, payment_id AS paymentId FROM standing_lines ORDER BY account')).toEqual([
      { account: '2287008779', paymentId },
      { account: '3147654321', paymentId: replacement.paymentId },
    ])
    const slip = textOf(await desk.value(getSlipPaper, { reversalId: put.reversalId }))
    expect(slip).toContain('ИСПРАВЛЕНИЕ')
    expect(slip).toContain('Наличные не выдаются')
    expect(slip).toContain(`квитанция № ${replacement.receiptNumber}`)
    const receipt = textOf(await desk.value(getReceiptPaper, { paymentId: replacement.paymentId, copy: 0 }))
    expect(receipt).toContain(`взамен квитанции № ${receiptNumber}`)
    const copy = textOf(await desk.value(getReceiptPaper, { paymentId, copy: 1 }))
    expect(copy).toMatch(/ИСПРАВЛЕН,\s+строка 1/)
    expect(copy).toContain(slipNumber)
    expect(auditOf(desk, 'approval.used')).toHaveLength(1)
    expect((await desk.value(getReversible, { paymentId: replacement.paymentId }))?.replaces?.paymentId).toBe(paymentId)
    expect(verifyJournal(db, new Date().toISOString())).toMatchObject({ intact: true })
  })

  test('also out of an empty drawer: the new payment comes first', async () => {
    const desk = await openCashDesk({ floatKopecks: 0 })
    const { paymentId } = await payOut(desk)
    await approve(desk, correctPayment, correction(paymentId, rightLine))
    expect(drawer(desk)).toBe(81_240)
  })

  test('and the sums of several lines may change places', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk, [waterLine(10_000), waterLine(20_000, '3147654321')])
    const corrections = [
      { lineNo: 1, line: waterLine(20_000) },
      { lineNo: 2, line: waterLine(10_000, '3147654321') },
    ]
    const put = await approve(desk, correctPayment, {
      ...correction(paymentId, waterLine()),
      corrections,
      reason: 'wrong_sum',
    })
    expect(put.dueKopecks).toBe(30_000)
  })

  test('not where the sum changes, nothing changes, or the line can’t be paid; nobody is asked to approve it', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    const code = async (line: Parameters<typeof correction>[1]) =>
      (await desk.error(correctPayment, correction(paymentId, line))) as { code?: string; params?: object }
    expect(await code(waterLine(81_241, '3147654321'))).toMatchObject(
      refusal('due_differs', { dueKopecks: 81_241, dueBeforeKopecks: 81_240 }),
    )
    expect(await code(waterLine())).toMatchObject(refusal('nothing_corrected'))
    expect(await code(waterLine(81_240, '12'))).toMatchObject({ code: 'payments.account_invalid' })
    expect(await code({ ...rightLine, serviceId: 'no-such' } as never)).toMatchObject({
      code: 'payments.service_unknown',
    })
    expect(await code(rightLine)).toMatchObject({ code: 'approvals.needed' })
    expect([count(desk, 'payments'), count(desk, 'reversals')]).toEqual([1, 0])
  })

  test('not in a shift over 24 hours old, which gives back yet', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    desk.clock.advance(24 * 60 * 60_000 + 1)
    expect(await desk.error(correctPayment, correction(paymentId, rightLine))).toMatchObject({ code: 'shift.too_old' })
    await approve(desk, reversePayment, reversal(paymentId))
  })

  test('once: a repeat is answered as before, and enters nothing anew', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    const id = commandId()
    const input = correction(paymentId, rightLine)
    const first = await approve(desk, correctPayment, input, id)
    expect(await desk.value(correctPayment, input, id)).toEqual(first)
    expect(await desk.error(correctPayment, input)).toMatchObject(refusal('already_reversed'))
    expect(count(desk, 'payments')).toBe(2)
  })

  test('tells while it is typed what the register says and what it comes to', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    const check = (line: typeof rightLine) =>
      desk.value(checkCorrection, { paymentId, corrections: [{ lineNo: 1, line }] })
    expect(await check(waterLine(81_240, '3140200001'))).toMatchObject({
      ...{ dueBeforeKopecks: 81_240, dueKopecks: 81_240 },
      lines: [
        { problem: null, register: 'found', payerMasked: expect.stringMatching(/\S/), debt: { paidSinceKopecks: 0 } },
      ],
    })
    expect(await check(waterLine(81_240, '12'))).toMatchObject({ lines: [{ problem: 'payments.account_invalid' }] })
    expect(await check(waterLine(90_000, '3147654321'))).toMatchObject({ dueKopecks: 90_000 })
  })
})
