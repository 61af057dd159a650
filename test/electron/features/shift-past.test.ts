import { describe, expect, test } from 'vitest'
import { giveApproval } from '../../../shared/contract/approvals.ts'
import { saveDraft } from '../../../shared/contract/drafts.ts'
import {
  getClosedShift,
  listDifferences,
  listShifts,
  recountShift,
  reprintZ,
  settleDifference,
} from '../../../shared/contract/past-shifts.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { answerUnknown } from '../../../shared/contract/printing.ts'
import {
  beginCounting,
  closeShift,
  countDrawer,
  getClosing,
  getOpening,
  openShift,
} from '../../../shared/contract/shift.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import type { Role } from '../../../shared/domain/permissions.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { allOperators } from '../../../electron/records/operators.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { commandId, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'

const supervisor = { login: 'starshiy', password: 'starshiy-demo' }
const operatorOf = (desk: TestDesk, role: Role): string =>
  allOperators(desk.database.db).find((one) => one.role === role)?.id ?? ''
const zText = async (desk: TestDesk, shiftId: string): Promise<string> =>
  paperLinesToText((await desk.value(getClosedShift, { shiftId }))?.paper.lines ?? [])
/** A second cashier, as the administrator would add one. */
const addCashier = (desk: TestDesk): { id: string; login: string; name: string; role: 'cashier' } => {
  const operator = { id: commandId(), login: 'kassir2', name: 'Сменщикова Мария', role: 'cashier' } as const
  desk.database.transact((tx) =>
    tx.run(
      `INSERT INTO operators (id, login, name, role, password_hash, must_change_password, created_at)
       VALUES (:id, :login, :name, :role, '', 0, '2026-11-21T00:00:00.000Z')`,
      operator,
    ),
  )
  return operator
}

describe('a difference', () => {
  const short = async () => {
    const desk = await openCashDesk()
    const { shiftId } = await closeByCount(desk, 99_000, 'не хватило мелочи')
    return { desk, shiftId, settle: { shiftId, place: 'closing', decision: 'repaid', note: 'внесено' } as const }
  }

  test('stays on the list and on every Z until a supervisor decides, then on neither', async () => {
    const { desk, shiftId, settle } = await short()
    expect(await desk.value(listDifferences, {})).toMatchObject([
      { shiftId, shiftNumber: 1, place: 'closing', differenceKopecks: -1000, reason: 'не хватило мелочи', own: true },
    ])
    await desk.value(openShift, { count: countOf(99_000), reason: null })
    const second = await closeByCount(desk, 99_000)
    expect(await zText(desk, second.shiftId)).toMatch(/Расхождение не урегулировано\s+\(смена 1\)\s+-10,00/)
    await desk.signInAs('supervisor')
    expect(await desk.value(listDifferences, {})).toMatchObject([{ own: false }])
    await desk.value(settleDifference, settle)
    expect(await desk.value(listDifferences, {})).toEqual([])
    expect(await desk.error(settleDifference, settle)).toMatchObject({ code: 'shift.difference_settled' })
    await desk.signInAs('cashier')
    await desk.value(openShift, { count: countOf(99_000), reason: null })
    const third = await closeByCount(desk, 99_000)
    expect(await zText(desk, third.shiftId)).not.toContain('Расхождение не урегулировано')
    // The Z of then stays as it was; the decision is appended to the shift.
    expect(await zText(desk, second.shiftId)).toContain('Расхождение не урегулировано')
    expect((await desk.value(getClosedShift, { shiftId }))?.lateEvents).toMatchObject([
      { kind: 'settlement', kopecks: -1000 },
    ])
    expect(verifyJournal(desk.database.db, '2026-11-21T00:00:00.000Z')).toMatchObject({ intact: true })
  })

  test('is never decided by who counted it: a cashier asks a supervisor, who must have no part in it', async () => {
    const { desk, shiftId, settle } = await short()
    expect(await desk.error(settleDifference, settle)).toMatchObject({ code: 'approvals.needed' })
    const id = commandId()
    await desk.value(giveApproval, { operation: 'shift.settleDifference', commandId: id, input: settle, ...supervisor })
    await desk.value(settleDifference, settle, id)
    expect(
      desk.database.db.get(
        'SELECT operator_id AS operatorId, decision FROM difference_settlements WHERE shift_id = :shiftId',
        {
          shiftId,
        },
      ),
    ).toEqual({ operatorId: operatorOf(desk, 'supervisor'), decision: 'repaid' })
  })

  test('of a supervisor’s own shift waits for another one', async () => {
    const desk = await openCashDesk()
    await closeByCount(desk, 100_000)
    await desk.signInAs('supervisor')
    await desk.value(openShift, { count: countOf(100_000), reason: null })
    const { shiftId } = await closeByCount(desk, 100_500, 'лишние пять рублей')
    const settle = { shiftId, place: 'closing', decision: 'credited', note: 'оприходовано' } as const
    expect(await desk.error(settleDifference, settle)).toMatchObject({ code: 'approvals.needed' })
    expect(await desk.error(settleDifference, { ...settle, decision: 'repaid' })).toMatchObject({
      code: 'shift.decision_unfit',
    })
    expect(await desk.error(settleDifference, { ...settle, place: 'opening' })).toMatchObject({
      code: 'shift.no_difference',
    })
    // The cashier asks at another window; the supervisor whose shift it was must not approve it either.
    await desk.signInAs('cashier')
    const id = commandId()
    await desk.value(giveApproval, { operation: 'shift.settleDifference', commandId: id, input: settle, ...supervisor })
    expect(await desk.ask(settleDifference, settle, id)).toMatchObject({ error: { code: 'shift.own_difference' } })
  })

  test('found when the shift was opened is listed apart', async () => {
    const { desk } = await short()
    await desk.value(openShift, { count: countOf(98_000), reason: 'ещё десять рублей' })
    expect(await desk.value(listDifferences, {})).toMatchObject([
      { shiftNumber: 1, place: 'closing' },
      { shiftNumber: 2, place: 'opening', differenceKopecks: -1000 },
    ])
  })
})

