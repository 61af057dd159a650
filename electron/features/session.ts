import { changePassword, getSession, lock, signIn, signOut, unlock } from '../../shared/contract/session.ts'
import type { ActionContext } from '../core/context.ts'
import { accepted, answer, type Feature, perform, refused } from '../core/feature.ts'
import { hashPassword, isPasswordWeak, normalizeLogin } from '../core/passwords.ts'
import {
  findOperator,
  findOperatorByLogin,
  setFailures,
  setPassword,
  type StoredOperator,
} from '../records/operators.ts'
import { checkPassword } from '../records/password-check.ts'

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
