// The journal over a million payments (performance.md §3). What is in a ratio: everything that is read for one page or one
// X report, from the filter to the rows as the window gets them, against one row of a payment by its rowid, prepared, in the
// same file and round; and the same over a million against over a hundred thousand, all read before. Payments picked by an
// account, a provider, a sum or a client lie scattered over the years, and each costs its own pages of the file: they are
// held against as many rows by rowid. What is not: the way to the worker and its opening of the files. The control adds up
// every payment's sum before each look, as a page without an index does. Then a driven day: payments, X, pages, totals, an
// export and the verification running, and the longest block of the main thread in it; its control reads and writes in main
// what workers do.
import { join } from 'node:path'
import { type Finding, finish, readOptions } from './report.ts'
import { runBundled } from './run-bundled.ts'
import { benchFolder } from './seeded-desk.ts'
import { bundleChild } from '../support/power-cut/bundle-child.ts'

const options = readOptions(process.argv)
const control = options.control ? ['--control'] : []
const times = join(import.meta.dirname, 'journal-times.ts')
const day = join(import.meta.dirname, 'journal-day.ts')
const scripts = await Promise.all(
  ['electron/db/worker.ts', 'electron/records/report-worker.ts', 'electron/records/export-worker.ts'].map((script) =>
    bundleChild(join(import.meta.dirname, '../..', script)),
  ),
)
finish(
  [
    ...(await runBundled<Finding[]>(times, [benchFolder(), ...control])),
    ...(await runBundled<Finding[]>(day, [benchFolder(), ...scripts, ...control])),
  ],
  options,
)
