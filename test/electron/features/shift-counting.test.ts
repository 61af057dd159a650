import { describe, expect, test } from 'vitest'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import {
  beginCounting,
  closeShift,
  countDrawer,
  endCounting,
  getClosing,
  getCounting,
  getCurrentShift,
  getOpening,
  getTypedCount,
  getX,
  keepTypedCount,
  openShift,
} from '../../../shared/contract/shift.ts'
import { standardDenominations } from '../../../shared/domain/denominations.ts'
import { cashSettingName, cashSettingsOf } from '../../../electron/records/cash-settings.ts'
import { writeSetting } from '../../../electron/records/desk.ts'
import type { CashSettings } from '../../../shared/contract/cash.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { openCashDesk, openTestDesk, type TestDesk, testClock, waterLine } from '../../support/desk.ts'

const pay = (desk: TestDesk, kopecks = 81_240) =>
  desk.ask(acceptPayment, { lines: [waterLine(kopecks)], givenKopecks: kopecks })
const noOne = { takenOverBy: null, handOverTo: null }
const settings = (desk: TestDesk, change: Partial<CashSettings>): void => {
  const value = { ...cashSettingsOf(desk.database.db), ...change }
  desk.database.transact((tx) => writeSetting(tx, cashSettingName, value))
}
const rowsIn = (desk: TestDesk, sql: string): unknown[] => desk.database.db.all(sql)

