import { parentPort, workerData } from 'node:worker_threads'
import type { ExportTask } from '../core/export-port.ts'
import type { BuildMessage, BuildWorkerData } from '../db/build-maker.ts'
import { runExport } from './sheet-sources.ts'

/** The window reads again what it shows: not more often than a person looks. */
const toldEveryMs = 700

const { task, stop } = workerData as BuildWorkerData<ExportTask>
const stopped = new Int32Array(stop)
let toldAtMs = 0
const tell = (message: BuildMessage): void => parentPort?.postMessage(message)
const outcome = runExport(task, (progress) => {
  const nowMs = performance.now()
  if (nowMs - toldAtMs >= toldEveryMs) {
    toldAtMs = nowMs
    tell({ progress })
  }
  return Atomics.load(stopped, 0) === 0
})
tell({ outcome })
