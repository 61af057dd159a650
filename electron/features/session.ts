import { changePassword, getSession, lock, signIn, signOut, unlock } from '../../shared/contract/session.ts'
import type { ActionContext } from '../core/context.ts'
import { toInstant } from '../core/clock.ts'
import type { SessionStore } from '../core/session.ts'
import { accepted, answer, type Feature, perform, refused } from '../core/feature.ts'
import { hashPassword, isPasswordWeak, normalizeLogin, passwordMatches, unmatchableHash } from '../core/passwords.ts'
import {
  findOperator,
  findOperatorByLogin,
  setFailures,
  setPassword,
  type StoredOperator,
} from '../records/operators.ts'

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

const checkPassword = (
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

const clearFailures = (context: ActionContext, operator: StoredOperator, event: string): void => {
  context.transact((tx, { audit }) => {
    setFailures(tx, operator.id, 0, null)
    audit(event)
  }, operator.id)
}

export const session: Feature = {
  handlers: [
    answer(getSession, ({ ports }) => ports.session.view()),

    perform(signIn, async (context, { login, password }) => {
      const store = context.ports.session
      if (store.actor()) return refused('session.already_signed_in')
      const plainLogin = normalizeLogin(login) ?? ''
      const check = await checkPassword(context, () => findOperatorByLogin(context.db, plainLogin), password)
      if (check.outcome === 'locked_out') return refused('session.locked_out', { until: check.until })
      if (check.outcome === 'wrong')
        return refused('session.wrong_login_or_password', { attemptsLeft: check.attemptsLeft })
      // Another sign-in may have ended while this password was checked.
      if (store.actor()) return refused('session.already_signed_in')
      clearFailures(context, check.operator, 'session.signed_in')
      const { id, name, role } = check.operator
      store.begin({ id, login: check.operator.login, name, role }, check.operator.mustChangePassword === 1)
      return accepted(store.view())
    }),

    perform(changePassword, async (context, { current, next }) => {
      const store = context.ports.session
      const actor = store.actor()
      if (!actor) return refused('session.wrong_password')
      const check = await checkPassword(context, () => findOperator(context.db, actor.id), current)
      if (check.outcome === 'locked_out') return refused('session.locked_out', { until: check.until })
      if (check.outcome === 'wrong') return refused('session.wrong_password', { attemptsLeft: check.attemptsLeft })
      if (isPasswordWeak(next, actor.login)) return refused('operators.password_weak')
      if (next === current) return refused('operators.password_same')
      const passwordHash = await hashPassword(next, context.ports.random)
      context.transact((tx, { audit }) => {
        setPassword(tx, actor.id, passwordHash, false)
        audit('session.password_changed', { operatorId: actor.id })
      })
      // Hashing took a while: only this operator's session goes on with it.
      if (store.actor()?.id === actor.id) store.passwordChanged()
      return accepted(store.view())
    }),

    perform(lock, async ({ ports }) => {
      ports.session.lock()
      return accepted(null)
    }),

    perform(unlock, async (context, { password }) => {
      const store = context.ports.session
      const actor = store.actor()
      if (!actor) return refused('session.wrong_password')
      const check = await checkPassword(context, () => findOperator(context.db, actor.id), password)
      if (check.outcome === 'locked_out') return refused('session.locked_out', { until: check.until })
      if (check.outcome === 'wrong') return refused('session.wrong_password', { attemptsLeft: check.attemptsLeft })
      // While the password was checked the session may have become another person's: that one stays locked.
      if (store.actor()?.id !== actor.id) return refused('session.wrong_password', { attemptsLeft: null })
      clearFailures(context, check.operator, 'session.unlocked')
      store.unlock()
      return accepted(store.view())
    }),

    perform(signOut, async (context) => {
      const actor = context.ports.session.actor()
      if (actor) context.transact((_tx, { audit }) => audit('session.signed_out', { operatorId: actor.id }))
      context.ports.session.end()
      return accepted(null)
    }),
  ],
}
