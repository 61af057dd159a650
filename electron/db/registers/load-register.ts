import { ListCancelled } from '../lists/list-source.ts'
import { machineFailure } from '../lists/build-list.ts'
import { type BuildJob, createMaker, type Maker, type OnBroken } from '../build-maker.ts'
import {
  buildRegister,
  type RegisterBuilt,
  RegisterError,
  type RegisterStage,
  type RegisterTask,
} from './build-register.ts'

export type RegisterLoadTask = { readonly kind: 'register' } & RegisterTask

/** How an import ended when it made no register; each has its sentence. */
export type RegisterFailure =
  | 'not_a_register'
  | 'too_big'
  | 'cancelled'
  | 'disk_full'
  | 'file_gone'
  | 'folder_read_only'
  | 'failed'

export type RegisterOutcome =
  | { readonly failure: null; readonly built: RegisterBuilt }
  | { readonly failure: RegisterFailure }

export type RegisterProgress = {
  readonly stage: RegisterStage
  readonly done: number
  readonly total: number
  readonly rows: number
  readonly badRows: number
}

export type RegisterJob = BuildJob<RegisterOutcome>
export type RegisterMaker = Maker<RegisterLoadTask, RegisterProgress, RegisterOutcome>

export const createRegisterMaker = (script: URL, onBroken?: OnBroken): RegisterMaker =>
  createMaker(script, { failure: 'failed' }, onBroken)

/**
 * Builds a register in this thread and says how it ended. Never throws. `onProgress` is called at least every 50 ms and
 * returns false to call the import off.
 */
export const loadRegister = (
  task: RegisterLoadTask,
  onProgress: (progress: RegisterProgress) => boolean,
): RegisterOutcome => {
  try {
    const built = buildRegister(task, (stage, done, total, rows, badRows) => {
      if (!onProgress({ stage, done, total, rows, badRows })) throw new ListCancelled()
    })
    return { failure: null, built }
  } catch (error) {
    if (error instanceof RegisterError) return { failure: error.problem }
    if (error instanceof ListCancelled) return { failure: 'cancelled' }
    return { failure: machineFailure(error, task.source) }
  }
}
