import { expect, test } from 'vitest'
import { accessRefusal } from '../../electron/core/session.ts'
import { operations } from '../../shared/contract/index.ts'
import type { Access } from '../../shared/contract/define.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import { type Role, rolePermissions, roles } from '../../shared/domain/permissions.ts'
import { commandId, openTestDesk } from '../support/desk.ts'
import { people } from './people-table.ts'

const open = [
  'backups.chooseCopy',
  'backups.restore',
  'desk.chooseDemo',
  'desk.getState',
  'desk.retryOpen',
  'desk.setPreferences',
  'desk.setUp',
  'desk.testNewPrinter',
  'keys.newPhrase',
  'keys.printPhrase',
  'scanner.getSettings',
  'session.get',
  'session.signIn',
]
const whileLocked = ['session.signOut', 'session.unlock']
const whilePasswordMustChange = ['session.changePassword', 'session.signOut', 'session.unlock']

const table = new Map(
  people
    .trim()
    .split('\n')
    .map((row) => {
      const [name = '', marks = ''] = row.split('|').map((cell) => cell.trim())
      return [name, marks.split(' ').map((mark) => mark === '+')] as const
    }),
)

type SessionName = SessionState['state']
const sessionNames: readonly SessionName[] = ['signed_out', 'signed_in', 'locked', 'password_change_required']

/** The refusal that the table gives; null where the call is let through. */
const expected = (name: string, role: Role, session: SessionName): string | null => {
  if (open.includes(name)) return null
  if (session === 'signed_out') return 'session.signed_out'
  if (session === 'locked') return whileLocked.includes(name) ? null : 'session.locked'
  if (session === 'password_change_required')
    return whilePasswordMustChange.includes(name) ? null : 'session.password_change_required'
  return table.get(name)?.[roles.indexOf(role)] ? null : 'session.not_permitted'
}

const stateOf = (role: Role, session: SessionName): SessionState =>
  session === 'signed_out'
    ? { state: 'signed_out' }
    : {
        state: session,
        operator: { id: '01950000-0000-7000-8000-000000000000', name: 'A', login: 'a', role },
        permissions: [...rolePermissions[role]],
      }

test('the table names every operation', () => {
  expect([...table.keys(), ...open].sort()).toEqual(operations.map(({ name }) => name).sort())
  expect([...table.values()].every((marks) => marks.length === roles.length)).toBe(true)
})

test('every operation is refused or let through for every role and state of the session as the table says', () => {
  let refused = 0
  for (const { name, access } of operations)
    for (const role of roles)
      for (const session of sessionNames) {
        const actual = accessRefusal(access, stateOf(role, session))
        expect(actual, `${name} for a ${role}, ${session}`).toBe(expected(name, role, session))
        if (actual !== null) refused++
      }
  expect(refused).toBeGreaterThan(300)
})

test('the door itself keeps to the table', async () => {
  const desk = await openTestDesk()
  for (const role of roles)
    for (const session of sessionNames)
      for (const { name } of operations) {
        desk.session.end()
        await desk.signInAs(role)
        const actor = desk.session.actor()
        if (!actor) throw new Error('nobody signed in')
        if (session === 'signed_out') desk.session.end()
        if (session === 'locked') desk.session.lock()
        if (session === 'password_change_required') desk.session.begin(actor, true)
        const wanted = expected(name, role, session)
        // An input that fits nothing: whoever is let through is told so, and nothing happens.
        const answer = await desk.dispatch(name, 'not an input', commandId())
        const error = answer.ok ? null : answer.error
        if (wanted === null) expect(error, `${name} for a ${role}, ${session}`).toMatchObject({ kind: 'invalid_input' })
        else expect(error, `${name} for a ${role}, ${session}`).toEqual({ kind: 'refused', code: wanted, params: {} })
      }
}, 60_000)

test('an access that is not on the list lets nobody in', () => {
  for (const access of [undefined, null, '', 'everything', 'toString', 'OPEN'] as unknown as Access[])
    for (const role of roles)
      for (const session of sessionNames) expect(accessRefusal(access, stateOf(role, session))).not.toBeNull()
  // Negative control: a right access does.
  expect(accessRefusal('payments', stateOf('cashier', 'signed_in'))).toBeNull()
})
