// Nothing is given back: every reason, and that it is the only one.
import { describe, expect, test } from 'vitest'
import { describeApproval, giveApproval } from '../../../shared/contract/approvals.ts'
import { getReversible, reversePayment } from '../../../shared/contract/reversals.ts'
import { beginCounting, endCounting, openShift } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { auditOf, commandId, freeLine, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { approve, papersOut, payOut, reversal, supervisor } from '../../support/reversing-desk.ts'

const count = (desk: TestDesk, table: string): number =>
  desk.database.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0
const refusal = (code: string, params: object = {}) => ({ kind: 'refused', code: `reversals.${code}`, params })

describe('nothing is given back', () => {
  test('without a supervisor’s approval; it tells what main read, and serves once', async () => {
    const desk = await openCashDesk()
    const { paymentId, receiptNumber } = await payOut(desk)
    const input = reversal(paymentId)
    const id = commandId()
    expect(await desk.error(reversePayment, input, id)).toMatchObject({ kind: 'refused', code: 'approvals.needed' })
    const { facts } = await desk.value(describeApproval, { operation: reversePayment.name, commandId: id, input })
    expect(facts).toEqual([
      { fact: 'receipt', value: receiptNumber },
      { fact: 'line', value: expect.stringMatching(/ЛС 3141234567, 812,40/) },
      { fact: 'give_back', value: formatMoney(81_240) },
      { fact: 'reason', value: 'Не та сумма' },
    ])
    // Approved for other lines is approved for nothing.
    const asked = { operation: reversePayment.name, commandId: id, ...supervisor }
    await desk.value(giveApproval, { ...asked, input: { ...input, receiptReturned: false } })
    expect(await desk.error(reversePayment, input, id)).toMatchObject({ code: 'approvals.needed' })
    await desk.value(giveApproval, { ...asked, input })
    await desk.value(reversePayment, input, id)
    expect(auditOf(desk, 'approval.used')).toHaveLength(1)
    expect(desk.database.db.get('SELECT o.role FROM reversals r JOIN operators o ON o.id = r.approver_id')).toEqual({
      role: 'supervisor',
    })
  })

  test('on the word of the one who asks: a supervisor with an own shift needs another', async () => {
    const desk = await openCashDesk()
    await closeByCount(desk, 100_000)
    await desk.signInAs('supervisor')
    await desk.value(openShift, { count: countOf(100_000), reason: null })
    const { paymentId } = await payOut(desk)
    const input = reversal(paymentId)
    const id = commandId()
    expect(await desk.error(reversePayment, input, id)).toMatchObject({ code: 'approvals.needed' })
    const own = { operation: reversePayment.name, commandId: id, input, ...supervisor }
    expect(await desk.error(giveApproval, own)).toMatchObject({ code: 'approvals.own' })
    expect(count(desk, 'reversals')).toBe(0)
  })

  test('out of a drawer that has less', async () => {
    const desk = await openCashDesk({ floatKopecks: 0 })
    const { paymentId } = await payOut(desk)
    desk.database.raw.exec('DROP TRIGGER cash_movements_no_delete; DELETE FROM cash_movements')
    expect(await desk.error(reversePayment, reversal(paymentId))).toMatchObject(
      refusal('cash_short', { dueKopecks: 81_240 }),
    )
  })

  test('of a line that is not there, or named twice, or without the words of another reason', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    for (const lineNos of [[2], [1, 1]])
      expect(await desk.error(reversePayment, reversal(paymentId, lineNos))).toMatchObject(refusal('line_unknown'))
    expect(await desk.error(reversePayment, reversal(paymentId, [1], { reason: 'other' }))).toMatchObject(
      refusal('note_missing'),
    )
    expect(await desk.error(reversePayment, reversal(commandId()))).toMatchObject(refusal('payment_unknown'))
  })

  test('while nobody knows whether the receipt is out', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    desk.database.transact((tx) => tx.run("UPDATE print_jobs SET state = 'queued'"))
    expect(await desk.error(reversePayment, reversal(paymentId))).toMatchObject(refusal('receipt_not_out'))
    papersOut(desk, 'unknown')
    expect(await desk.error(reversePayment, reversal(paymentId))).toMatchObject(refusal('receipt_unknown'))
    expect((await desk.value(getReversible, { paymentId }))?.stop?.code).toBe('reversals.receipt_unknown')
    papersOut(desk, 'not_printed') // surely: the payer has no receipt in hand
    await approve(desk, reversePayment, reversal(paymentId))
  })

  test('while the drawer is counted, without a shift, of another shift, or by somebody else', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk)
    await desk.value(beginCounting, {})
    expect(await desk.error(reversePayment, reversal(paymentId))).toMatchObject({ code: 'shift.counting' })
    await desk.value(endCounting, {})
    await closeByCount(desk, 181_240)
    papersOut(desk)
    expect(await desk.error(reversePayment, reversal(paymentId))).toMatchObject(
      refusal('other_shift', { shiftNumber: 1 }),
    )
    await desk.value(openShift, { count: countOf(181_240), reason: null })
    expect(await desk.error(reversePayment, reversal(paymentId))).toMatchObject(
      refusal('other_shift', { shiftNumber: 1 }),
    )
    const { paymentId: newer } = await payOut(desk)
    await desk.signInAs('supervisor')
    expect(await desk.error(reversePayment, reversal(newer))).toMatchObject({ code: 'shift.open_by_other' })
    expect((await desk.value(getReversible, { paymentId: newer }))?.stop?.code).toBe('shift.open_by_other')
  })

  test('of a line that left with a sent register; the rest may', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk, [waterLine(), freeLine()])
    sendRegister(desk, ['rs-water'])
    expect(await desk.error(reversePayment, reversal(paymentId))).toMatchObject(refusal('line_sent', { line: 1 }))
    expect((await desk.value(getReversible, { paymentId }))?.lines.map(({ state }) => state)).toEqual([
      'sent',
      'standing',
    ])
    await approve(desk, reversePayment, reversal(paymentId, [2]))
  })
})

/** A register of today's lines of these services, marked as sent. */
const sendRegister = (desk: TestDesk, services: string[]): void =>
  desk.database.transact((tx) => {
    desk.database.raw.exec('PRAGMA foreign_keys = OFF')
    const columns = desk.database.db.all<{ name: string; type: string; notnull: number }>(
      'SELECT name, type, "notnull" FROM pragma_table_info(\'registers_out\')',
    )
    const known: Record<string, string | number> = {
      services: JSON.stringify(services),
      business_date: tx.get<{ d: string }>('SELECT business_date AS d FROM payments')?.d ?? '',
      from_seq: 0,
      through_seq: 1_000_000,
      as_of_seq: 1_000_000,
      number: 1,
      line_count: 1,
      sum_kopecks: 1,
      transfer_kopecks: 1,
      sha256: '0'.repeat(64),
      id: 'register',
      operator_id: tx.get<{ id: string }>('SELECT id FROM operators LIMIT 1')?.id ?? '',
    }
    const values = columns.map(
      ({ name, type, notnull }) => known[name] ?? (notnull ? (type === 'INTEGER' ? 0 : '') : null),
    )
    tx.run(
      `INSERT INTO registers_out (${columns.map(({ name }) => name).join()}) VALUES (${columns.map(() => '?').join()})`,
      values,
    )
    tx.run(
      "INSERT INTO registers_out_sent (register_id, command_id, operator_id, sent_at) VALUES ('register', 'sent', :operatorId, '')",
      {
        operatorId: known['operator_id'] ?? '',
      },
    )
  })
