// A day at a desk with years behind it, for journal.bench.ts: payments, X reports, pages of the journal and totals, while an
// export is written and the chain is verified. [folder] [worker] [report worker] [export worker] [--control]. The longest
// block of the main thread counts. The control reads in main what the report worker reads.
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { createExportMaker } from '../../electron/desk-exports.ts'
import { createTaskWorker } from '../../electron/db/task-worker.ts'
import type { DatabaseTasks } from '../../electron/db/worker.ts'
import type { ReportTasks } from '../../electron/records/report-tasks.ts'
import { getExport } from '../../shared/contract/exports.ts'
import { exportJournal, getJournalTotals, listJournal, wholeJournal } from '../../shared/contract/journal.ts'
import { acceptPayment } from '../../shared/contract/payments.ts'
import { getX } from '../../shared/contract/shift.ts'
import { type Finding, readOptions } from './report.ts'
import { beginShift, newCommandId, nextPayment } from './seeded-desk.ts'
import { openSeededJournal, perShift } from './seeded-journal-desk.ts'

const payments = 100_000
/** A person's pause between two acts, shortened: what runs beside main gets its turn as often. */
const pauseMs = 20
const mayBlockMs = 50

const options = readOptions(process.argv)
const [folder = '', databaseScript = '', reportScript = '', exportScript = ''] = process.argv.slice(2)
const database = createTaskWorker<DatabaseTasks>(pathToFileURL(databaseScript))
const reports = createTaskWorker<ReportTasks>(pathToFileURL(reportScript))

const { desk, accounts } = await openSeededJournal(join(folder, 'day'), payments, {
  files: { choose: async () => null, save: async (_purpose, name) => join(folder, name) },
  verifyJournal: (file) => database.ask('verify', { file, checkedAt: new Date().toISOString() }),
  emptyWal: (file) => database.ask('checkpoint', { file, mode: 'truncate' }),
  // Without them a report is read and a table is written in main: that is the control.
  ...(options.control
    ? {}
    : { runReport: (asked) => reports.ask('run', asked), exportMaker: createExportMaker(pathToFileURL(exportScript)) }),
})
// The modules are there and the statements are compiled, as on a desk that has worked for an hour.
await beginShift(desk)
for (let count = 0; count < 20; count += 1) await desk.value(acceptPayment, nextPayment(), newCommandId())
desk.signInCashier()
await desk.value(getX, {})

const delay = monitorEventLoopDelay({ resolution: 1 })
const search = (text: string) => ({ ...wholeJournal, search: text })
let paid = 0
let pages = 0
/** What was asked last: told of a block that is too long, for who looks for its cause. */
let doing = ''
const ask: typeof desk.value = (op, input, commandId) => {
  doing = op.name
  return desk.value(op, input, commandId)
}
let lookedMs = performance.now()
const lookout = setInterval(() => {
  const nowMs = performance.now()
  if (nowMs - lookedMs > mayBlockMs) process.stderr.write(`blocked ${Math.round(nowMs - lookedMs)} ms after ${doing}\n`)
  lookedMs = nowMs
}, 2)
desk.signIn('starshiy')
await desk.value(exportJournal, { filter: wholeJournal, format: 'xlsx' })
desk.signInCashier()
const verified = database.ask('verify', { file: desk.database.file, checkedAt: new Date().toISOString() })
delay.enable()
const startedMs = performance.now()
for (let round = 0; round < perShift; round += 1) {
  await ask(acceptPayment, nextPayment(), newCommandId())
  paid += 1
  await wait(pauseMs)
  if (round % 5 === 0) await ask(getX, {})
  if (round % 3 === 0) {
    const page = await ask(listJournal, { filter: { ...wholeJournal, shift: 'open' }, before: null })
    pages += page.entries.length > 0 ? 1 : 0
  }
  if (round % 10 === 0) {
    desk.signIn('starshiy')
    await ask(listJournal, { filter: search(`314${String(round % accounts).padStart(7, '0')}`), before: null })
    await ask(getJournalTotals, { filter: wholeJournal })
    desk.signInCashier()
  }
}
clearInterval(lookout)
delay.disable()
const dayMs = performance.now() - startedMs
desk.signIn('starshiy')
const { running, finished } = await desk.value(getExport, {})
await verified
const longestMs = delay.max / 1e6
process.stderr.write(
  `a day of ${Math.round(dayMs / 1000)} s: ${paid} payments, ${pages} pages, the export ${running ? `at ${running.done} rows` : `of ${finished?.rows ?? 0} rows`}\n`,
)
const finding: Finding = {
  bench: 'journal',
  metric: 'longest block of the main thread in a day',
  unit: 'ms',
  ours: longestMs,
  floor: mayBlockMs,
  ratio: longestMs / mayBlockMs,
  must: 1,
  target: 0.5,
  n: paid,
  oursMin: delay.percentile(50) / 1e6,
  oursP99: delay.percentile(99) / 1e6,
  ...(finished?.failure || (!running && !finished) ? { flaw: 'there was no export' } : {}),
}
process.stdout.write(`${JSON.stringify([finding])}\n`, () => process.exit(0))
