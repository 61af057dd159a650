import { expect, test } from 'vitest'
import {
  createOperator,
  listOperators,
  resetOperatorPassword,
  setOperatorDisabled,
} from '../../../shared/contract/operators.ts'
import { signIn, signOut } from '../../../shared/contract/session.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import type { Role } from '../../../shared/domain/permissions.ts'
import { openTestDesk, type TestDesk } from '../../support/desk.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'

const newOperator = { login: 'Novaya', name: 'Новая Мария', role: 'cashier' as const, temporaryPassword: 'temporary-1' }

const openAsAdministrator = async (): Promise<TestDesk> => {
  const desk = await openTestDesk()
  await desk.signInAs('administrator')
  return desk
}

const idOf = async (desk: TestDesk, role: Role): Promise<string> =>
  (await desk.value(listOperators, {})).find((operator) => operator.role === role)?.id ?? ''

const lastEvent = (desk: TestDesk): unknown => {
  const row = desk.database.db.get<{ body: string }>('SELECT body FROM audit_events ORDER BY seq DESC LIMIT 1')
  const { kind, data } = JSON.parse(row?.body ?? '{}') as { kind: string; data: unknown }
  return { kind, data }
}

const nobody = '01950000-0000-7000-8000-0000000000ff'

test('a new operator stands in the list with a password to change; the hash never crosses', async () => {
  const desk = await openAsAdministrator()
  const { operatorId } = await desk.value(createOperator, newOperator)
  expect(lastEvent(desk)).toEqual({ kind: 'operators.created', data: { operatorId, role: 'cashier' } })
  const listed = (await desk.value(listOperators, {})).find(({ id }) => id === operatorId)
  expect(listed).toEqual({
    id: operatorId,
    login: 'novaya',
    name: 'Новая Мария',
    role: 'cashier',
    disabled: false,
    mustChangePassword: true,
    lockedUntil: null,
  })
}, 60_000)

test('a login is taken in any case, and must be one; a weak temporary password is refused', async () => {
  const desk = await openAsAdministrator()
  const code = async (change: Partial<typeof newOperator>) => desk.error(createOperator, { ...newOperator, ...change })
  expect(await code({ login: 'KASSIR' })).toMatchObject({ code: 'operators.login_taken' })
  expect(await code({ login: 'два слова' })).toMatchObject({ code: 'operators.login_invalid' })
  expect(await code({ temporaryPassword: 'short' })).toMatchObject({ code: 'operators.password_weak' })
  expect(await code({ name: '  ' })).toMatchObject({ kind: 'invalid_input' })
  expect(await desk.value(listOperators, {})).toHaveLength(4)
}, 60_000)

test('who is disabled can’t sign in, and can again when enabled', async () => {
  const desk = await openAsAdministrator()
  const operatorId = await idOf(desk, 'clerk')
  await desk.value(setOperatorDisabled, { operatorId, disabled: true })
  expect(lastEvent(desk)).toEqual({ kind: 'operators.disabled', data: { operatorId } })
  await desk.value(signOut, {})
  const clerk = { login: 'specialist', password: 'specialist-demo' }
  expect(await desk.error(signIn, clerk)).toMatchObject({ code: 'session.wrong_login_or_password' })
  await desk.signInAs('administrator')
  await desk.value(setOperatorDisabled, { operatorId, disabled: false })
  await desk.value(signOut, {})
  expect(await desk.value(signIn, clerk)).toMatchObject({ state: 'signed_in' })
}, 60_000)

test('the last administrator stays, until there is another', async () => {
  const desk = await openAsAdministrator()
  const operatorId = await idOf(desk, 'administrator')
  expect(await desk.error(setOperatorDisabled, { operatorId, disabled: true })).toMatchObject({
    code: 'operators.last_administrator',
  })
  const second = await desk.value(createOperator, { ...newOperator, role: 'administrator' as never })
  await desk.value(setOperatorDisabled, { operatorId: second.operatorId, disabled: true })
  // A disabled one is no other administrator.
  expect(await desk.error(setOperatorDisabled, { operatorId, disabled: true })).toMatchObject({
    code: 'operators.last_administrator',
  })
  await desk.value(setOperatorDisabled, { operatorId: second.operatorId, disabled: false })
  await desk.value(setOperatorDisabled, { operatorId, disabled: true })
}, 60_000)

test('whose shift is open can’t be disabled before it is closed: nobody else could close it', async () => {
  const desk = await openTestDesk()
  await desk.signInAs('cashier')
  await desk.value(openShift, { count: countOf(0), reason: null })
  await desk.value(signOut, {})
  await desk.signInAs('administrator')
  const operatorId = await idOf(desk, 'cashier')
  expect(await desk.error(setOperatorDisabled, { operatorId, disabled: true })).toMatchObject({
    code: 'operators.has_open_shift',
  })
  desk.session.end()
  await desk.signInAs('cashier')
  await closeByCount(desk, 0)
  desk.session.end()
  await desk.signInAs('administrator')
  await desk.value(setOperatorDisabled, { operatorId, disabled: true })
})

test('an operator who is not there is told so', async () => {
  const desk = await openAsAdministrator()
  expect(await desk.error(setOperatorDisabled, { operatorId: nobody, disabled: true })).toMatchObject({
    code: 'operators.unknown',
  })
  expect(
    await desk.error(resetOperatorPassword, { operatorId: nobody, temporaryPassword: 'temporary-1' }),
  ).toMatchObject({ code: 'operators.unknown' })
  const operatorId = await idOf(desk, 'cashier')
  expect(await desk.error(resetOperatorPassword, { operatorId, temporaryPassword: 'kassir' })).toMatchObject({
    code: 'operators.password_weak',
  })
}, 60_000)
