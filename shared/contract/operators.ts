import { roles } from '../domain/permissions.ts'
import { command, query } from './define.ts'
import { passwordText } from './desk.ts'
import { done, instant, nothing, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

export const listOperators = query('operators.list', {
  access: 'administration',
  input: nothing,
  output: z.array(
    z.strictObject({
      id: uuid,
      login: z.string(),
      name: z.string(),
      role: z.enum(roles),
      disabled: z.boolean(),
      mustChangePassword: z.boolean(),
      lockedUntil: instant.nullable(),
    }),
  ),
})

/** The password is temporary: the operator must change it at the first sign-in. */
export const createOperator = command('operators.create', {
  access: 'administration',
  input: z.strictObject({
    login: typedText(40).min(1),
    name: typedText(80).min(1),
    role: z.enum(roles),
    temporaryPassword: passwordText,
  }),
  output: z.strictObject({ operatorId: uuid }),
  refusals: ['operators.login_taken', 'operators.login_invalid', 'operators.password_weak'],
})

/** Gives a new temporary password and ends a lock-out. */
export const resetOperatorPassword = command('operators.resetPassword', {
  access: 'administration',
  input: z.strictObject({ operatorId: uuid, temporaryPassword: passwordText }),
  output: done,
  refusals: ['operators.unknown', 'operators.password_weak'],
})

export const setOperatorDisabled = command('operators.setDisabled', {
  access: 'administration',
  input: z.strictObject({ operatorId: uuid, disabled: z.boolean() }),
  output: done,
  refusals: ['operators.unknown', 'operators.last_administrator', 'operators.has_open_shift'],
})
