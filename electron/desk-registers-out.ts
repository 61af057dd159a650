import type { EventName } from '../shared/contract/events.ts'
import type { Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import type { OutMaking, RegisterOutPort } from './core/register-out-port.ts'
import type { Db } from './db/open.ts'
import type { RegisterOutJob, RegisterOutMaker } from './db/registers-out/make-registers.ts'
import { readDesk } from './records/desk.ts'
import { finishDrafts } from './records/out-drafts.ts'
import { outgoingSettingsOf } from './records/outgoing-settings.ts'

export type DeskRegisterOutParts = {
  /** The desk's own folder, and its database. */
  readonly folder: string
  readonly file: string
  readonly db: Db
  readonly journal: JournalClock
  /** Left out where there is no worker: registers are written in place. */
  readonly maker: RegisterOutMaker | undefined
  readonly emit: (event: EventName) => void
  readonly log: Ports['log']
}

export type DeskRegistersOut = RegisterOutPort & {
  /** Finishes what a kill or a power cut left in the folder: a register that has its row gets its name, the rest goes. */
  sweep(): Promise<void>
  close(): Promise<void>
}

const inPlace: RegisterOutMaker = (task, onProgress) => {
  let stopped = false
  const outcome = import('./db/registers-out/make-registers.ts').then(({ makeRegisters }) =>
    makeRegisters(task, (progress) => {
      onProgress(progress)
      return !stopped
    }),
  )
  return { outcome, cancel: () => void (stopped = true) }
}

/** The registers of payments of one desk, written one making at a time. */
export const createDeskRegistersOut = (parts: DeskRegisterOutParts): DeskRegistersOut => {
  const { db, journal, emit, maker = inPlace } = parts
  let making: OutMaking | null = null
  let job: RegisterOutJob | null = null
  let calledOff = false
  let ended: Promise<unknown> = Promise.resolve()

  const run: RegisterOutPort['run'] = async (total, work) => {
    if (making) return null
    making = { done: 0, total, startedAt: journal.at() }
    calledOff = false
    emit('outgoing')
    const done = work(async (orders) => {
      if (calledOff) return { failure: 'cancelled' }
      job = maker({ kind: 'register_out', file: parts.file, orders }, (progress) => {
        if (making) making = { ...making, ...progress }
        emit('outgoing')
      })
      return job.outcome
    }).finally(() => {
      making = null
      job = null
      emit('outgoing')
    })
    ended = done.catch(() => undefined)
    return done
  }
  const cancel = (): void => {
    calledOff = true
    job?.cancel()
  }

  return {
    run,
    cancel,
    progress: () => making,
    sweep: async () => {
      const desk = readDesk(db)
      if (!desk) return
      const { folder } = outgoingSettingsOf(db, desk, parts.folder)
      if (folder === '') return
      try {
        await finishDrafts(db, folder, desk.details.deskNumber)
      } catch (error) {
        // A folder that is not there yet, or is away, has nothing to finish; whoever makes the next register is told.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') parts.log('registers_out.not_swept', {})
      }
    },
    close: async () => {
      cancel()
      await ended
    },
  }
}
