import { chainHead, headInTransaction, recordAudit } from '../db/journal.ts'
import type { OpenDatabase, Tx } from '../db/open.ts'
import { type Clock, toInstant } from './clock.ts'
import type { AuditData, TransactionContext } from './context.ts'

/** A difference between wall and monotonic time above this is a jump (architecture.md, Data). */
export const jumpMs = 2 * 60_000

export type JournalClock = {
  /** max(clock, last journal time), as an instant. */
  at(tx?: Tx): string
  /** How far the clock stands behind the journal. */
  behindMs(): number
  /** A transaction with the journal's time; a jump of the clock since the last one is written down in it first. */
  transact<T>(operatorId: string | null, work: (tx: Tx, context: TransactionContext) => T): T
}

/** Journal time never goes back, whatever is done to the clock. */
export const createJournalClock = (database: OpenDatabase, clock: Clock, onJump: () => void): JournalClock => {
  let wall = clock.nowMs()
  let monotonic = clock.monotonicMs()
  let startChecked = false

  const lastMs = (tx?: Tx): number => {
    const { at } = tx ? headInTransaction(tx) : chainHead(database.db)
    return at === null ? 0 : Date.parse(at)
  }
  const behindMs = (): number => Math.max(0, Math.floor(lastMs() - clock.nowMs()))

  /** Milliseconds the clock jumped since the last look; 0 for none. At the first look also: how far behind the journal. */
  const takeJump = (): number => {
    const nowMs = clock.nowMs()
    const nowMonotonic = clock.monotonicMs()
    const drift = Math.round(nowMs - wall - (nowMonotonic - monotonic))
    wall = nowMs
    monotonic = nowMonotonic
    const behind = startChecked ? 0 : behindMs()
    const jump = behind > jumpMs ? -behind : drift
    startChecked = true
    return Math.abs(jump) > jumpMs ? jump : 0
  }

  const at = (tx?: Tx): string => toInstant(Math.max(clock.nowMs(), lastMs(tx)))

  return {
    at,
    behindMs,
    transact: (operatorId, work) => {
      const before = { wall, monotonic, startChecked }
      let jumped = false
      try {
        const result = database.transact((tx) => {
          const jump = takeJump()
          const now = at(tx)
          if (jump !== 0) {
            jumped = true
            recordAudit(tx, { at: now, kind: 'clock.jumped', operatorId: null, data: { byMs: jump } })
          }
          const audit = (kind: string, data: AuditData = {}) => recordAudit(tx, { at: now, kind, operatorId, data })
          return work(tx, { at: now, audit })
        })
        if (jumped) onJump()
        return result
      } catch (error) {
        // The event was rolled back with the rest: it must be written by the next transaction.
        if (jumped) ({ wall, monotonic, startChecked } = before)
        throw error
      }
    },
  }
}
