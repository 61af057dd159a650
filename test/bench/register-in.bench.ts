// A register of debts, a million rows in CP1251 (performance.md §7.1): loaded as a supervisor does, until its totals are
// shown, against `iconv | sqlite3 .import` of the same file; and the payments that a cashier takes meanwhile against those
// of an idle desk. The control writes the rows one by one into a table with a key, and imports into the main database.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundleChild } from '../support/power-cut/bundle-child.ts'
import type { RegisterTimes } from './register-in-times.ts'
import { findingOf, finish, readOptions } from './report.ts'
import { runBundled } from './run-bundled.ts'
import { benchFolder } from './seeded-desk.ts'

const rows = 1_000_000

if (spawnSync('sqlite3', ['--version']).status !== 0 || spawnSync('iconv', ['--version']).status !== 0) {
  console.error('the floor needs the command-line tools: apt-get install -y sqlite3 libc-bin')
  process.exit(2)
}
const options = readOptions(process.argv)
// One round shows what misses by that much.
const rounds = options.control ? 1 : 5
const worker = await bundleChild(join(import.meta.dirname, '../../electron/db/build-worker.ts'))
const times = await runBundled<RegisterTimes>(join(import.meta.dirname, 'register-in-times.ts'), [
  ...[benchFolder(), worker, String(rows), String(rounds)],
  options.control ? 'control' : 'ours',
])
const { idle, meanwhile } = times.payments
finish(
  [
    findingOf(
      { bench: 'register-in', metric: '1 M rows, file to totals', unit: 'ms', must: 1.5, target: 1.2 },
      times.build,
      times.wrong ? 'the totals are not those of the file' : undefined,
    ),
    findingOf(
      {
        ...{ bench: 'register-in', unit: 'ms', must: 3, target: 1.5 },
        metric: `p99 of ${meanwhile} payments meanwhile, of ${idle} idle`,
      },
      [times.p99],
      times.lockWaits === 0 ? undefined : `${times.lockWaits} waits for a lock over 5 ms`,
    ),
  ],
  options,
)
