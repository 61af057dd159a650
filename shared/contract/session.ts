import { permissions, roles } from '../domain/permissions.ts'
import { action, query } from './define.ts'
import { passwordText } from './desk.ts'
import { done, nothing, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

export const sessionState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('signed_out') }),
  z.strictObject({
    state: z.enum(['signed_in', 'locked', 'password_change_required']),
    operator: z.strictObject({ id: uuid, name: z.string(), login: z.string(), role: z.enum(roles) }),
    permissions: z.array(z.enum(permissions)),
  }),
])
export type SessionState = z.output<typeof sessionState>

export const getSession = query('session.get', { access: 'open', input: nothing, output: sessionState })

/** Never replayed, hence an action. The refusal's counter is committed before it is answered. */
export const signIn = action('session.signIn', {
  access: 'open',
  input: z.strictObject({ login: typedText(40), password: passwordText }),
  output: sessionState,
  /** wrong_login_or_password carries attemptsLeft (number | null), locked_out carries until (instant). */
  refusals: ['session.wrong_login_or_password', 'session.locked_out', 'session.already_signed_in'],
})

export const changePassword = action('session.changePassword', {
  access: 'own_password',
  input: z.strictObject({ current: passwordText, next: passwordText }),
  output: sessionState,
  refusals: ['session.wrong_password', 'session.locked_out', 'operators.password_weak', 'operators.password_same'],
})

export const lock = action('session.lock', { access: 'signed_in', input: nothing, output: done })

export const unlock = action('session.unlock', {
  access: 'locked',
  input: z.strictObject({ password: passwordText }),
  output: sessionState,
  refusals: ['session.wrong_password', 'session.locked_out'],
})

export const signOut = action('session.signOut', { access: 'locked', input: nothing, output: done })
