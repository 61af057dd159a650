import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { getCashState } from '../../../shared/contract/cash-orders.ts'
import { getCurrentShift } from '../../../shared/contract/shift.ts'
import { type HeadlessDesk, openHeadlessDesk } from '../power-cut/headless-desk.ts'
import { createSeededRandom } from '../power-cut/seeded-random.ts'
import { acts, actOnce } from './acts.ts'
import { type Branch, createBranch } from './branch.ts'
import { cashContradictions } from './cash-truth.ts'
import { emptyModel, type Model } from './model.ts'
import { close, count, open } from './shift-acts.ts'

/** How the days went: acts done by name, and everything that was not as it must be. */
export type DaysFound = { readonly done: Readonly<Record<string, number>>; readonly problems: readonly string[] }

/** The desk beside the model: what it tells a supervisor must be what was done. */
const differencesFromModel = async (branch: Branch, model: Model): Promise<string[]> => {
  const desk = branch.desk()
  desk.signIn('starshiy')
  const shift = await desk.value(getCurrentShift, {})
  const { vault, transfers } = await desk.value(getCashState, {})
  const told = { drawer: shift?.drawerKopecks ?? null, vault: vault.opened ? vault.kopecks : null }
  const wanted = { drawer: model.shift?.drawerKopecks ?? null, vault: model.vaultKopecks }
  const underWay = transfers.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0)
  const sent = model.transfers.reduce((sum, { kopecks }) => sum + kopecks, 0)
  return [
    ...(JSON.stringify(told) === JSON.stringify(wanted)
      ? []
      : [`${JSON.stringify(told)}, not ${JSON.stringify(wanted)}`]),
    ...(underWay === sent ? [] : [`${underWay} in transit, not ${sent}`]),
  ]
}

/** Every day ends with a Z. */
const endDay = async (branch: Branch, model: Model): Promise<void> => {
  if (!model.shift) await open(branch, model)
  while (!(await close(branch, model))) await count(branch, model)
}

/** The program is killed: the files as they lie there are all that is left of it. */
const kill = async (desk: HeadlessDesk, folder: string, left: string): Promise<HeadlessDesk> => {
  cpSync(folder, left, { recursive: true })
  await desk.close()
  rmSync(folder, { recursive: true })
  const again = await openHeadlessDesk(left)
  await again.startWork()
  return again
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** `until`: days go on after the last one, at most as many again, until each of these acts has been done. */
export type DaysPlan = {
  readonly seed: number
  readonly days: number
  readonly actsPerDay: number
  readonly until?: readonly string[]
}

/**
 * Works `days` days of about `actsPerDay` acts on a desk made in `folder`, each ended with a Z; now and then the program
 * is killed in between. `tamper` is called before a day ends.
 */
export const workDays = async (
  folder: string,
  { seed, days, actsPerDay, until = [] }: DaysPlan,
  tamper: (desk: HeadlessDesk) => void = () => undefined,
): Promise<DaysFound> => {
  const random = createSeededRandom(seed)
  let home = join(folder, 'desk-0')
  let desk = await openHeadlessDesk(home)
  await desk.startWork()
  const branch = createBranch(desk, random, { send: () => undefined, ack: () => undefined })
  const model = emptyModel()
  const done: Record<string, number> = Object.fromEntries(Object.keys(acts).map((name) => [name, 0]))
  let kills = 0
  const problems: string[] = []

  const workDay = async (): Promise<void> => {
    for (let act = 0; act < actsPerDay; act += 1) {
      const name = await actOnce(branch, model)
      if (name !== null) done[name] = (done[name] ?? 0) + 1
      await new Promise((resolve) => setImmediate(resolve)) // the printer's turn
      if (!branch.chance(0.2 / actsPerDay)) continue
      const left = join(folder, `desk-${(kills += 1)}`)
      desk = await kill(desk, home, left)
      branch.reopen(desk)
      home = left
    }
    tamper(desk)
    problems.push(...(await differencesFromModel(branch, model)), ...cashContradictions(desk.database.db))
    if (problems.length > 0) return
    await endDay(branch, model)
    done['day'] = (done['day'] ?? 0) + 1
    problems.push(...(await differencesFromModel(branch, model)), ...cashContradictions(desk.database.db))
  }

  const isWorkLeft = (day: number) => day <= days || (day <= 2 * days && until.some((name) => !done[name]))
  for (let day = 1; isWorkLeft(day) && problems.length === 0; day += 1)
    await workDay().catch((error: unknown) => problems.push(`day ${day}: ${messageOf(error)}`))
  const verdict = verifyJournal(desk.database.db, new Date().toISOString())
  if (!verdict.intact) problems.push(`audit chain: ${verdict.problem} at ${verdict.brokenSeq}`)
  await desk.close()
  return { done: { ...done, kills }, problems }
}
