import { databaseFile } from '../../electron/desk.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { allOperators } from '../../electron/records/operators.ts'
import { type HeadlessDesk, openHeadlessDesk } from '../support/power-cut/headless-desk.ts'
import { seedJournal } from '../support/seeded-journal.ts'

/** A desk of one branch takes so many payments a shift, three lines each (performance.md §3). */
export const perShift = 300

export type SeededJournal = { desk: HeadlessDesk; payments: number; shifts: number; accounts: number; sums: number }

/** A demo desk with so many payments in closed shifts, and a table of them by rowid, the floor; the supervisor signed in. */
export async function openSeededJournal(
  folder: string,
  payments: number,
  parts: Parameters<typeof openHeadlessDesk>[1] = {},
): Promise<SeededJournal> {
  const empty = await openHeadlessDesk(folder)
  const operators = allOperators(empty.database.db)
  await empty.close()
  const idOf = (role: string): string => operators.find((it) => it.role === role)?.id ?? ''
  const seed = openDatabase(databaseFile(folder))
  // Only the seed: nothing of it must outlive a power cut.
  for (const pragma of [
    'wal_checkpoint(TRUNCATE)',
    'journal_mode = OFF',
    'synchronous = OFF',
    'secure_delete = OFF',
    'cache_size = -400000',
  ])
    seed.raw.pragma(pragma)
  const accounts = payments / 10
  seedJournal(seed, {
    payments,
    perShift,
    operators: [idOf('cashier'), idOf('supervisor')],
    accounts,
    sums: payments / 2,
  })
  seed.raw.exec('CREATE TABLE bench_floor AS SELECT * FROM payments ORDER BY id')
  seed.raw.pragma('journal_mode = WAL')
  seed.close()
  const desk = await openHeadlessDesk(folder, parts)
  desk.signIn('starshiy')
  return { desk, payments, shifts: Math.ceil(payments / perShift), accounts, sums: payments / 2 }
}
