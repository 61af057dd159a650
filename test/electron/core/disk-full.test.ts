import { expect, test } from 'vitest'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { getCurrentShift } from '../../../shared/contract/shift.ts'
import { commandId, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'

/** SQLite's own «disk full», on the connection the desk uses: not one page more than there is. */
const fillDisk = ({ database }: TestDesk): void => {
  const pages = database.raw.pragma('page_count', { simple: true }) as number
  database.raw.pragma(`max_page_count = ${pages}`)
}
const freeDisk = ({ database }: TestDesk): void => {
  database.raw.pragma('max_page_count = 1000000')
}

const payments = (desk: TestDesk): number =>
  desk.database.db.get<{ n: number }>('SELECT count(*) AS n FROM payments')?.n ?? -1

test('on a full disk a payment is unavailable, not lost and not half taken; with room the same id is paid once', async () => {
  const desk = await openCashDesk()
  fillDisk(desk)
  const lines = Array.from({ length: 20 }, () => waterLine(70_000))
  const ids = Array.from({ length: 10 }, () => commandId())
  const answers = []
  for (const id of ids) answers.push(await desk.ask(acceptPayment, { lines, givenKopecks: 2_000_000 }, id))
  const full = answers.findIndex((answer) => !answer.ok)
  // A few may still fit into pages that are there; after that the disk is full for every one.
  expect(full).toBeGreaterThan(-1)
  expect(answers[full]).toEqual({ ok: false, error: { kind: 'unavailable', code: 'desk.disk_full' } })
  const taken = answers.filter((answer) => answer.ok).length
  expect(payments(desk)).toBe(taken)
  expect(desk.logged).toContainEqual({
    event: 'database.problem',
    data: { operation: 'payments.accept', problem: 'disk_full' },
  })
  // The desk still answers what needs no room.
  expect((await desk.value(getCurrentShift, {}))?.paymentCount).toBe(taken)

  freeDisk(desk)
  await desk.value(acceptPayment, { lines, givenKopecks: 2_000_000 }, ids[full])
  await desk.value(acceptPayment, { lines, givenKopecks: 2_000_000 }, ids[full])
  expect(payments(desk)).toBe(taken + 1)
  expect(verifyJournal(desk.database.db, '2026-11-21T00:00:00.000Z')).toMatchObject({ intact: true })
})
