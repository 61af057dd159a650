// Giving back within the shift: what it leaves behind.
import { describe, expect, test } from 'vitest'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { drawerKopecks } from '../../../electron/records/drawer.ts'
import { recognizeBill } from '../../../shared/contract/bills.ts'
import { getReceiptPaper, previewPayment, reprintReceipt } from '../../../shared/contract/payments.ts'
import {
  checkCorrection,
  findReversible,
  getReversible,
  getSlipPaper,
  reprintSlips,
  reversePayment,
} from '../../../shared/contract/reversals.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { auditOf, commandId, freeLine, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { until } from '../../support/registering-desk.ts'
import { approve, papersOut, payOut, reversal } from '../../support/reversing-desk.ts'

const shiftId = (desk: TestDesk): string =>
  desk.database.db.get<{ id: string }>('SELECT id FROM shifts ORDER BY number DESC LIMIT 1')?.id ?? ''
const drawer = (desk: TestDesk): number => drawerKopecks(desk.database.db, shiftId(desk))
const count = (desk: TestDesk, table: string): number =>
  desk.database.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0
const textOf = (paper: { lines: Parameters<typeof paperLinesToText>[0] } | null): string =>
  paperLinesToText(paper?.lines ?? [])
const refusal = (code: string, params: object = {}) => ({ kind: 'refused', code: `reversals.${code}`, params })

