import {
  createOperator,
  listOperators,
  resetOperatorPassword,
  setOperatorDisabled,
} from '../../shared/contract/operators.ts'
import { accepted, answer, carryOut, type Feature, prepareAndCarryOut, refused } from '../core/feature.ts'
import { hashPassword, isPasswordWeak, normalizeLogin } from '../core/passwords.ts'
import {
  allOperators,
  findOperator,
  findOperatorByLogin,
  insertOperator,
  setDisabled,
  setPassword,
} from '../records/operators.ts'
import { openShiftOf } from '../records/shifts.ts'

export const operators: Feature = {
  handlers: [
    answer(listOperators, ({ db, at }) =>
      allOperators(db).map((operator) => ({
        id: operator.id,
        login: operator.login,
        name: operator.name,
        role: operator.role,
        disabled: operator.disabled === 1,
        mustChangePassword: operator.mustChangePassword === 1,
        lockedUntil: operator.lockedUntil !== null && operator.lockedUntil > at ? operator.lockedUntil : null,
      })),
    ),

    prepareAndCarryOut(
      createOperator,
      (context, { temporaryPassword }) => hashPassword(temporaryPassword, context.ports.random),
      (tx, context, input, passwordHash) => {
        const login = normalizeLogin(input.login)
        if (login === null) return refused('operators.login_invalid')
        if (findOperatorByLogin(tx, login)) return refused('operators.login_taken')
        if (isPasswordWeak(input.temporaryPassword, login)) return refused('operators.password_weak')
        const id = context.ports.ids.next()
        const { name, role } = input
        insertOperator(tx, { id, login, name, role, passwordHash, mustChangePassword: true, createdAt: context.at })
        context.audit('operators.created', { operatorId: id, role })
        return accepted({ operatorId: id })
      },
    ),

    prepareAndCarryOut(
      resetOperatorPassword,
      (context, { temporaryPassword }) => hashPassword(temporaryPassword, context.ports.random),
      (tx, context, { operatorId, temporaryPassword }, passwordHash) => {
        const operator = findOperator(tx, operatorId)
        if (!operator) return refused('operators.unknown')
        if (isPasswordWeak(temporaryPassword, operator.login)) return refused('operators.password_weak')
        setPassword(tx, operatorId, passwordHash, true)
        context.audit('operators.password_reset', { operatorId })
        return accepted(null)
      },
    ),

    carryOut(setOperatorDisabled, (tx, context, { operatorId, disabled }) => {
      const operator = findOperator(tx, operatorId)
      if (!operator) return refused('operators.unknown')
      const otherAdministrators = allOperators(tx).filter(
        (other) => other.role === 'administrator' && other.disabled === 0 && other.id !== operatorId,
      )
      if (disabled && operator.role === 'administrator' && otherAdministrators.length === 0)
        return refused('operators.last_administrator')
      if (disabled && openShiftOf(tx)?.operatorId === operatorId) return refused('operators.has_open_shift')
      setDisabled(tx, operatorId, disabled)
      context.audit(disabled ? 'operators.disabled' : 'operators.enabled', { operatorId })
      return accepted(null)
    }),
  ],
}