describe('a drawer that is counted', () => {
  test('stands still: nothing is paid until the count is left or the shift is closed', async () => {
    const desk = await openCashDesk()
    expect((await pay(desk)).ok).toBe(true)
    await desk.value(beginCounting, {})
    expect(await desk.value(getCurrentShift, {})).toMatchObject({ state: 'counting' })
    expect(await pay(desk)).toMatchObject({ error: { kind: 'refused', code: 'shift.counting' } })
    await desk.value(endCounting, {})
    expect(await desk.value(getCurrentShift, {})).toMatchObject({ state: 'open', drawerKopecks: 181_240 })
    expect((await pay(desk)).ok).toBe(true)
    expect(await desk.error(countDrawer, { count: [] })).toMatchObject({ code: 'shift.not_counting' })
    expect(await desk.error(endCounting, {})).toMatchObject({ code: 'shift.not_counting' })
    expect(await desk.error(closeShift, { reason: 'x', ...noOne })).toMatchObject({ code: 'shift.not_counting' })
  })

  test('is still counted after the program was started anew, and what was counted is kept', async () => {
    const desk = await openCashDesk()
    await desk.value(beginCounting, {})
    await desk.value(countDrawer, { count: countOf(99_990) })
    await desk.close()
    const again = await openTestDesk({ folder: desk.folder })
    await again.signInAs('cashier')
    expect(await again.value(getCurrentShift, {})).toMatchObject({ state: 'counting' })
    expect(await pay(again)).toMatchObject({ error: { code: 'shift.counting' } })
    expect((await again.value(getClosing, {}))?.counted).toEqual({
      expectedKopecks: 100_000,
      countedKopecks: 99_990,
      differenceKopecks: -10,
      counts: 1,
    })
    expect(await again.value(closeShift, { reason: 'десять копеек', ...noOne })).toMatchObject({ zNumber: 1 })
  })

  test('is offered again as far as it was typed: to whom typed it, for what it was, until it is committed', async () => {
    const desk = await openCashDesk()
    const { shiftId } = await desk.value(beginCounting, {})
    const typed = [{ denomination: 'coin-50', pieces: 3 }]
    await desk.value(keepTypedCount, { subject: shiftId, count: [...countOf(500_000), ...typed] })
    await desk.value(keepTypedCount, { subject: shiftId, count: typed })
    await desk.close()
    const again = await openTestDesk({ folder: desk.folder })
    await again.signInAs('supervisor')
    expect(await again.value(getTypedCount, { subject: shiftId })).toEqual([])
    await again.signInAs('cashier')
    expect(await again.value(getTypedCount, { subject: 'opening' })).toEqual([])
    expect(await again.value(getTypedCount, { subject: shiftId })).toEqual(typed)
    await closeByCount(again, 100_000)
    expect(await again.value(getTypedCount, { subject: shiftId })).toEqual([])
  })

  test('is told to nobody who counts blind before the count is committed; a supervisor sees it', async () => {
    const desk = await openCashDesk()
    await pay(desk)
    await desk.value(beginCounting, {})
    const told = async () => ({
      current: await desk.value(getCurrentShift, {}),
      x: await desk.value(getX, {}),
      closing: await desk.value(getClosing, {}),
    })
    const before = await told()
    expect(before.current).toMatchObject({ takenKopecks: null, drawerKopecks: null })
    expect(before.x).toBeNull()
    expect(before.closing).toMatchObject({
      expectedKopecks: null,
      counted: null,
      open: [{ kind: 'print_queued' }, { kind: 'register', kopecks: null }],
    })
    // Not the sum, and not the payments without the float either.
    expect(JSON.stringify(before)).not.toMatch(/181240|81240/)
    await desk.signInAs('supervisor')
    expect(await desk.value(getCurrentShift, {})).toMatchObject({ drawerKopecks: 181_240, own: false })
    await desk.signInAs('cashier')
    expect(await desk.value(countDrawer, { count: countOf(181_000) })).toEqual({
      expectedKopecks: 181_240,
      countedKopecks: 181_000,
      differenceKopecks: -240,
    })
    expect(await told()).toMatchObject({
      current: { drawerKopecks: 181_240 },
      closing: { open: [{ kind: 'print_queued' }, { kind: 'register', kopecks: 81_240 }] },
    })
  })

  test('is told at once where the bank does not count blind', async () => {
    const desk = await openCashDesk()
    expect(await desk.value(getCounting, {})).toMatchObject({ blind: true })
    settings(desk, { blindCount: false })
    await desk.value(beginCounting, {})
    expect(await desk.value(getCounting, {})).toMatchObject({ blind: false })
    expect(await desk.value(getClosing, {})).toMatchObject({ expectedKopecks: 100_000 })
    expect(await desk.value(getX, {})).not.toBeNull()
    await closeByCount(desk, 100_000)
    expect(await desk.value(getOpening, {})).toMatchObject({ remainderKopecks: 100_000 })
    settings(desk, { blindCount: true })
    expect(await desk.value(getOpening, {})).toMatchObject({ remainderKopecks: null })
  })

  test('keeps every count as rows; the first one before the difference is known, all others as recounts', async () => {
    const desk = await openCashDesk({ floatKopecks: 156_050 })
    await desk.value(beginCounting, {})
    for (const kopecks of [156_000, 156_040]) await desk.value(countDrawer, { count: countOf(kopecks) })
    expect(await desk.value(getClosing, {})).toMatchObject({ counted: { counts: 2, differenceKopecks: -10 } })
    await desk.value(endCounting, {})
    await desk.value(beginCounting, {})
    expect(await desk.value(getClosing, {})).toMatchObject({ counted: null })
    await desk.value(countDrawer, { count: countOf(156_050) })
    expect(await desk.value(closeShift, { reason: null, ...noOne })).toMatchObject({ differenceKopecks: 0 })
    expect(rowsIn(desk, 'SELECT purpose, total_kopecks AS total FROM cash_counts ORDER BY id')).toEqual([
      { purpose: 'opening', total: 156_050 },
      { purpose: 'closing', total: 156_000 },
      { purpose: 'recount', total: 156_040 },
      { purpose: 'closing', total: 156_050 },
    ])
    expect(
      rowsIn(
        desk,
        `SELECT r.denomination, r.pieces FROM cash_count_rows r JOIN shift_closing_sums s ON s.count_id = r.count_id
         ORDER BY r.face_kopecks DESC`,
      ),
    ).toEqual([
      { denomination: 'note-100000', pieces: 1 },
      { denomination: 'note-50000', pieces: 1 },
      { denomination: 'note-5000', pieces: 1 },
      { denomination: 'note-1000', pieces: 1 },
      { denomination: 'coin-50', pieces: 1 },
    ])
    expect(rowsIn(desk, 'SELECT * FROM shift_countings')).toEqual([])
  })

  test('is counted by the denominations of the business day, and by no other', async () => {
    const desk = await openTestDesk({ clock: testClock('2026-11-21T18:59:00.000Z') })
    await desk.signInAs('cashier')
    const until = { validFrom: null, validUntil: '2026-11-21' }
    const since = { id: 'note-50', form: 'note', faceKopecks: 50, validFrom: '2026-11-22', validUntil: null } as const
    settings(desk, {
      denominations: [
        ...standardDenominations.map((one) => (one.id === 'note-500' ? { ...one, ...until } : one)),
        since,
      ],
    })
    const ids = async () => (await desk.value(getCounting, {})).denominations.map(({ id }) => id)
    expect(await ids()).toContain('note-500')
    const gone = [{ denomination: 'note-50', pieces: 1 }]
    expect(await desk.error(openShift, { count: gone, reason: null })).toMatchObject({
      code: 'shift.unknown_denomination',
    })
    await desk.value(openShift, { count: [{ denomination: 'note-500', pieces: 2 }], reason: null })
    // Past midnight the shift still has its day; so has its count.
    desk.clock.advance(3_600_000)
    expect(await ids()).toContain('note-500')
    await desk.value(beginCounting, {})
    expect(await desk.error(countDrawer, { count: gone })).toMatchObject({ code: 'shift.unknown_denomination' })
    const twice = [
      { denomination: 'note-500', pieces: 1 },
      { denomination: 'note-500', pieces: 1 },
    ]
    expect(await desk.error(countDrawer, { count: twice })).toMatchObject({ code: 'shift.unknown_denomination' })
    await desk.value(countDrawer, { count: [{ denomination: 'note-500', pieces: 2 }] })
    await desk.value(closeShift, { reason: null, ...noOne })
    expect(await ids()).not.toContain('note-500')
  })

  test('may be empty: zero operations, zero notes', async () => {
    const desk = await openCashDesk({ floatKopecks: 0 })
    expect(await closeByCount(desk, 0)).toMatchObject({ expectedKopecks: 0, countedKopecks: 0, zNumber: 1 })
    expect(rowsIn(desk, 'SELECT * FROM cash_count_rows')).toEqual([])
  })
})

