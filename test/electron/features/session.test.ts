import { scryptSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { allowedFailures, lockOutMs } from '../../../electron/records/password-check.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { saveDraft } from '../../../shared/contract/drafts.ts'
import { operations } from '../../../shared/contract/index.ts'
import { createOperator, resetOperatorPassword } from '../../../shared/contract/operators.ts'
import { changePassword, getSession, lock, signIn, signOut, unlock } from '../../../shared/contract/session.ts'
import { getCurrentShift } from '../../../shared/contract/shift.ts'
import { demoOperators } from '../../../electron/records/demo-desk.ts'
import { commandId, openTestDesk as openSeededDesk, type TestDesk, type TestDeskOptions } from '../../support/desk.ts'

const right = { login: 'kassir', password: 'kassir-demo' }
const wrong = { login: 'kassir', password: 'not the password' }

/** A hash that says how it was made: the same door, a thousand times cheaper than the desk's own. */
const cheapHash = (password: string): string => {
  const salt = Buffer.from('salt of the test')
  const key = scryptSync(password, salt, 32, { N: 2, r: 8, p: 1 })
  return ['scrypt', 2, 8, 1, salt.toString('base64'), key.toString('base64')].join('$')
}

/** The demo desk with its own passwords, cheaply hashed: a guess costs a quarter of a second otherwise. */
const openTestDesk = async (options: TestDeskOptions = {}): Promise<TestDesk> => {
  const desk = await openSeededDesk(options)
  if (!options.folder)
    desk.database.transact((tx) => {
      for (const { login, password } of demoOperators)
        tx.run('UPDATE operators SET password_hash = :hash WHERE login = :login', { login, hash: cheapHash(password) })
    })
  return desk
}

const guess = (desk: TestDesk, input = wrong) => desk.error(signIn, input)

const lockOut = async (desk: TestDesk): Promise<void> => {
  for (let n = 0; n < allowedFailures; n++) await guess(desk)
}

/** What stands on disk for another program: a connection of its own, opened now. */
const onDisk = (desk: TestDesk): { failed: number; until: string | null; events: string[] } => {
  const reader = openDatabase(desk.database.file, { readonly: true })
  try {
    const row = reader.db.get<{ failed: number; until: string | null }>(
      "SELECT failed_sign_ins AS failed, locked_until AS until FROM operators WHERE login = 'kassir'",
    )
    const events = reader.db.all<{ kind: string }>(
      "SELECT kind FROM audit_events WHERE kind LIKE 'session.%' ORDER BY seq",
    )
    return { failed: row?.failed ?? -1, until: row?.until ?? null, events: events.map(({ kind }) => kind) }
  } finally {
    reader.close()
  }
}

describe('signing in', () => {
  test('with the right password opens the session of that operator, with the permissions of the role', async () => {
    const desk = await openSeededDesk()
    expect(await desk.value(getSession, {})).toEqual({ state: 'signed_out' })
    const session = await desk.value(signIn, { login: ' KASSIR ', password: right.password })
    expect(session).toMatchObject({
      state: 'signed_in',
      operator: { login: 'kassir', name: 'Кассирова Анна', role: 'cashier' },
      permissions: ['clients', 'services', 'payments'],
    })
    expect(await desk.value(getSession, {})).toEqual(session)
    expect(onDisk(desk).events).toEqual(['session.signed_in'])
    await desk.value(signOut, {})
    expect(onDisk(desk).events).toEqual(['session.signed_in', 'session.signed_out'])
    expect(await desk.error(getCurrentShift, {})).toMatchObject({ code: 'session.signed_out' })
  }, 60_000)

  test('over somebody who is signed in is refused', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('administrator')
    expect(await guess(desk, right)).toMatchObject({ code: 'session.already_signed_in' })
    expect(desk.session.actor()?.role).toBe('administrator')
  })

  test('of two people at the same moment is one session', async () => {
    const desk = await openTestDesk()
    const answers = await Promise.all([
      desk.ask(signIn, right),
      desk.ask(signIn, { login: 'admin', password: 'admin-demo' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(desk.session.actor()?.login).toBe('kassir')
  }, 60_000)

  test('with an unknown or disabled login tells no more than a wrong password, and takes the same hash', async () => {
    const desk = await openTestDesk()
    desk.database.transact((tx) => tx.run("UPDATE operators SET disabled = 1 WHERE login = 'specialist'"))
    for (const login of ['nobody', 'x', '', "kassir' --", 'specialist']) {
      const error = await guess(desk, { login, password: login === 'specialist' ? 'specialist-demo' : 'x' })
      expect(error, login).toEqual({
        kind: 'refused',
        code: 'session.wrong_login_or_password',
        params: { attemptsLeft: null },
      })
    }
    expect(onDisk(desk).events).toEqual(Array.from({ length: 5 }, () => 'session.sign_in_failed'))
    expect(onDisk(desk).failed).toBe(0)
  }, 60_000)
})

describe('wrong passwords', () => {
  test('are counted on disk before anyone hears of them', async () => {
    const desk = await openTestDesk()
    for (let failed = 1; failed < allowedFailures; failed++) {
      const error = await guess(desk)
      expect(error).toMatchObject({
        code: 'session.wrong_login_or_password',
        params: { attemptsLeft: allowedFailures - failed },
      })
      // The desk is not closed: what another connection sees now is what a kill would leave.
      expect(onDisk(desk)).toMatchObject({ failed, until: null })
      expect(onDisk(desk).events).toHaveLength(failed)
    }
    const until = '2026-11-21T06:57:08.000Z'
    expect(await guess(desk)).toEqual({ kind: 'refused', code: 'session.locked_out', params: { until } })
    expect(onDisk(desk)).toMatchObject({ failed: 0, until })
    expect(onDisk(desk).events.at(-1)).toBe('session.locked_out')
  }, 60_000)

  test('stay locked out when somebody sets the clock forward', async () => {
    const desk = await openTestDesk()
    await lockOut(desk)
    desk.clock.set('2026-11-21T09:00:00.000Z')
    expect(await guess(desk, right)).toMatchObject({ code: 'session.locked_out' })
    desk.clock.advance(lockOutMs)
    expect(await desk.value(signIn, right)).toMatchObject({ state: 'signed_in' })
  }, 60_000)

  test('lock out the fifth time for fifteen minutes, also for the right password, and no longer', async () => {
    const desk = await openTestDesk()
    await lockOut(desk)
    expect(await guess(desk, right)).toMatchObject({ code: 'session.locked_out' })
    desk.clock.advance(lockOutMs - 1)
    expect(await guess(desk, right)).toMatchObject({ code: 'session.locked_out' })
    desk.clock.advance(1)
    expect(await guess(desk)).toMatchObject({ params: { attemptsLeft: allowedFailures - 1 } })
    expect(await desk.value(signIn, right)).toMatchObject({ state: 'signed_in' })
    expect(onDisk(desk)).toMatchObject({ failed: 0, until: null })
  }, 60_000)

  test('lock out over a restart, and a clock set forth by hand is seen in the trail', async () => {
    const desk = await openTestDesk()
    await lockOut(desk)
    const { folder, clock } = desk
    await desk.close()
    const again = await openTestDesk({ folder, clock })
    expect(await guess(again, right)).toMatchObject({ code: 'session.locked_out' })
    clock.set('2026-11-21T07:42:08.000Z')
    await again.value(signIn, right)
    const kinds = again.database.db.all<{ kind: string }>('SELECT kind FROM audit_events ORDER BY seq DESC LIMIT 2')
    expect(kinds.map(({ kind }) => kind)).toEqual(['session.signed_in', 'clock.jumped'])
  }, 60_000)

  test('do not share an attempt when they come at once', async () => {
    const desk = await openTestDesk()
    const errors = await Promise.all(Array.from({ length: 8 }, () => guess(desk)))
    const left = errors.map((error) =>
      error.kind === 'refused' ? (error.params['attemptsLeft'] ?? error.code) : error.kind,
    )
    expect(left).toEqual([4, 3, 2, 1, ...Array.from({ length: 4 }, () => 'session.locked_out')])
  }, 60_000)

  test('count for their own operator only', async () => {
    const desk = await openTestDesk()
    await lockOut(desk)
    expect(await desk.value(signIn, { login: 'starshiy', password: 'starshiy-demo' })).toMatchObject({
      state: 'signed_in',
    })
  }, 60_000)

  test('leave no login and no password in audit or log', async () => {
    const desk = await openTestDesk()
    await guess(desk, { login: 'kassir', password: 'ПАРОЛЬ-ПРИМЕТА' })
    await guess(desk, { login: 'логин-примета', password: 'x' })
    const audit = desk.database.db
      .all<{ body: string }>('SELECT body FROM audit_events')
      .map(({ body }) => body)
      .join()
    for (const text of ['ПАРОЛЬ-ПРИМЕТА', 'логин-примета', 'kassir']) {
      expect(audit).not.toContain(text)
      expect(JSON.stringify(desk.logged)).not.toContain(text)
    }
  }, 60_000)
})

describe('a locked session', () => {
  test('refuses everything but unlocking and signing out; nobody’s data and nobody’s act get through', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    await desk.value(lock, {})
    expect(await desk.value(getSession, {})).toMatchObject({ state: 'locked', operator: { name: 'Кассирова Анна' } })
    const reachable: string[] = []
    for (const { name, access } of operations) {
      // An input that fits nothing: what lets it through has done nothing.
      const answer = await desk.dispatch(name, 'not an input', commandId())
      const isLocked = !answer.ok && answer.error.kind === 'refused' && answer.error.code === 'session.locked'
      if (!isLocked && access !== 'open') reachable.push(name)
    }
    expect(reachable).toEqual(['session.unlock', 'session.signOut'])
  })

  test('opens for its own password only; guesses count like those at sign-in', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    await desk.value(lock, {})
    expect(await desk.error(unlock, { password: 'starshiy-demo' })).toMatchObject({
      code: 'session.wrong_password',
      params: { attemptsLeft: 4 },
    })
    expect(onDisk(desk).failed).toBe(1)
    expect(await desk.value(unlock, { password: right.password })).toMatchObject({ state: 'signed_in' })
    expect(onDisk(desk)).toMatchObject({ failed: 0, events: ['session.sign_in_failed', 'session.unlocked'] })
    await desk.value(lock, {})
    for (let n = 0; n < allowedFailures; n++) await desk.error(unlock, { password: 'x' })
    expect(await desk.error(unlock, { password: right.password })).toMatchObject({ code: 'session.locked_out' })
    await desk.value(signOut, {})
    expect(await guess(desk, right)).toMatchObject({ code: 'session.locked_out' })
  }, 60_000)

  test('of another person is not opened by an answer that comes late', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    await desk.value(lock, {})
    const late = desk.error(unlock, { password: right.password })
    await Promise.resolve()
    desk.session.end()
    await desk.signInAs('administrator')
    desk.session.lock()
    expect(await late).toMatchObject({ code: 'session.wrong_password' })
    expect(desk.session.view()).toMatchObject({ state: 'locked', operator: { role: 'administrator' } })
  }, 60_000)

  test('comes by itself after ten idle minutes, but not while cash is counted', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('cashier')
    const draft = { step: 'cash' as const, lines: [], givenText: '' }
    await desk.value(saveDraft, { draft, commandId: null })
    desk.clock.advance(60 * 60_000)
    expect(desk.session.lockIfIdle()).toBe(false)
    await desk.value(saveDraft, { draft: { ...draft, step: 'lines' }, commandId: null })
    expect(desk.session.lockIfIdle()).toBe(true)
    expect(await desk.error(getCurrentShift, {})).toMatchObject({ code: 'session.locked' })
  })
})

