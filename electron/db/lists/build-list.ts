import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { databaseProblem } from '../open.ts'
import { buildFreezingStore, type FreezingTask } from './freezing-store.ts'
import { ListCancelled, ListError, type ListProblem } from './list-source.ts'
import { buildPassportStore, type ListBuilt, type ListStage, type PassportTask } from './passport-store.ts'

/** What the list worker is asked for. */
export type ListTask = ({ kind: 'passports' } & PassportTask) | ({ kind: 'freezing' } & FreezingTask)

/** How an import ended when it made no store; each has its sentence. */
export type ListFailure = ListProblem | 'cancelled' | 'disk_full' | 'file_gone' | 'folder_read_only' | 'failed'

export type ListOutcome = { readonly failure: null; readonly built: ListBuilt } | { readonly failure: ListFailure }

/** Left free beside a list or a register: it must never take the place that the next payments need. */
export const spareBytes = 64 * 1024 * 1024

/** Which of a machine's troubles ended an import of `source`. */
export const machineFailure = (
  error: unknown,
  source: string,
): 'disk_full' | 'file_gone' | 'folder_read_only' | 'failed' => {
  const problem = databaseProblem(error)
  // The chosen file may lie on a medium that was taken out, or be closed to us.
  const path = typeof error === 'object' && error !== null && 'path' in error ? error.path : undefined
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (path === source || code === 'EIO' || code === 'EISDIR') return 'file_gone'
  return problem === 'disk_full' || problem === 'folder_read_only' ? problem : 'failed'
}

const failureOf = (error: unknown, source: string): ListFailure => {
  if (error instanceof ListError) return error.problem
  if (error instanceof ListCancelled) return 'cancelled'
  return machineFailure(error, source)
}

/**
 * Builds a list's store in this thread and says how it ended. Never throws. `onProgress` is called at least every 50 ms
 * and returns false to call the import off.
 */
export const buildList = (
  task: ListTask,
  onProgress: (stage: ListStage, done: number, total: number) => boolean,
): ListOutcome => {
  const watch = (stage: ListStage, done: number, total: number): void => {
    if (!onProgress(stage, done, total)) throw new ListCancelled()
  }
  try {
    const { bavail, bsize } = statfsSync(dirname(task.target))
    if (bavail * bsize < spareBytes) return { failure: 'disk_full' }
    const built = task.kind === 'passports' ? buildPassportStore(task, watch) : buildFreezingStore(task, watch)
    return { failure: null, built }
  } catch (error) {
    return { failure: failureOf(error, task.source) }
  }
}
