import { existsSync } from 'node:fs'
import type { Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import { addToErasureList } from './db/erasure-list.ts'
import type { Db } from './db/open.ts'
import { allErasures, erasureDone, isErasurePending } from './records/erasures.ts'

export type DeskErasures = {
  /** Finishes what erasures have begun, once the transaction under way is over; also what a kill interrupted. */
  soon(): void
  /** Resolves when nothing is under way; for tests and for closing. */
  settled(): Promise<void>
}

export type DeskErasuresParts = {
  readonly db: Db
  readonly journal: JournalClock
  /** The list of erasures is kept beside the database, and beside its copies. */
  readonly folder: string
  readonly copiesFolder: string
  /** Moves the WAL into the database and empties it; false when somebody was reading. */
  readonly emptyWal: () => Promise<boolean>
  readonly log: Ports['log']
}

const retryMs = 30_000

/**
 * After an erasure: the list beside the database, then the WAL, which still holds pages of before. Both are done again
 * after a kill: the setting that says so is cleared last.
 */
export const createDeskErasures = (parts: DeskErasuresParts): DeskErasures => {
  const { db, journal } = parts
  let running: Promise<void> | null = null

  const finish = async (): Promise<void> => {
    if (!isErasurePending(db)) return
    const erased = allErasures(db)
    addToErasureList(parts.folder, erased)
    try {
      if (existsSync(parts.copiesFolder)) addToErasureList(parts.copiesFolder, erased)
    } catch {
      parts.log('erasure.copies_not_told', {}) // the list beside the database is enough for this machine
    }
    if (!(await parts.emptyWal())) throw new Error('the WAL is being read')
    const all = journal.transact(null, (tx, { audit }) => {
      const now = allErasures(tx).length
      if (now === erased.length) erasureDone(tx)
      audit('erasure.finished', { clients: erased.length })
      return now
    })
    if (all !== erased.length) await finish() // one more while the WAL was emptied
  }
  const start = (): void => {
    running ??= finish()
      .catch((error: unknown) => {
        parts.log('erasure.not_finished', { error: error instanceof Error ? error.constructor.name : 'unknown' })
        setTimeout(start, retryMs).unref()
      })
      .finally(() => {
        running = null
      })
  }
  return {
    soon: () => void setImmediate(start),
    settled: async () => {
      await new Promise(setImmediate)
      while (running) await running
    },
  }
}
