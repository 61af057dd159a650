// A provider's register of one business day, 20 000 lines in CP1251, on the disk under its name (performance.md §3, row 3f),
// against `sqlite3 .mode csv | iconv` of the same query; the same in a database ten times as big; and how long main stands
// still while a supervisor makes it in the desk. The control writes the lines one by one, encoded by a library, walks all
// lines of the database, and has no worker.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundleChild } from '../support/power-cut/bundle-child.ts'
import type { RegisterOutTimes } from './register-out-times.ts'
import { findingOf, finish, readOptions } from './report.ts'
import { runBundled } from './run-bundled.ts'
import { benchFolder } from './seeded-desk.ts'

if (spawnSync('sqlite3', ['--version']).status !== 0 || spawnSync('iconv', ['--version']).status !== 0) {
  console.error('the floor needs the command-line tools: apt-get install -y sqlite3 libc-bin')
  process.exit(2)
}
const options = readOptions(process.argv)
const rounds = options.control ? 3 : 15
const workers = await Promise.all(
  ['../../electron/db/build-worker.ts', '../../electron/records/report-worker.ts'].map((file) =>
    bundleChild(join(import.meta.dirname, file)),
  ),
)
const times = await runBundled<RegisterOutTimes>(join(import.meta.dirname, 'register-out-times.ts'), [
  ...[benchFolder(), ...workers, String(rounds)],
  options.control ? 'control' : 'ours',
])
const wrong = times.wrong ? 'the file is not what was paid' : undefined
finish(
  [
    findingOf(
      { bench: 'register-out', metric: '20 000 lines → CP1251, fsync, rename', unit: 'ms', must: 1.2, target: 0.95 },
      times.write,
      wrong,
    ),
    findingOf({ bench: 'register-out', metric: 'database ×10', unit: 'ms', must: 2, target: 1.5 }, times.growth),
    findingOf(
      { bench: 'register-out', metric: 'longest block of main, of 50 allowed', unit: 'ms', must: 1, target: 0.5 },
      times.block,
    ),
  ],
  options,
)
