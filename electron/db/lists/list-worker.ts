import { parentPort, workerData } from 'node:worker_threads'
import { buildList, type ListOutcome, type ListTask } from './build-list.ts'
import type { ListStage } from './passport-store.ts'

/** What the worker is started with; the first number of `stop` is not 0 when the import was called off. */
export type ListWorkerData = { readonly task: ListTask; readonly stop: SharedArrayBuffer }
export type ListWorkerMessage =
  | { readonly stage: ListStage; readonly done: number; readonly total: number }
  | { readonly outcome: ListOutcome }

/** The window reads again what it shows: not more often than a person looks. */
const toldEveryMs = 700

const { task, stop } = workerData as ListWorkerData
const stopped = new Int32Array(stop)
process.noDeprecation = true // seek-bzip 2.0.0 calls `new Buffer`
let toldAtMs = 0
const tell = (message: ListWorkerMessage): void => parentPort?.postMessage(message)
const outcome = buildList(task, (stage, done, total) => {
  const nowMs = performance.now()
  if (nowMs - toldAtMs >= toldEveryMs) {
    toldAtMs = nowMs
    tell({ stage, done, total })
  }
  return Atomics.load(stopped, 0) === 0
})
tell({ outcome })
