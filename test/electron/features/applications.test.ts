// After the shift: what payers apply for, and how far it has come.
import { describe, expect, test } from 'vitest'
import {
  findApplicable,
  getApplicationPaper,
  listApplications,
  moveApplication,
  printApplication,
  registerApplication,
} from '../../../shared/contract/applications.ts'
import type { InputOf } from '../../../shared/contract/define.ts'
import { reversePayment } from '../../../shared/contract/reversals.ts'
import type { ApplicationState } from '../../../shared/domain/application-states.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { closeByCount } from '../../support/count-of.ts'
import { auditOf, commandId, freeLine, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { approve, papersOut, payOut, reversal } from '../../support/reversing-desk.ts'

type Input = InputOf<typeof registerApplication>

const refund = (paymentId: string, lineNo = 1): Input => ({
  ...{ paymentId, kind: 'refund', reason: 'paid_twice' },
  lines: [{ lineNo, wanted: null }],
})
const refusal = (code: string, params: object = {}) => ({ kind: 'refused', code: `applications.${code}`, params })

/** Two lines were paid, the second was given back, the shift is closed, a clerk is at the window. */
const afterShift = async (): Promise<{ desk: TestDesk; paymentId: string; receiptNumber: string }> => {
  const desk = await openCashDesk()
  const { paymentId, receiptNumber } = await payOut(desk, [waterLine(), freeLine()])
  await approve(desk, reversePayment, reversal(paymentId, [2]))
  papersOut(desk)
  await closeByCount(desk, 181_240)
  papersOut(desk)
  await desk.signInAs('clerk')
  return { desk, paymentId, receiptNumber }
}

describe('an application', () => {
  test('is registered by a clerk for what stands, printed, and a late event of the closed shift', async () => {
    const { desk, paymentId, receiptNumber } = await afterShift()
    const found = await desk.value(findApplicable, { receiptNumber: `GK-${receiptNumber}` })
    expect(found?.lines.map(({ state, number }) => [state, number])).toEqual([
      ['applicable', null],
      ['reversed', '900-1-R001'],
    ])
    const made = await desk.value(registerApplication, refund(paymentId))
    expect(made.number).toBe('900-A0001')
    const paper = paperLinesToText(
      (await desk.value(getApplicationPaper, { applicationId: made.applicationId }))?.lines ?? [],
    )
    for (const words of [
      'ДЕМО',
      'о возврате',
      '900-A0001',
      receiptNumber,
      'ЛС 3141234567',
      '812,40',
      'Заявитель',
      'От (ФИО)',
    ])
      expect(paper).toContain(words)
    expect(paper).not.toContain('2287008779')
    expect(desk.database.db.get("SELECT title FROM print_jobs WHERE kind = 'payment_application'")).toEqual({
      title: '900-A0001',
    })
    expect(auditOf(desk, 'application.registered')).toMatchObject([{ number: '900-A0001', paymentId }])
    expect(desk.database.db.get('SELECT kind, title FROM shift_late_events')).toEqual({
      kind: 'application',
      title: '900-A0001',
    })
  })

  test('of a correction says what shall count, as the provider writes it', async () => {
    const { desk, paymentId } = await afterShift()
    const asks = (account: string | null): Input => ({
      ...{ paymentId, kind: 'correction', reason: 'wrong_account' },
      lines: [{ lineNo: 1, wanted: account === null ? null : { account, period: '2026-09' } }],
    })
    expect(await desk.error(registerApplication, asks(null))).toMatchObject(refusal('wanted_missing', { line: 1 }))
    expect(await desk.error(registerApplication, asks('12'))).toMatchObject(refusal('account_invalid', { line: 1 }))
    const { applicationId } = await desk.value(registerApplication, asks(' 314 765 4321 '))
    const paper = paperLinesToText((await desk.value(getApplicationPaper, { applicationId }))?.lines ?? [])
    expect(paper).toMatch(/Считать верным: ЛС\s+3147654321/)
    expect(paper).toContain('сентябрь 2026')
  })

  test('is not taken while the cashier can give back, nor twice, nor of what was given back', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await payOut(desk, [waterLine(), freeLine()])
    expect(await desk.error(registerApplication, refund(paymentId))).toMatchObject(refusal('still_reversible'))
    await approve(desk, reversePayment, reversal(paymentId, [2]))
    await closeByCount(desk, 181_240)
    expect(await desk.error(registerApplication, refund(paymentId, 2))).toMatchObject(
      refusal('line_reversed', { line: 2, slipNumber: '900-1-R001' }),
    )
    for (const lineNo of [3, 200])
      expect(await desk.error(registerApplication, refund(paymentId, lineNo))).toMatchObject(refusal('line_unknown'))
    expect(await desk.error(registerApplication, refund(commandId()))).toMatchObject(refusal('payment_unknown'))
    await desk.value(registerApplication, refund(paymentId))
    expect(await desk.error(registerApplication, refund(paymentId))).toMatchObject(
      refusal('line_applied', { line: 1, number: '900-A0001' }),
    )
  })

  test('moves forwards only, by a supervisor; what is closed makes place for another', async () => {
    const { desk, paymentId } = await afterShift()
    const { applicationId } = await desk.value(registerApplication, refund(paymentId))
    const move = (to: ApplicationState) => ({ applicationId, to, note: 'исх. 12 от 22.11.2026' })
    expect(await desk.error(moveApplication, move('sent'))).toMatchObject({ code: 'session.not_permitted' })
    await desk.signInAs('supervisor')
    for (const to of ['satisfied', 'refused', 'registered'] as const)
      expect(await desk.error(moveApplication, move(to))).toMatchObject(refusal('wrong_step', { state: 'registered' }))
    for (const to of ['sent', 'refused', 'closed'] as const) await desk.value(moveApplication, move(to))
    expect(await desk.error(moveApplication, move('sent'))).toMatchObject(refusal('wrong_step'))
    const { applications } = await desk.value(listApplications, { state: 'closed', kind: null, before: null })
    expect(applications[0]?.states.map(({ state }) => state)).toEqual(['registered', 'sent', 'refused', 'closed'])
    expect(applications[0]?.states[1]?.note).toBe('исх. 12 от 22.11.2026')
    await desk.value(registerApplication, refund(paymentId))
    expect(auditOf(desk, 'application.moved')).toHaveLength(3)
  })

  test('is listed by state and kind, and printed once more when its paper is through', async () => {
    const { desk, paymentId } = await afterShift()
    const { applicationId } = await desk.value(registerApplication, refund(paymentId))
    const numbers = async (state: InputOf<typeof listApplications>['state'], kind: 'refund' | 'correction' | null) =>
      (await desk.value(listApplications, { state, kind, before: null })).applications.map(({ number }) => number)
    expect(await numbers('open', null)).toEqual(['900-A0001'])
    expect(await numbers('registered', 'refund')).toEqual(['900-A0001'])
    expect(await numbers('all', 'correction')).toEqual([])
    expect(await numbers('closed', null)).toEqual([])
    expect(await desk.error(printApplication, { applicationId })).toMatchObject(refusal('not_printed_yet'))
    papersOut(desk)
    await desk.value(printApplication, { applicationId })
  })
})
