import type { Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import type { DeskKeys } from './db/desk-keys.ts'
import type { Db } from './db/open.ts'
import { areIdentityLookupsMissing, writeIdentityLookups } from './records/identity-lookup.ts'

export type DeskIdentities = {
  /** Goes on where it stopped; for when the keys are open. */
  start(): void
  stop(): void
  /** Once nothing is left to write. */
  settled(): Promise<void>
}

export type DeskIdentitiesParts = {
  readonly db: Db
  readonly journal: JournalClock
  readonly deskKeys: DeskKeys
  readonly log: Ports['log']
}

/** A slice takes some ten milliseconds of main (architecture.md: at most 50), and leaves the window its turn. */
const sliceRows = 200
const betweenSlicesMs = 20

/**
 * Writes the look-ups of clients from before there were any (migrations need no key, so they can't). Slice by slice, each
 * its own transaction: a kill loses nothing, the next start goes on.
 */
export const createDeskIdentities = ({ db, journal, deskKeys, log }: DeskIdentitiesParts): DeskIdentities => {
  let timer: NodeJS.Timeout | undefined
  let settle: (() => void)[] = []
  const end = (): void => {
    clearTimeout(timer)
    timer = undefined
    for (const done of settle.splice(0)) done()
  }
  const slice = (): void => {
    try {
      if (!deskKeys.isOpen() || !areIdentityLookupsMissing(db)) return end()
      journal.transact(null, (tx) => writeIdentityLookups(tx, deskKeys, sliceRows))
      timer = setTimeout(slice, betweenSlicesMs)
      timer.unref()
    } catch (error) {
      // A full disk, say: those without a look-up are found by name meanwhile, and the next start goes on.
      log('desk.identities_failed', { error: error instanceof Error ? error.constructor.name : 'unknown' })
      end()
    }
  }
  return {
    start: () => {
      if (timer !== undefined) return
      timer = setTimeout(slice, betweenSlicesMs)
      timer.unref()
    },
    stop: end,
    settled: () =>
      timer === undefined ? Promise.resolve() : new Promise((resolve) => (settle = [...settle, resolve])),
  }
}