describe('a line is given back', () => {
  test('with its commission: the cash leaves the drawer, the other line stands, both slips go to the printer', async () => {
    const desk = await openCashDesk()
    const { paymentId, receiptNumber } = await payOut(desk, [waterLine(), freeLine()])
    const before = drawer(desk)
    const given = await approve(desk, reversePayment, reversal(paymentId, [2]))
    expect(given).toMatchObject({ slipNumber: '900-1-R001', dueKopecks: 61_069 })
    expect(drawer(desk)).toBe(before - 61_069)
    const { db } = desk.database
    expect(db.all('SELECT line_no AS lineNo FROM standing_lines')).toEqual([{ lineNo: 1 }])
    expect(count(desk, 'payment_lines')).toBe(2)
    expect(db.all("SELECT kind, title, subject FROM print_jobs WHERE kind LIKE 'reversal%' ORDER BY kind")).toEqual([
      { kind: 'reversal_bank_slip', title: '900-1-R001', subject: given.reversalId },
      { kind: 'reversal_slip', title: '900-1-R001', subject: given.reversalId },
    ])
    const view = await desk.value(getReversible, { paymentId })
    expect(view?.lines.map(({ state }) => state)).toEqual(['standing', 'reversed'])
    expect(view?.stop).toBeNull()
    expect(view?.reversals).toMatchObject([
      { slipNumber: '900-1-R001', approverName: expect.any(String), lineNos: [2], replacedBy: null },
    ])
    expect(auditOf(desk, 'payment.reversed')).toMatchObject([{ paymentId, receipt: receiptNumber, lines: 1 }])
    expect(verifyJournal(db, new Date().toISOString())).toMatchObject({ intact: true })
  })

  test('says on the slip what, why, who, and who approved', async () => {
    const desk = await openCashDesk()
    const { paymentId, receiptNumber } = await payOut(desk)
    const input = reversal(paymentId, [1], {
      reason: 'other',
      note: 'Плательщик вспомнил, что платил',
      receiptReturned: false,
    })
    const { reversalId } = await approve(desk, reversePayment, input)
    const slip = textOf(await desk.value(getSlipPaper, { reversalId }))
    for (const words of [
      'ДЕМО',
      'АННУЛИРОВАНИЕ',
      'СЛИП № 900-1-R001',
      'экземпляр плательщика',
      `К квитанции № ${receiptNumber}`,
      'ЛС 3141234567',
      '812,40 руб.',
      'Восемьсот двенадцать рублей 40 копеек',
      'Плательщик вспомнил, что платил',
      'не возвращён',
      'Старший кассир',
      'Деньги получил',
      'GK-900-1-R001',
    ])
      expect(slip).toContain(words)
    const hash = desk.database.db.get<{ hash: string }>(
      'SELECT e.hash FROM reversals r JOIN audit_events e ON e.seq = r.audit_seq',
    )
    expect(slip).toContain(`журнал ${hash?.hash.slice(0, 8)}`)
  })

  test('once: a repeat of the same command is answered as before, another one is refused', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    const id = commandId()
    const first = await approve(desk, reversePayment, reversal(paymentId), id)
    expect(await desk.value(reversePayment, reversal(paymentId), id)).toEqual(first)
    expect(await desk.error(reversePayment, reversal(paymentId))).toMatchObject(
      refusal('already_reversed', { line: 1, slipNumber: '900-1-R001' }),
    )
    expect(count(desk, 'reversals')).toBe(1)
    expect(drawer(desk)).toBe(100_000)
  })

  test('makes place for the same payment again: nothing calls it a duplicate', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    const same = async () => (await desk.value(previewPayment, { lines: [waterLine()] })).alreadyPaid.length
    expect(await same()).toBe(1) // negative control
    await approve(desk, reversePayment, reversal(paymentId))
    expect(await same()).toBe(0)
  })

  test('and a copy of the receipt says so beside КОПИЯ; the receipt itself says what it said', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk, [waterLine(), freeLine()])
    const copy = async () => textOf(await desk.value(getReceiptPaper, { paymentId, copy: 1 }))
    expect(await copy()).not.toContain('АННУЛИРОВАН')
    await approve(desk, reversePayment, reversal(paymentId, [2]))
    papersOut(desk)
    await desk.value(reprintReceipt, { paymentId })
    expect(await copy()).toMatch(/КОПИЯ № 1[\s\S]*АННУЛИРОВАН,\s+строка 2[\s\S]*слип № 900-1-R001/)
    expect(textOf(await desk.value(getReceiptPaper, { paymentId, copy: 0 }))).not.toContain('АННУЛИРОВАН')
    await approve(desk, reversePayment, reversal(paymentId, [1]))
    expect(await copy()).toContain('слип № 900-1-R002')
  })

  test('is not «paid since» the register any more', async () => {
    const desk = await openCashDesk()
    const { paymentId: of } = await payOut(desk, [waterLine(10_000, '3140200001')])
    const { paymentId: other } = await payOut(desk)
    const paidSince = async (paymentId: string) => {
      const corrections = [{ lineNo: 1, line: waterLine(20_000, '3140200001') }]
      return (await desk.value(checkCorrection, { paymentId, corrections }))?.lines[0]?.debt?.paidSinceKopecks
    }
    expect(await paidSince(other)).toBe(10_000) // negative control
    // What is entered anew does not find the line in its way that goes for it.
    expect(await paidSince(of)).toBe(0)
    await approve(desk, reversePayment, reversal(of))
    expect(await paidSince(other)).toBe(0)
  })

  test('and copies of both slips say that they are copies, once the slips are out', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    const { reversalId } = await approve(desk, reversePayment, reversal(paymentId))
    expect(await desk.error(reprintSlips, { reversalId })).toMatchObject(refusal('slips_not_out'))
    papersOut(desk)
    const before = desk.printer.papers.length
    await desk.value(reprintSlips, { reversalId })
    await desk.startWork()
    await until('both copies', () => desk.printer.papers.length >= before + 2)
    const texts = desk.printer.papers.slice(before).map(({ lines }) => paperLinesToText([...lines]))
    expect(texts).toEqual([
      expect.stringMatching(/КОПИЯ[\s\S]*экземпляр плательщика/),
      expect.stringMatching(/КОПИЯ[\s\S]*экземпляр банка/),
    ])
    expect(await desk.error(reprintSlips, { reversalId: commandId() })).toMatchObject(refusal('slip_unknown'))
  })

  test('is found by the last receipt, by a number, and by the slip’s own code', async () => {
    const desk = await openCashDesk()
    const { paymentId, receiptNumber } = await payOut(desk)
    await approve(desk, reversePayment, reversal(paymentId))
    const of = { paymentId, receiptNumber }
    for (const number of ['', receiptNumber, `GK-${receiptNumber}`, '900-1-r001', 'GK-900-1-R001'])
      expect(await desk.value(findReversible, { number })).toEqual(of)
    for (const number of ['900-1-0099', '900-1-R099', 'вода'])
      expect(await desk.value(findReversible, { number })).toBeNull()
    expect(await desk.value(recognizeBill, { text: 'GK-900-1-R001' })).toEqual({ outcome: 'receipt', ...of })
  })
})
