// From just before the process is made to the first contentful paint, which must be the sign-in: ours and hello-world
// under the same runtime, on the same display, files warm (performance.md §1).
import { deskAndHello, type DeskAndHello } from './desk-and-hello.ts'
import { findingOf, finish, readOptions } from './report.ts'
import { inRounds } from './statistics.ts'

const rounds = 15
const warmUps = 2

const options = readOptions(process.argv)
/** The control waits in main before it is ready, as one does who loads everything first or looks through the database. */
const apps = await deskAndHello(options.control ? { BENCH_BLOCK_MAIN_MS: '400' } : {})

const timeOf = (start: DeskAndHello['startDesk']) => async (): Promise<number> => {
  const { app, paint } = await start()
  await app.stop()
  return paint.atMs - app.spawnedAtMs
}

const pairs = await inRounds(rounds, warmUps, timeOf(apps.startDesk), timeOf(apps.startHello))
finish([findingOf({ bench: 'startup', metric: 'sign-in painted', unit: 'ms', must: 1.5, target: 1.3 }, pairs)], options)
