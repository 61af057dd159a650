import { Worker } from 'node:worker_threads'

/** What the worker is started with; the first number of `stop` is not 0 when the import was called off. */
export type BuildWorkerData<Task> = { readonly task: Task; readonly stop: SharedArrayBuffer }
export type BuildMessage = { readonly progress: unknown } | { readonly outcome: unknown }

/** An import under way. `outcome` never rejects. */
export type BuildJob<Outcome> = { readonly outcome: Promise<Outcome>; cancel(): void }

/** Builds files beside the database: a worker of its own for each in the app, so that no checkpoint waits behind it. */
export type Maker<Task, Progress, Outcome> = (task: Task, onProgress: (progress: Progress) => void) => BuildJob<Outcome>

/** Told when a worker itself broke, by the error's name alone: its message may hold what was being read. */
export type OnBroken = (errorName: string) => void

/** `script`: build-worker.ts as it was bundled. `failed`: what came of it when the worker itself broke. */
export const createMaker =
  <Task, Progress, Outcome>(
    script: URL,
    failed: Outcome,
    onBroken: OnBroken = () => undefined,
  ): Maker<Task, Progress, Outcome> =>
  (task, onProgress) => {
    const stop = new SharedArrayBuffer(4)
    const workerData: BuildWorkerData<Task> = { task, stop }
    const worker = new Worker(script, { workerData })
    worker.unref()
    const outcome = new Promise<Outcome>((resolve) => {
      worker.on('message', (message: BuildMessage) => {
        if ('outcome' in message) resolve(message.outcome as Outcome)
        else onProgress(message.progress as Progress)
      })
      // Out of memory, most likely; what it left is swept at the next start.
      worker.on('error', (error) => {
        onBroken(error.name)
        resolve(failed)
      })
      worker.on('exit', () => resolve(failed))
    })
    return { outcome, cancel: () => void Atomics.store(new Int32Array(stop), 0, 1) }
  }
