import { describe, expect, test } from 'vitest'
import { acceptPayment, previewPayment } from '../../../shared/contract/payments.ts'
import { getQueue } from '../../../shared/contract/printing.ts'
import { signOut } from '../../../shared/contract/session.ts'
import {
  beginCounting,
  closeShift,
  getCurrentShift,
  countDrawer,
  getOpening,
  getX,
  openShift,
} from '../../../shared/contract/shift.ts'
import { getClosedShift } from '../../../shared/contract/past-shifts.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { openCashDesk, openTestDesk, type TestDesk, testClock, waterLine } from '../../support/desk.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'

const pay = (desk: TestDesk, kopecks = 81_240) =>
  desk.value(acceptPayment, { lines: [waterLine(kopecks)], givenKopecks: kopecks })
const close = (desk: TestDesk, kopecks: number, reason: string | null = null) => closeByCount(desk, kopecks, reason)
const noOne = { takenOverBy: null, handOverTo: null }

const dataOf = (desk: TestDesk, kind: string): unknown => {
  const row = desk.database.db.get<{ body: string }>(
    'SELECT body FROM audit_events WHERE kind = :kind ORDER BY seq DESC LIMIT 1',
    { kind },
  )
  return row ? (JSON.parse(row.body) as { data: unknown }).data : null
}

describe('opening a shift', () => {
  test('puts the float into the drawer and shows whose shift it is', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    expect(await desk.value(getCurrentShift, {})).toBeNull()
    expect(await desk.value(getOpening, {})).toEqual({ remainderKopecks: null, handOver: null })
    expect(await desk.value(openShift, { count: countOf(100_000), reason: null })).toMatchObject({ number: 1 })
    expect(await desk.value(getCurrentShift, {})).toMatchObject({
      number: 1,
      operatorName: 'Кассирова Анна',
      own: true,
      businessDate: '2026-11-21',
      tooOld: false,
      floatKopecks: 100_000,
      paymentCount: 0,
      takenKopecks: 0,
      drawerKopecks: 100_000,
    })
    expect(dataOf(desk, 'shift.opened')).toEqual({ number: 1, floatKopecks: 100_000, differsByKopecks: null })
  })

  test('twice is refused, and by another person too', async () => {
    const desk = await openCashDesk()
    const params = { number: 1, operatorName: 'Кассирова Анна' }
    expect(await desk.error(openShift, { count: countOf(0), reason: null })).toEqual({
      kind: 'refused',
      code: 'shift.already_open',
      params,
    })
    await desk.value(signOut, {})
    await desk.signInAs('supervisor')
    expect(await desk.error(openShift, { count: countOf(0), reason: null })).toEqual({
      kind: 'refused',
      code: 'shift.open_by_other',
      params,
    })
    expect(await desk.value(getCurrentShift, {})).toMatchObject({ own: false })
    expect(await desk.value(getX, {})).toBeNull()
  })

  test('on a float that is not what the last shift left is written down as a difference', async () => {
    const desk = await openCashDesk()
    await close(desk, 100_000)
    expect(await desk.error(openShift, { count: countOf(99_000), reason: ' ' })).toMatchObject({
      code: 'shift.reason_required',
      params: { differenceKopecks: -1000 },
    })
    // What was counted before the difference was known stands in the journal.
    expect(dataOf(desk, 'shift.opening_counted')).toEqual({ countedKopecks: 99_000, differsByKopecks: -1000 })
    expect(await desk.value(getCurrentShift, {})).toBeNull()
    await desk.value(openShift, { count: countOf(99_000), reason: 'десятки не хватило' })
    expect(dataOf(desk, 'shift.opened')).toEqual({ number: 2, floatKopecks: 99_000, differsByKopecks: -1000 })
    expect(
      (await desk.value(getX, {}))?.paper.lines.map((line) => (line.kind === 'text' ? line.text : '')),
    ).toContainEqual(expect.stringMatching(/НЕДОСТАЧА на начало +10,00/))
    await close(desk, 99_000)
    await desk.value(openShift, { count: countOf(99_000), reason: null })
    expect(dataOf(desk, 'shift.opened')).toMatchObject({ differsByKopecks: 0 })
  })

  test('after midnight in the city is that city’s next business day', async () => {
    const dates: string[] = []
    for (const instant of ['2026-11-21T18:59:59.999Z', '2026-11-21T19:00:00.000Z', '2026-11-21T19:30:00.000Z']) {
      const desk = await openCashDesk({ clock: testClock(instant) })
      dates.push((await desk.value(getCurrentShift, {}))?.businessDate ?? '')
    }
    expect(dates).toEqual(['2026-11-21', '2026-11-22', '2026-11-22'])
  })

  test('sets the business day of every payment in it, also of those after midnight', async () => {
    const desk = await openCashDesk({ clock: testClock('2026-11-21T18:59:00.000Z') })
    desk.clock.advance(5 * 60_000)
    await pay(desk)
    expect(desk.database.db.get('SELECT business_date AS day, local_time AS local FROM payments')).toEqual({
      day: '2026-11-21',
      local: '2026-11-22T00:04:00',
    })
  })
})

