import type { EventName } from '../shared/contract/events.ts'
import type { Ids } from './core/clock.ts'
import type { JournalClock } from './core/journal-clock.ts'
import { createRegisterKeeping, type RegisterKeeping, registersFolder } from './core/register-keeping.ts'
import type { Db } from './db/open.ts'
import type { RegisterMaker } from './db/registers/load-register.ts'
import { currentRegister, loadedRegisters } from './records/registers.ts'

export type { RegisterMaker }

export type DeskRegisterParts = {
  /** The desk's own folder. */
  readonly folder: string
  readonly db: Db
  readonly journal: JournalClock
  readonly ids: Ids
  /** Left out where nothing is loaded: tests, tools. */
  readonly maker: RegisterMaker | undefined
  readonly emit: (event: EventName) => void
  readonly log: (event: string, data: Readonly<Record<string, string>>) => void
}

const nothingToLoad: RegisterMaker = () => ({
  outcome: Promise.resolve({ failure: 'failed' }),
  cancel: () => undefined,
})

/** The registers of one desk: files of its folder, made current by a row. */
export const createDeskRegisters = ({ folder, journal, maker, emit, ...rest }: DeskRegisterParts): RegisterKeeping =>
  createRegisterKeeping({
    ...rest,
    folder: registersFolder(folder),
    maker: maker ?? nothingToLoad,
    current: currentRegister,
    allCurrent: loadedRegisters,
    at: () => journal.at(),
    onChange: () => emit('registers'),
  })