describe('a forgotten shift', () => {
  test('is closed by a supervisor, who approves himself by his own login; the Z says so', async () => {
    const desk = await openCashDesk()
    await desk.signInAs('supervisor')
    expect(await desk.value(getClosing, {})).toBeNull()
    const { shiftId } = await closeByCount(desk, 100_000)
    expect((await zText(desk, shiftId)).replaceAll(/\s+/g, ' ')).toMatch(
      /Кассир: Кассирова Анна .* Закрыл: [А-Я][а-я]+ [А-Я][а-я]+ /,
    )
    expect(desk.database.db.get('SELECT operator_id AS id FROM shift_closings')).toEqual({
      id: operatorOf(desk, 'supervisor'),
    })
  })

  test('is closed by a colleague only with a supervisor’s approval, who stands on the Z', async () => {
    const desk = await openCashDesk()
    const colleague = addCashier(desk)
    desk.session.begin(colleague, false)
    expect(await desk.error(beginCounting, {})).toMatchObject({ code: 'approvals.needed' })
    for (const error of [
      await desk.error(countDrawer, { count: [] }),
      await desk.error(closeShift, { reason: null, takenOverBy: null, handOverTo: null }),
    ])
      expect(error).toMatchObject({ code: 'shift.open_by_other' })
    const id = commandId()
    await desk.value(giveApproval, { operation: 'shift.beginCounting', commandId: id, input: {}, ...supervisor })
    await desk.value(beginCounting, {}, id)
    // Asked again, as after a restart, it goes on, and who approved it stays.
    await desk.value(beginCounting, {})
    await desk.value(countDrawer, { count: countOf(100_000) })
    const { shiftId } = await desk.value(closeShift, { reason: null, takenOverBy: null, handOverTo: null })
    expect(await desk.value(getClosedShift, { shiftId })).toBeNull()
    await desk.signInAs('cashier')
    expect((await zText(desk, shiftId)).replaceAll(/\s+/g, ' ')).toMatch(/Закрыл: Сменщикова Мария Разрешил: /)
  })
})

describe('a drawer that is handed over', () => {
  test('is counted by the receiver: it agrees or the difference stands with the hand-over', async () => {
    const desk = await openCashDesk()
    const colleague = addCashier(desk)
    await desk.value(beginCounting, {})
    await desk.value(countDrawer, { count: countOf(100_000) })
    const close = { reason: null, takenOverBy: null }
    const nobody = commandId()
    for (const handOverTo of [operatorOf(desk, 'cashier'), operatorOf(desk, 'clerk'), nobody])
      expect(await desk.error(closeShift, { ...close, handOverTo })).toMatchObject({ code: 'shift.no_such_operator' })
    const closed = await desk.value(closeShift, { ...close, handOverTo: colleague.id })
    expect(closed.handOverPrintJobId).not.toBeNull()
    expect(await zText(desk, closed.shiftId)).toContain('Остаток передан: Сменщикова Мария')
    expect(await desk.value(getOpening, {})).toMatchObject({ handOver: { toName: colleague.name, toOwn: false } })
    desk.session.begin(colleague, false)
    expect(await desk.value(getOpening, {})).toMatchObject({
      remainderKopecks: null,
      handOver: { fromName: 'Кассирова Анна', toOwn: true },
    })
    await desk.value(openShift, { count: countOf(99_900), reason: 'рубля нет' })
    expect(await desk.value(listDifferences, {})).toMatchObject([{ shiftNumber: 2, place: 'opening', own: true }])
    expect(
      desk.database.db.get(
        'SELECT hand_over_id AS handOver, difference_kopecks AS difference FROM shift_openings WHERE hand_over_id IS NOT NULL',
      ),
    ).toEqual({ handOver: closed.shiftId, difference: -100 })
    await desk.signInAs('cashier')
    expect((await desk.value(getClosedShift, { shiftId: closed.shiftId }))?.lateEvents).toMatchObject([
      { kind: 'hand_over_taken', title: '2', kopecks: -100, operatorName: colleague.name },
    ])
    expect(verifyJournal(desk.database.db, '2026-11-21T00:00:00.000Z')).toMatchObject({ intact: true })
  })
})

