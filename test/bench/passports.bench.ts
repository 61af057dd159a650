// The list of invalid passports (performance.md §7.2): ten million numbers of a CSV made into the compact store, against
// a plain table of them made of the same file; its size; a look-up against the table's primary key. The control measures
// the plain table as ours, and a look-up that unpacks every block on its way.
import { join } from 'node:path'
import type { PassportTimes } from './passport-times.ts'
import { findingOf, finish, readOptions } from './report.ts'
import { runBundled } from './run-bundled.ts'
import { benchFolder } from './seeded-desk.ts'

const rows = 10_000_000

const options = readOptions(process.argv)
// One round shows what misses by that much.
const rounds = options.control ? 1 : 3
const times = await runBundled<PassportTimes>(join(import.meta.dirname, 'passport-times.ts'), [
  benchFolder(),
  String(rows),
  String(rounds),
  options.control ? 'control' : 'ours',
])
const flaw = times.wrong === 0 ? undefined : `${times.wrong} numbers were found wrong`
finish(
  [
    findingOf(
      { bench: 'passports', metric: '10 M rows, file to store', unit: 'ms', must: 0.3, target: 0.2 },
      times.build,
    ),
    findingOf({ bench: 'passports', metric: 'size', unit: 'MB', must: 0.25, target: 0.22 }, times.size),
    findingOf(
      { bench: 'passports', metric: 'look-up, p50 of 200', unit: 'µs', must: 3, target: 2 },
      times.lookUp,
      flaw,
    ),
  ],
  options,
)
