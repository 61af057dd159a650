// What all processes of the desk hold five seconds after the first paint, against hello-world (performance.md §1).
import { setTimeout as delay } from 'node:timers/promises'
import { deskAndHello, type DeskAndHello } from './desk-and-hello.ts'
import { findingOf, finish, readOptions } from './report.ts'
import { residentMegabytes } from './spawn-app.ts'
import { inRounds } from './statistics.ts'

const rounds = 5
const idleMs = 5_000

const options = readOptions(process.argv)
/** The control keeps 150 MB in the page: a register read whole, say. */
const apps = await deskAndHello(options.control ? { BENCH_HOLD_PAGE_MB: '150' } : {})

const memoryOf = (start: DeskAndHello['startDesk']) => async (): Promise<number> => {
  const { app } = await start()
  try {
    await delay(idleMs)
    return residentMegabytes(app.processId)
  } finally {
    await app.stop()
  }
}

const pairs = await inRounds(rounds, 1, memoryOf(apps.startDesk), memoryOf(apps.startHello))
finish(
  [findingOf({ bench: 'memory', metric: 'idle, sum of PSS', unit: 'MB', must: 1.35, target: 1.2 }, pairs)],
  options,
)
