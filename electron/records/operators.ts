import type { Role } from '../../shared/domain/permissions.ts'
import type { Db, Tx } from '../db/open.ts'

export type StoredOperator = {
  id: string
  login: string
  name: string
  role: Role
  passwordHash: string
  mustChangePassword: 0 | 1
  failedSignIns: number
  lockedUntil: string | null
  disabled: 0 | 1
}

const columns = `id, login, name, role, password_hash AS passwordHash, must_change_password AS mustChangePassword,
  failed_sign_ins AS failedSignIns, locked_until AS lockedUntil, disabled`

export const findOperatorByLogin = (db: Db, login: string): StoredOperator | undefined =>
  db.get<StoredOperator>(`SELECT ${columns} FROM operators WHERE login = :login`, { login })

export const findOperator = (db: Db, id: string): StoredOperator | undefined =>
  db.get<StoredOperator>(`SELECT ${columns} FROM operators WHERE id = :id`, { id })

/** All operators by name; a desk has tens of them. */
export const allOperators = (db: Db): StoredOperator[] =>
  db.all<StoredOperator>(`SELECT ${columns} FROM operators ORDER BY disabled, name LIMIT 500`)

export const insertOperator = (
  tx: Tx,
  operator: {
    id: string
    login: string
    name: string
    role: Role
    passwordHash: string
    mustChangePassword: boolean
    createdAt: string
  },
): void => {
  tx.run(
    `INSERT INTO operators (id, login, name, role, password_hash, must_change_password, created_at)
     VALUES (:id, :login, :name, :role, :passwordHash, :mustChangePassword, :createdAt)`,
    { ...operator, mustChangePassword: operator.mustChangePassword ? 1 : 0 },
  )
}

export const setPassword = (tx: Tx, id: string, passwordHash: string, mustChange: boolean): void => {
  tx.run(
    `UPDATE operators SET password_hash = :passwordHash, must_change_password = :mustChange,
       failed_sign_ins = 0, locked_until = NULL WHERE id = :id`,
    { id, passwordHash, mustChange: mustChange ? 1 : 0 },
  )
}

export const setFailures = (tx: Tx, id: string, failedSignIns: number, lockedUntil: string | null): void => {
  tx.run('UPDATE operators SET failed_sign_ins = :failedSignIns, locked_until = :lockedUntil WHERE id = :id', {
    id,
    failedSignIns,
    lockedUntil,
  })
}

export const setDisabled = (tx: Tx, id: string, disabled: boolean): void => {
  tx.run('UPDATE operators SET disabled = :disabled WHERE id = :id', { id, disabled: disabled ? 1 : 0 })
}
