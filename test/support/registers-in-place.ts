// Without vitest: children of tests use it, too.
import { loadRegister, type RegisterMaker } from '../../electron/db/registers/load-register.ts'

/** Builds in this thread, a turn of the event loop later: as the worker does beside main. */
export const registersInPlace: RegisterMaker = (task, onProgress) => {
  let stopped = false
  const outcome = new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
    loadRegister(task, (progress) => {
      onProgress(progress)
      return !stopped
    }),
  )
  return {
    outcome,
    cancel: () => {
      stopped = true
    },
  }
}
