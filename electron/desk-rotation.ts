import type { Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import type { DeskKeys } from './db/desk-keys.ts'
import type { Db } from './db/open.ts'
import {
  endRotation,
  findRotation,
  rotatedHomes,
  type RotationPlace,
  rotateSlice,
  rotationStart,
} from './records/key-rotation.ts'

export type DeskRotation = {
  /** Goes on with the change of keys that is under way, if one is and the keys are open. */
  soon(): void
  /** How far it is; null when none is under way. */
  progress(): { done: number; of: number; startedAt: string } | null
  settled(): Promise<void>
  stop(): void
}

export type DeskRotationParts = {
  readonly db: Db
  readonly journal: JournalClock
  readonly deskKeys: DeskKeys
  /** The former key is no longer needed. */
  readonly forgetFormer: () => void
  /** The WAL still holds what the former key sealed, and its wrap. */
  readonly emptyWal: () => Promise<boolean>
  readonly onChange: () => void
  readonly log: Ports['log']
}

/** A slice takes some milliseconds; between two the desk serves the window. */
const sliceRows = 100
const pauseMs = 10
const retryMs = 30_000

/** Seals anew, in the background, what the desk's former key has sealed; a kill only makes it begin again. */
export const createDeskRotation = (parts: DeskRotationParts): DeskRotation => {
  const { db, journal, deskKeys } = parts
  let running: Promise<void> | null = null
  let stopped = false
  let home = 0

  const walk = async (): Promise<void> => {
    let place: RotationPlace | null = rotationStart
    let renewed = 0
    while (place && !stopped) {
      const from: RotationPlace = place
      const slice: ReturnType<typeof rotateSlice> = journal.transact(null, (tx) =>
        rotateSlice(tx, deskKeys, from, sliceRows),
      )
      renewed += slice.renewed
      if (slice.next?.home !== from.home) {
        home = slice.next?.home ?? rotatedHomes.length
        parts.onChange()
      }
      place = slice.next
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
    if (stopped) return
    journal.transact(null, (tx, { audit }) => {
      endRotation(tx)
      audit('keys.rotated', { renewed })
    })
    parts.forgetFormer()
    parts.onChange()
    await parts.emptyWal()
  }
  const start = (): void => {
    if (running || stopped || !deskKeys.isOpen() || !findRotation(db)) return
    running = walk()
      .catch((error: unknown) => {
        // A full disk, say: what was renewed stays so.
        parts.log('keys.rotation_failed', { error: error instanceof Error ? error.constructor.name : 'unknown' })
        setTimeout(start, retryMs).unref()
      })
      .finally(() => {
        running = null
      })
  }
  return {
    soon: () => void setImmediate(start),
    progress: () => {
      const rotation = findRotation(db)
      return rotation ? { done: home, of: rotatedHomes.length, startedAt: rotation.startedAt } : null
    },
    settled: async () => {
      await new Promise(setImmediate)
      while (running) await running
    },
    stop: () => {
      stopped = true
    },
  }
}
