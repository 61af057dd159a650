import { parentPort, workerData } from 'node:worker_threads'
import type { BuildMessage, BuildWorkerData } from './build-maker.ts'
import { buildList, type ListTask } from './lists/build-list.ts'
import { makeRegisters, type RegisterOutTask } from './registers-out/make-registers.ts'
import { loadRegister, type RegisterLoadTask } from './registers/load-register.ts'

/** What the worker builds: a list's store, a register of debts, or registers of payments taken. */
type BuildTask = ListTask | RegisterLoadTask | RegisterOutTask

/** The window reads again what it shows: not more often than a person looks. */
const toldEveryMs = 700

const { task, stop } = workerData as BuildWorkerData<BuildTask>
const stopped = new Int32Array(stop)
process.noDeprecation = true // seek-bzip 2.0.0 calls `new Buffer`
let toldAtMs = 0
const tell = (message: BuildMessage): void => parentPort?.postMessage(message)
/** False when the import was called off. */
const told = (progress: unknown): boolean => {
  const nowMs = performance.now()
  if (nowMs - toldAtMs >= toldEveryMs) {
    toldAtMs = nowMs
    tell({ progress })
  }
  return Atomics.load(stopped, 0) === 0
}
const build = (): unknown => {
  if (task.kind === 'register') return loadRegister(task, told)
  if (task.kind === 'register_out') return makeRegisters(task, told)
  return buildList(task, (stage, done, total) => told({ stage, done, total }))
}
tell({ outcome: build() })
