import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { onTestFinished } from 'vitest'
import { createJournalClock, jumpMs } from '../../../electron/core/journal-clock.ts'
import { migrate } from '../../../electron/db/migrate.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { lamps } from '../../../shared/contract/desk.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { openCashDesk, openTestDesk, temporaryFolder, testClock, waterLine } from '../../support/desk.ts'

const openJournal = () => {
  const database = openDatabase(join(temporaryFolder(), 'kassa.db'))
  onTestFinished(database.close)
  migrate(database, '2026-11-21T00:00:00.000Z')
  const clock = testClock('2026-11-21T10:00:00.000Z')
  let jumps = 0
  const start = () => createJournalClock(database, clock, () => void (jumps += 1))
  const journal = start()
  const write = (kind = 'test.written') => journal.transact(null, (_tx, { at, audit }) => (audit(kind), at))
  const jumpsWritten = (): number[] =>
    database.db
      .all<{ body: string }>("SELECT body FROM audit_events WHERE kind = 'clock.jumped' ORDER BY seq")
      .map(({ body }) => (JSON.parse(body) as { data: { byMs: number } }).data.byMs)
  return { database, clock, journal, write, start, jumpsWritten, told: () => jumps }
}

const hour = 3_600_000

describe('journal time', () => {
  test('is the clock’s while the clock goes on', () => {
    const { clock, write } = openJournal()
    expect(write()).toBe('2026-11-21T10:00:00.000Z')
    clock.advance(5000)
    expect(write()).toBe('2026-11-21T10:00:05.000Z')
  })

  test('never goes back, whatever is done to the clock', () => {
    const { clock, write, journal } = openJournal()
    write()
    for (const instant of ['2026-11-21T09:59:59.000Z', '2020-01-01T00:00:00.000Z', '1971-01-01T00:00:00.000Z']) {
      clock.set(instant)
      expect(write()).toBe('2026-11-21T10:00:00.000Z')
    }
    expect(journal.behindMs()).toBe(Date.parse('2026-11-21T10:00:00.000Z') - Date.parse('1971-01-01T00:00:00.000Z'))
    clock.set('2026-11-21T10:00:01.000Z')
    expect(write()).toBe('2026-11-21T10:00:01.000Z')
    expect(journal.behindMs()).toBe(0)
  })
})

describe('a jump of the clock', () => {
  test('over two minutes, back or forth, is written down once each', () => {
    const { clock, write, jumpsWritten, told } = openJournal()
    write()
    clock.set('2026-11-21T09:00:00.000Z')
    write()
    write()
    expect(jumpsWritten()).toEqual([-hour])
    clock.set('2026-11-21T12:00:00.000Z')
    write()
    write()
    expect(jumpsWritten()).toEqual([-hour, 3 * hour])
    expect(told()).toBe(2)
  })

  test('of two minutes is none, and neither is time that passed', () => {
    const { clock, write, jumpsWritten } = openJournal()
    write()
    clock.set('2026-11-21T10:02:00.000Z')
    write()
    clock.advance(5 * hour)
    write()
    expect(jumpsWritten()).toEqual([])
    clock.set('2026-11-21T15:04:00.001Z')
    write()
    expect(jumpsWritten()).toEqual([jumpMs + 1])
  })

  test('whose transaction was rolled back is written by the next one', () => {
    const { clock, write, journal, jumpsWritten, told } = openJournal()
    write()
    clock.set('2026-11-21T09:00:00.000Z')
    const failing = () =>
      journal.transact(null, () => {
        throw new Error('rolled back')
      })
    expect(failing).toThrow('rolled back')
    expect(failing).toThrow('rolled back')
    expect([jumpsWritten(), told()]).toEqual([[], 0])
    write()
    expect([jumpsWritten(), told()]).toEqual([[-hour], 1])
  })

  test('while the desk was closed is seen at its next start, when the clock went back', () => {
    const { clock, write, start, jumpsWritten } = openJournal()
    write()
    clock.set('2026-11-21T09:00:00.000Z')
    start().transact(null, (_tx, { audit }) => audit('test.written'))
    expect(jumpsWritten()).toEqual([-hour])
    // A night that passed is no jump.
    clock.set('2026-11-22T09:00:00.000Z')
    start().transact(null, (_tx, { audit }) => audit('test.written'))
    expect(jumpsWritten()).toEqual([-hour])
  })

  test('between the start and the first thing written is seen too', () => {
    const { clock, start, jumpsWritten } = openJournal()
    const journal = start()
    clock.set('2026-11-21T11:00:00.000Z')
    journal.transact(null, (_tx, { audit }) => audit('test.written'))
    expect(jumpsWritten()).toEqual([hour])
  })

  test('shows in the lamps and keeps the chain whole', async () => {
    const desk = await openCashDesk()
    expect((await desk.value(lamps, {})).clockBehindMs).toBe(0)
    desk.clock.set('2026-11-21T05:42:08.000Z')
    await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 100_000 })
    expect((await desk.value(lamps, {})).clockBehindMs).toBe(hour)
    const { at } = desk.database.db.get<{ at: string }>('SELECT accepted_at AS at FROM payments') ?? { at: '' }
    expect(at).toBe('2026-11-21T06:42:08.000Z')
    expect(verifyJournal(desk.database.db, at)).toMatchObject({ intact: true })
    await desk.close()
    // A desk opened again on the clock that is still behind says so at once.
    const again = await openTestDesk({ folder: desk.folder, clock: desk.clock })
    await again.signInAs('cashier')
    expect((await again.value(lamps, {})).clockBehindMs).toBe(hour)
  })
})
