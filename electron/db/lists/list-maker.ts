import { Worker } from 'node:worker_threads'
import type { ListOutcome, ListTask } from './build-list.ts'
import type { ListWorkerData, ListWorkerMessage } from './list-worker.ts'
import type { ListStage } from './passport-store.ts'

export type ListProgress = { readonly stage: ListStage; readonly done: number; readonly total: number }

/** An import under way. `outcome` never rejects. */
export type ListJob = { readonly outcome: Promise<ListOutcome>; cancel(): void }

/** Builds lists' stores: a worker of its own for each in the app, so that no checkpoint waits behind it. */
export type ListMaker = (task: ListTask, onProgress: (progress: ListProgress) => void) => ListJob

export const createListMaker =
  (script: URL): ListMaker =>
  (task, onProgress) => {
    const stop = new SharedArrayBuffer(4)
    const workerData: ListWorkerData = { task, stop }
    const worker = new Worker(script, { workerData })
    worker.unref()
    const outcome = new Promise<ListOutcome>((resolve) => {
      worker.on('message', (message: ListWorkerMessage) => {
        if ('outcome' in message) resolve(message.outcome)
        else onProgress(message)
      })
      // Out of memory, most likely; what it left is swept at the next start.
      worker.on('error', () => resolve({ failure: 'failed' }))
      worker.on('exit', () => resolve({ failure: 'failed' }))
    })
    return { outcome, cancel: () => void Atomics.store(new Int32Array(stop), 0, 1) }
  }