describe('the X report', () => {
  test('shows the shift as it stands, by service and on paper, and stores nothing', async () => {
    const desk = await openCashDesk()
    await pay(desk)
    await pay(desk, 50_000)
    const events = () => desk.database.db.get('SELECT count(*) AS n FROM audit_events')
    const before = events()
    const x = await desk.value(getX, {})
    expect(x).toMatchObject({
      shift: { paymentCount: 2, takenKopecks: 131_240, drawerKopecks: 231_240 },
      sums: { floatKopecks: 100_000, commissionKopecks: 0, reversalCount: 0, inKopecks: 0, outKopecks: 0 },
    })
    expect(x?.byService).toEqual([{ name: 'Холодная вода и водоотведение', count: 2, sumKopecks: 131_240 }])
    const text = paperLinesToText(x?.paper.lines ?? [])
    for (const piece of ['X-ОТЧЁТ', 'ДЕМО', '1 312,40', '2 312,40', '1 000,00']) expect(text).toContain(piece)
    expect(events()).toEqual(before)
    await close(desk, 231_240)
    expect(await desk.value(getX, {})).toBeNull()
  })
})

describe('closing a shift', () => {
  test('without one is refused', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    for (const error of [
      await desk.error(beginCounting, {}),
      await desk.error(countDrawer, { count: [] }),
      await desk.error(closeShift, { reason: null, ...noOne }),
    ])
      expect(error).toMatchObject({ code: 'shift.none_open' })
  })

  test('with a difference needs a reason, and with one it closes all the same', async () => {
    const desk = await openCashDesk()
    await pay(desk)
    await desk.value(beginCounting, {})
    expect(await desk.error(closeShift, { reason: null, ...noOne })).toMatchObject({ code: 'shift.not_counted' })
    await desk.value(countDrawer, { count: countOf(181_000) })
    for (const reason of [null, '', '   '])
      expect(await desk.error(closeShift, { reason, ...noOne })).toEqual({
        kind: 'refused',
        code: 'shift.reason_required',
        params: { differenceKopecks: -240 },
      })
    expect(await desk.value(getCurrentShift, {})).not.toBeNull()
    expect(await close(desk, 181_000, 'не хватило мелочи')).toMatchObject({
      expectedKopecks: 181_240,
      countedKopecks: 181_000,
      differenceKopecks: -240,
    })
    expect(await desk.value(getCurrentShift, {})).toBeNull()
    await desk.signInAs('supervisor')
    expect(await desk.value(getOpening, {})).toEqual({ remainderKopecks: 181_000, handOver: null })
    expect(dataOf(desk, 'shift.closed')).toMatchObject({
      number: 1,
      zNumber: 1,
      countedKopecks: 181_000,
      differenceKopecks: -240,
      forced: false,
    })
  })

  test('with too much needs a reason as well', async () => {
    const desk = await openCashDesk()
    await desk.value(beginCounting, {})
    expect(await desk.value(countDrawer, { count: countOf(100_001) })).toMatchObject({ differenceKopecks: 1 })
    expect(await desk.error(closeShift, { reason: null, ...noOne })).toMatchObject({ params: { differenceKopecks: 1 } })
    expect(await close(desk, 100_001, 'лишняя копейка')).toMatchObject({ differenceKopecks: 1 })
  })

  test('numbers its Z one after another, and the running total never starts anew', async () => {
    const desk = await openCashDesk({ floatKopecks: 0 })
    const closings = []
    let drawer = 0
    for (const kopecks of [100, 250, 30]) {
      await pay(desk, kopecks)
      drawer += kopecks
      const closed = await close(desk, drawer)
      closings.push([closed.number, closed.zNumber])
      await desk.value(openShift, { count: countOf(drawer), reason: null })
    }
    expect(closings).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ])
    const totals = desk.database.db.all<{ total: number }>(
      'SELECT running_total_kopecks AS total FROM shift_closings ORDER BY z_number',
    )
    expect(totals.map(({ total }) => total)).toEqual([100, 350, 380])
  })

  test('prints a Z that bears its number, the sums and the head of the chain', async () => {
    const desk = await openCashDesk()
    await pay(desk)
    const { shiftId, printJobId } = await close(desk, 181_000, 'не хватило мелочи')
    expect((await desk.value(getQueue, {})).open.map(({ id, kind }) => [id, kind])).toContainEqual([
      printJobId,
      'z_report',
    ])
    const shown = (await desk.value(getClosedShift, { shiftId }))?.paper
    const text = paperLinesToText(shown?.lines ?? [])
    for (const piece of ['Z', '812,40', '1 812,40', '1 810,00', '2,40', 'не хватило мелочи'])
      expect(text).toContain(piece)
    const { head } = desk.database.db.get<{ head: string }>('SELECT audit_head AS head FROM shift_closings') ?? {
      head: '',
    }
    expect(text.replace(/\s/g, '')).toContain(head)
    await desk.startWork()
    await expect.poll(() => desk.printer.papers.length).toBeGreaterThan(1)
    expect(desk.printer.papers.map(({ lines }) => lines)).toContainEqual(shown?.lines)
    expect(await desk.value(getClosedShift, { shiftId: printJobId })).toBeNull()
  })

  test('takes no payment any more, and the next shift has receipts of its own', async () => {
    const desk = await openCashDesk()
    expect((await pay(desk)).receiptNumber).toBe('900-1-0001')
    await close(desk, 181_240)
    expect(await desk.error(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })).toMatchObject({
      code: 'shift.none_open',
    })
    await desk.value(openShift, { count: countOf(181_240), reason: null })
    expect((await pay(desk)).receiptNumber).toBe('900-2-0001')
    expect((await desk.value(previewPayment, { lines: [waterLine()] })).alreadyPaid).toHaveLength(1)
  })

  test('is one closing, however often the same command comes', async () => {
    const desk = await openCashDesk()
    const id = '01950000-0000-7000-8000-0000000c105e'
    await desk.value(beginCounting, {})
    await desk.value(countDrawer, { count: countOf(100_000) })
    const first = await desk.value(closeShift, { reason: null, ...noOne }, id)
    expect(await desk.value(closeShift, { reason: null, ...noOne }, id)).toEqual(first)
    expect(desk.database.db.get('SELECT count(*) AS n FROM shift_closings')).toEqual({ n: 1 })
  })

  test('of a shift over 24 hours old works, and the window is told that it is too old', async () => {
    const desk = await openCashDesk()
    desk.clock.advance(24 * 3_600_000)
    expect((await desk.value(getCurrentShift, {}))?.tooOld).toBe(false)
    desk.clock.advance(1)
    expect((await desk.value(getCurrentShift, {}))?.tooOld).toBe(true)
    await close(desk, 100_000)
  })
})