describe('the clock', () => {
  test('set back opens no shift before the last one, and stamps its own business day apart from the instant', async () => {
    const desk = await openCashDesk({ clock: testClock('2026-11-30T18:30:00.000Z') })
    await closeByCount(desk, 100_000)
    desk.clock.set('2026-10-30T05:00:00.000Z')
    await desk.value(openShift, { count: countOf(100_000), reason: null })
    const shift = await desk.value(getCurrentShift, {})
    // The journal's time never goes back, and the day with it.
    expect(shift).toMatchObject({ businessDate: '2026-11-30', tooOld: false })
    expect((shift?.openedAt ?? '') >= '2026-11-30T18:30:00.000Z').toBe(true)
  })

  test('past the end of a month leaves the shift its day; the next one has the new month', async () => {
    const desk = await openCashDesk({ clock: testClock('2026-11-30T18:30:00.000Z') })
    desk.clock.advance(3_600_000)
    await pay(desk)
    expect(rowsIn(desk, 'SELECT business_date AS day FROM payments')).toEqual([{ day: '2026-11-30' }])
    await closeByCount(desk, 181_240)
    await desk.value(openShift, { count: countOf(181_240), reason: null })
    expect(await desk.value(getCurrentShift, {})).toMatchObject({ businessDate: '2026-12-01' })
  })

  test('of another time zone changes the day of shifts opened after, and of no other', async () => {
    const desk = await openCashDesk({ clock: testClock('2026-11-21T20:30:00.000Z') })
    expect(await desk.value(getCurrentShift, {})).toMatchObject({ businessDate: '2026-11-22' })
    await closeByCount(desk, 100_000)
    await desk.close()
    const again = await openTestDesk({ folder: desk.folder, clock: testClock('2026-11-21T20:40:00.000Z') })
    const changed = again.database.transact((tx) =>
      tx.run("UPDATE desk SET details = replace(details, 'Asia/Yekaterinburg', 'Europe/Moscow')"),
    )
    expect(changed).toBe(1)
    await again.close()
    const moved = await openTestDesk({ folder: desk.folder, clock: testClock('2026-11-21T20:50:00.000Z') })
    await moved.signInAs('cashier')
    await moved.value(openShift, { count: countOf(100_000), reason: null })
    expect(await moved.value(getCurrentShift, {})).toMatchObject({ businessDate: '2026-11-21' })
    expect(rowsIn(moved, 'SELECT business_date AS day FROM shifts ORDER BY number')).toEqual([
      { day: '2026-11-22' },
      { day: '2026-11-21' },
    ])
  })
})
