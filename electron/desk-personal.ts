import type { EventName } from '../shared/contract/events.ts'
import type { Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import type { DeskKeys } from './db/desk-keys.ts'
import type { Db } from './db/open.ts'
import { createDeskErasures } from './desk-erasures.ts'
import { createDeskIdentities } from './desk-identities.ts'
import { createDeskRotation, type DeskRotation } from './desk-rotation.ts'
import { createDeskSweep } from './desk-sweep.ts'

/** What is done in the background with personal data at rest. */
export type DeskPersonal = {
  readonly rotation: DeskRotation
  /** The keys are open: what waited for them goes on. */
  keysOpened(): void
  /** After first paint: also what a kill interrupted. */
  start(): void
  destroyExpired(): void
  finishErasure(): void
  stop(): void
  settled(): Promise<unknown>
}

export type DeskPersonalParts = {
  readonly db: Db
  readonly journal: JournalClock
  readonly deskKeys: DeskKeys
  readonly folder: string
  readonly copiesFolder: string
  readonly emptyWal: () => Promise<boolean>
  readonly forgetFormer: () => void
  readonly emit: (event: EventName) => void
  readonly log: Ports['log']
}

/** Terms that end, keys that change, clients who are erased, look-ups that are still to be written. */
export const createDeskPersonal = (parts: DeskPersonalParts): DeskPersonal => {
  const { db, journal, deskKeys, log } = parts
  const identities = createDeskIdentities({ db, journal, deskKeys, log })
  const sweep = createDeskSweep({ db, journal, deskKeys, log })
  const rotation = createDeskRotation({ ...parts, onChange: () => parts.emit('keys') })
  const erasures = createDeskErasures(parts)
  return {
    rotation,
    keysOpened: () => {
      rotation.soon()
      identities.start()
    },
    start: () => {
      erasures.soon()
      sweep.start()
    },
    destroyExpired: () => sweep.soon(),
    finishErasure: () => erasures.soon(),
    stop: () => {
      sweep.stop()
      rotation.stop()
      identities.stop()
    },
    settled: () => Promise.all([erasures.settled(), rotation.settled()]),
  }
}
