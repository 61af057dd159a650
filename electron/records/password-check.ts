import { toInstant } from '../core/clock.ts'
import type { ActionContext } from '../core/context.ts'
import { passwordMatches, unmatchableHash } from '../core/passwords.ts'
import type { SessionStore } from '../core/session.ts'
import { findOperator, setFailures, type StoredOperator } from './operators.ts'

/** product.md, People: lock-out after five failures, for fifteen minutes. */
export const allowedFailures = 5
export const lockOutMs = 15 * 60_000

/** Password checks one after another: parallel guesses must not share one attempt. */
let previousCheck: Promise<unknown> = Promise.resolve()
const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
  const next = previousCheck.then(work, work)
  previousCheck = next.catch(() => undefined)
  return next
}

type Check =
  | { outcome: 'right'; operator: StoredOperator }
  | { outcome: 'wrong'; attemptsLeft: number | null }
  | { outcome: 'locked_out'; until: string }

/** Lock-outs of this run on the monotonic clock: setting the wall clock forward does not end them. */
const lockedUntilMs = new WeakMap<SessionStore, Map<string, number>>()

const isLockedOut = (operator: StoredOperator, at: string): operator is StoredOperator & { lockedUntil: string } =>
  operator.lockedUntil !== null && operator.lockedUntil > at

/** Counts the failure on disk before anyone hears of it: a kill right after the refusal must not give it back. */
const countFailure = (context: ActionContext, operatorId: string): Check =>
  context.transact((tx, { at, audit }): Check => {
    const failed = (findOperator(tx, operatorId)?.failedSignIns ?? 0) + 1
    const until = failed >= allowedFailures ? toInstant(Date.parse(at) + lockOutMs) : null
    // The count starts anew after a lock-out.
    setFailures(tx, operatorId, until === null ? failed : 0, until)
    if (until !== null) {
      const { clock, session: store } = context.ports
      const locked = lockedUntilMs.get(store) ?? new Map<string, number>()
      lockedUntilMs.set(store, locked.set(operatorId, clock.monotonicMs() + lockOutMs))
    }
    audit(until === null ? 'session.sign_in_failed' : 'session.locked_out', { operatorId, failed })
    return until === null
      ? { outcome: 'wrong', attemptsLeft: allowedFailures - failed }
      : { outcome: 'locked_out', until }
  })

/**
 * Checks an operator's password; a failure counts to that operator's lock-out, on disk before anyone hears of it.
 * One check after another.
 */
export const checkPassword = (
  context: ActionContext,
  find: () => StoredOperator | undefined,
  password: string,
): Promise<Check> =>
  oneAtATime(async () => {
    const operator = find()
    if (operator && isLockedOut(operator, context.at)) return { outcome: 'locked_out', until: operator.lockedUntil }
    const { clock, session: store } = context.ports
    const leftMs = (lockedUntilMs.get(store)?.get(operator?.id ?? '') ?? 0) - clock.monotonicMs()
    // An administrator's new password ends a lock-out: then nothing is on disk any more.
    if (leftMs > 0 && operator?.lockedUntil)
      return { outcome: 'locked_out', until: toInstant(Date.parse(context.at) + leftMs) }
    const usable = operator && operator.disabled === 0
    const right = await passwordMatches(password, usable ? operator.passwordHash : unmatchableHash)
    if (usable && right) return { outcome: 'right', operator }
    if (operator && usable) return countFailure(context, operator.id)
    context.transact((_tx, { audit }) => audit('session.sign_in_failed', { operatorId: operator?.id ?? null }))
    return { outcome: 'wrong', attemptsLeft: null }
  })