describe('a temporary password', () => {
  const openWithTemporary = async () => {
    const desk = await openTestDesk()
    await desk.signInAs('administrator')
    const input = { login: 'novaya', name: 'Новая Мария', role: 'cashier' as const, temporaryPassword: 'temporary-1' }
    const { operatorId } = await desk.value(createOperator, input)
    await desk.value(signOut, {})
    expect(await desk.value(signIn, { login: 'novaya', password: 'temporary-1' })).toMatchObject({
      state: 'password_change_required',
    })
    return { desk, operatorId }
  }

  test('lets its operator do nothing but change it', async () => {
    const { desk } = await openWithTemporary()
    expect(await desk.error(getCurrentShift, {})).toMatchObject({ code: 'session.password_change_required' })
    const change = (current: string, next: string) => desk.ask(changePassword, { current, next })
    const code = (envelope: Awaited<ReturnType<typeof change>>) =>
      envelope.ok ? 'ok' : envelope.error.kind === 'refused' ? envelope.error.code : envelope.error.kind
    expect(code(await change('wrong-wrong', 'my own words'))).toBe('session.wrong_password')
    expect(code(await change('temporary-1', 'short'))).toBe('operators.password_weak')
    expect(code(await change('temporary-1', 'NOVAYA'))).toBe('operators.password_weak')
    expect(code(await change('temporary-1', 'zzzzzzzzzz'))).toBe('operators.password_weak')
    expect(code(await change('temporary-1', 'temporary-1'))).toBe('operators.password_same')
    expect(desk.session.view().state).toBe('password_change_required')
    expect(await change('temporary-1', 'my own words')).toMatchObject({ ok: true, value: { state: 'signed_in' } })
    expect(await desk.value(getCurrentShift, {})).toBeNull()
    await desk.value(signOut, {})
    expect(await guess(desk, { login: 'novaya', password: 'temporary-1' })).toMatchObject({
      code: 'session.wrong_login_or_password',
    })
    expect(await desk.value(signIn, { login: 'novaya', password: 'my own words' })).toMatchObject({
      state: 'signed_in',
    })
  }, 60_000)

  test('given anew ends a lock-out and must be changed again', async () => {
    const { desk, operatorId } = await openWithTemporary()
    await desk.value(signOut, {})
    for (let n = 0; n < allowedFailures; n++) await guess(desk, { login: 'novaya', password: 'x' })
    await desk.signInAs('administrator')
    await desk.value(resetOperatorPassword, { operatorId, temporaryPassword: 'temporary-2' })
    await desk.value(signOut, {})
    expect(await desk.value(signIn, { login: 'novaya', password: 'temporary-2' })).toMatchObject({
      state: 'password_change_required',
    })
  }, 60_000)
})
