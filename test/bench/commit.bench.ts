// A payment made durable: its time against the bare write and fdatasync of as many bytes into a preallocated file, and
// the syncs it costs (performance.md §2). The virtual disk hides what a sync costs: the count does not.
import { join } from 'node:path'
import { bundleChild } from '../support/power-cut/bundle-child.ts'
import { environmentOfShim } from '../support/power-cut/forgetful-disk.ts'
import type { CommitSyncs } from './commit-syncs.ts'
import type { CommitTimes } from './commit-times.ts'
import { type Finding, findingOf, finish, readOptions } from './report.ts'
import { runBundled } from './run-bundled.ts'
import { benchFolder, seedDesk } from './seeded-desk.ts'

const seededPayments = 2_000
const program = (name: string): string => join(import.meta.dirname, name)

const options = readOptions(process.argv)
/** The controls: a rollback journal costs three syncs and an unlink more, NORMAL answers before anything is durable. */
const [journalMode, synchronous] = options.control ? ['delete', 'NORMAL'] : ['wal', 'FULL']

const folder = join(benchFolder(), 'demo')
await seedDesk(folder, seededPayments)
const times = await runBundled<CommitTimes>(program('commit-times.ts'), [folder, journalMode])
const countsFile = join(folder, 'syncs')
const worker = await bundleChild(join(import.meta.dirname, '../../electron/db/worker.ts'))
const counted = await runBundled<CommitSyncs>(
  program('commit-syncs.ts'),
  [folder, synchronous, countsFile, worker],
  environmentOfShim({ countsFile }, folder),
)

const judged = { bench: 'commit', unit: 'ms', must: 5, target: 3.5 }
const allowedSyncs = counted.payments + counted.walRestarts
const syncs: Finding = {
  bench: 'commit',
  metric: 'syncs, payments + WAL restarts',
  unit: 'syncs',
  ours: counted.syncs,
  floor: allowedSyncs,
  ratio: counted.syncs / allowedSyncs,
  must: 1,
  target: 1,
  n: counted.payments,
  oursMin: counted.syncs,
  oursP99: counted.syncs,
  ...(counted.unsynced === 0 ? {} : { flaw: `${counted.unsynced} payments answered without a sync` }),
}
finish(
  [
    findingOf({ ...judged, metric: `transaction, ${Math.round(times.bytesPerPayment / 1024)} KB` }, times.transaction),
    findingOf({ ...judged, metric: 'of which SQLite' }, times.sqlite),
    syncs,
  ],
  options,
)
