import { z } from '../../shared/contract/zod.ts'
import { toInstant } from '../core/clock.ts'
import type { ActionContext } from '../core/context.ts'
import type { SessionStore } from '../core/session.ts'
import type { Db } from '../db/open.ts'
import { readSetting, writeSetting } from './desk.ts'

// Wrong passphrases and phrases count as wrong passwords do (product.md, People): five, then fifteen minutes, on disk.

const allowedFailures = 5
const lockOutMs = 15 * 60_000
const setting = 'keys.failures'
const stored = z.object({ failed: z.int(), until: z.string().nullable() })
const none = { failed: 0, until: null }

const failuresOf = (db: Db): z.output<typeof stored> => stored.catch(none).parse(readSetting(db, setting) ?? none)

/** Lock-outs of this run on the monotonic clock: setting the wall clock forward does not end them. */
const untilMs = new WeakMap<SessionStore, number>()

/** Until when no secret is tried; null when one may be. */
export const keysLockedUntil = ({ db, at, ports }: ActionContext): string | null => {
  const { until } = failuresOf(db)
  if (until !== null && until > at) return until
  const leftMs = (untilMs.get(ports.session) ?? 0) - ports.clock.monotonicMs()
  return leftMs > 0 ? toInstant(Date.parse(at) + leftMs) : null
}

/** Counts on disk before anyone hears of it: a kill right after the refusal must not give the try back. */
export const countKeyFailure = (context: ActionContext, by: 'passphrase' | 'phrase'): void =>
  context.transact((tx, { at, audit }) => {
    const failed = failuresOf(tx).failed + 1
    const isOver = failed >= allowedFailures
    const until = isOver ? toInstant(Date.parse(at) + lockOutMs) : null
    // The count starts anew after a lock-out.
    writeSetting(tx, setting, { failed: isOver ? 0 : failed, until })
    if (isOver) untilMs.set(context.ports.session, context.ports.clock.monotonicMs() + lockOutMs)
    audit(isOver ? 'keys.unseal_locked_out' : 'keys.unseal_failed', { by, failed })
  })

/** A secret that fits ends the count. */
export const clearKeyFailures = (context: ActionContext): void => {
  if (failuresOf(context.db).failed > 0) context.transact((tx) => writeSetting(tx, setting, none))
}