describe('what is open when a shift ends', () => {
  test('is listed, keeps nothing from closing, and is taken over by name', async () => {
    const desk = await openCashDesk()
    const { printJobId, receiptNumber } = await desk.value(acceptPayment, {
      lines: [waterLine()],
      givenKopecks: 81_240,
    })
    await desk.value(acceptPayment, { lines: [waterLine(100)], givenKopecks: 100 })
    desk.database.transact((tx) =>
      tx.run("UPDATE print_jobs SET state = 'unknown' WHERE id = :printJobId", { printJobId }),
    )
    await desk.value(saveDraft, { draft: { step: 'lines', lines: [], givenText: '' }, commandId: null })
    await desk.value(beginCounting, {})
    const closing = await desk.value(getClosing, {})
    expect(closing?.open).toMatchObject([
      { kind: 'print_queued', count: 1 },
      { kind: 'print_unknown', title: receiptNumber },
      { kind: 'draft' },
      { kind: 'register', kopecks: null }, // counted blind,
    ])
    await desk.value(countDrawer, { count: countOf(181_340) })
    const takenOverBy = operatorOf(desk, 'supervisor')
    const { shiftId } = await desk.value(closeShift, { reason: null, takenOverBy, handOverTo: null })
    const z = await zText(desk, shiftId)
    for (const piece of ['ОСТАЛОСЬ ОТКРЫТЫМ', 'Ждут печати', receiptNumber, 'Под ответственность: '])
      expect(z).toContain(piece)

    // Answered later: appended to the closed shift and to a copy of its Z, never to the Z.
    await desk.value(answerUnknown, { printJobId, cameOut: true })
    expect(await desk.value(getClosedShift, { shiftId })).toMatchObject({
      lateEvents: [{ kind: 'print_came_out', title: receiptNumber }],
    })
    expect(await zText(desk, shiftId)).toBe(z)
    expect(await desk.value(reprintZ, { shiftId })).toMatchObject({ copy: 1 })
    expect(await desk.value(reprintZ, { shiftId })).toMatchObject({ copy: 2 })
    await desk.startWork()
    const copies = () =>
      desk.printer.papers.map(({ lines }) => paperLinesToText([...lines])).filter((text) => text.includes('КОПИЯ №'))
    await expect.poll(copies).toHaveLength(2)
    expect(copies()[1]).toMatch(/КОПИЯ № 2[\s\S]*Z-ОТЧЁТ № 1[\s\S]*ПОСЛЕ ЗАКРЫТИЯ[\s\S]*Бумага напечатана/)
  })
})

describe('shifts of before', () => {
  test('are shown to a supervisor all, to a cashier the own ones, page by page', async () => {
    const desk = await openCashDesk({ floatKopecks: 0 })
    for (let round = 0; round < 51; round += 1) {
      await closeByCount(desk, 0)
      await desk.value(openShift, { count: [], reason: null })
    }
    const first = await desk.value(listShifts, { before: null })
    expect([first.shifts.length, first.shifts[0]?.number, first.next]).toEqual([50, 51, 2])
    expect(await desk.value(listShifts, { before: first.next })).toMatchObject({ shifts: [{ number: 1 }], next: null })
    desk.session.begin(addCashier(desk), false)
    expect(await desk.value(listShifts, { before: null })).toEqual({ shifts: [], next: null })
    const shiftId = first.shifts[0]?.id ?? ''
    expect(await desk.error(reprintZ, { shiftId })).toMatchObject({ code: 'shift.unknown' })
    expect(await desk.error(recountShift, { shiftId, count: [] })).toMatchObject({ code: 'shift.unknown' })
    await desk.signInAs('supervisor')
    expect((await desk.value(listShifts, { before: null })).shifts).toHaveLength(50)
  }, 60_000)

  test('are counted again as a record beside the Z, while no shift was opened after', async () => {
    const desk = await openCashDesk()
    const { shiftId } = await closeByCount(desk, 100_000)
    const z = await zText(desk, shiftId)
    expect(await desk.value(recountShift, { shiftId, count: countOf(99_950) })).toEqual({
      countedKopecks: 99_950,
      differenceKopecks: -50,
    })
    expect(await desk.value(getClosedShift, { shiftId })).toMatchObject({
      recountable: true,
      lateEvents: [{ kind: 'recount', kopecks: -50 }],
    })
    expect(await zText(desk, shiftId)).toBe(z)
    await desk.value(openShift, { count: countOf(100_000), reason: null })
    expect(await desk.error(recountShift, { shiftId, count: [] })).toMatchObject({ code: 'shift.opened_since' })
  })
})
