import type { Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import type { DeskKeys } from './db/desk-keys.ts'
import type { Db } from './db/open.ts'
import { arePayersExpired, destroyExpiredPayers } from './records/payers.ts'
import { isRetentionDue, sweepRetention } from './records/retention.ts'
import { areAddressKeysDue, renewAddressKeys } from './records/service-accounts.ts'
import { destroyExpiredRegistrations, isDestructionDue } from './records/registration-drafts.ts'

export type DeskSweep = {
  /** Looks now, and every half minute. */
  start(): void
  /** Looks as soon as the call under way is over: for readers, which write nothing themselves. */
  soon(): void
  stop(): void
}

export type DeskSweepParts = {
  readonly db: Db
  readonly journal: JournalClock
  readonly deskKeys: DeskKeys
  readonly log: Ports['log']
}

const everyMs = 30_000

/** Destroys what may live for a while only: registrations that nobody finished (product.md §1), and daily what the setting says; renews what a new rule makes stale. */
export const createDeskSweep = ({ db, journal, deskKeys, log }: DeskSweepParts): DeskSweep => {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = (): void => {
    if (stopped) return
    try {
      if (isDestructionDue(db, journal.at()))
        journal.transact(null, (tx, { at }) => destroyExpiredRegistrations(tx, deskKeys, at))
      if (arePayersExpired(db, journal.at())) journal.transact(null, (tx, { at }) => destroyExpiredPayers(tx, at))
      if (isRetentionDue(db, journal.at()))
        journal.transact(null, (tx, { at, audit }) => {
          const { removed } = sweepRetention(tx, at)
          if (Object.values(removed).some((rows) => rows > 0)) audit('retention.swept', removed)
        })
      if (areAddressKeysDue(db)) {
        journal.transact(null, (tx) => renewAddressKeys(tx))
        setImmediate(look)
      }
    } catch (error) {
      // A full disk, say: the next look tries again, and nobody is shown what has expired meanwhile.
      log('desk.sweep_failed', { error: error instanceof Error ? error.constructor.name : 'unknown' })
    }
  }
  return {
    start: () => {
      look()
      timer = setInterval(look, everyMs)
      timer.unref()
    },
    soon: () => void setImmediate(look),
    stop: () => {
      stopped = true
      clearInterval(timer)
    },
  }
}
