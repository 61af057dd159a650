import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { isCheckpointDue } from '../../electron/db/checkpoint.ts'
import { createTaskWorker } from '../../electron/db/task-worker.ts'
import type { DatabaseTasks } from '../../electron/db/worker.ts'
import { draftOfInput } from '../../electron/records/drafts.ts'
import { saveDraft } from '../../shared/contract/drafts.ts'
import { acceptPayment } from '../../shared/contract/payments.ts'
import { readSyncCounts } from '../support/power-cut/forgetful-disk.ts'
import { openHeadlessDesk } from '../support/power-cut/headless-desk.ts'
import { beginShift, newCommandId, nextPayment } from './seeded-desk.ts'

/*
 * Counts the syncs of the committing thread under the power-cut shim: a program of commit.bench.ts, bundled. Receipts
 * are printed and the WAL is moved by the worker meanwhile, as in the desk.
 * Usage: commit-syncs <desk folder> <synchronous> <file of counts> <bundled db/worker.ts>; writes CommitSyncs as JSON.
 */
export type CommitSyncs = {
  readonly payments: number
  /** Syncs between asking for a payment and its answer. */
  readonly syncs: number
  /** Payments that were the first to write a WAL begun anew. */
  readonly walRestarts: number
  /** Payments that were answered without a sync. */
  readonly unsynced: number
}

const payments = 100
const pauseMs = 200
const checkpointLookMs = 2_000

const [folder = '.', synchronous = 'FULL', countsFile = '', workerScript = ''] = process.argv.slice(2)

const syncsOfThisThread = (): number =>
  readSyncCounts(countsFile).find(({ threadId }) => threadId === process.pid)?.syncs ?? 0

/** The WAL's header changes (checkpoint number, salts) when the WAL is begun anew. */
const walHeader = (file: string): string => readFileSync(`${file}-wal`).subarray(0, 32).toString('hex')

const desk = await openHeadlessDesk(folder)
if (synchronous !== 'FULL') desk.database.raw.pragma(`synchronous = ${synchronous}`)
const { file } = desk.database
await beginShift(desk)
await desk.startWork()
const worker = createTaskWorker<DatabaseTasks>(pathToFileURL(workerScript))
const chores = setInterval(() => {
  if (isCheckpointDue(file)) void worker.ask('checkpoint', { file, mode: 'passive' })
}, checkpointLookMs)

let syncs = 0
let walRestarts = 0
let unsynced = 0
for (let count = 0; count < payments; count += 1) {
  const payment = nextPayment()
  const commandId = newCommandId()
  await desk.value(saveDraft, { draft: draftOfInput(payment.lines), commandId })
  await delay(pauseMs)
  const syncsBefore = syncsOfThisThread()
  const headerBefore = walHeader(file)
  await desk.value(acceptPayment, payment, commandId)
  const own = syncsOfThisThread() - syncsBefore
  syncs += own
  if (own === 0) unsynced += 1
  if (walHeader(file) !== headerBefore) walRestarts += 1
}
clearInterval(chores)
await worker.close()
await desk.close()
console.log(JSON.stringify({ payments, syncs, walRestarts, unsynced } satisfies CommitSyncs))
