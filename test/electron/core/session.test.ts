import { describe, expect, test } from 'vitest'
import { createSession, defaultIdleLockMs } from '../../../electron/core/session.ts'
import { testClock } from '../../support/desk.ts'

const anna = { id: '01950000-0000-7000-8000-00000000000a', login: 'a', name: 'A', role: 'cashier' } as const

const openSession = (mustChangePassword = false) => {
  const clock = testClock()
  let changes = 0
  const session = createSession(clock, () => {
    changes += 1
  })
  session.begin(anna, mustChangePassword)
  return { session, clock, changes: () => changes }
}

const minute = 60_000

describe('the idle lock', () => {
  test('is ten minutes', () => expect(defaultIdleLockMs).toBe(10 * minute))

  test('falls when nobody did anything for the idle time, and not before', () => {
    const { session, clock } = openSession()
    clock.advance(10 * minute - 1)
    expect(session.lockIfIdle()).toBe(false)
    clock.advance(1)
    expect(session.lockIfIdle()).toBe(true)
    expect(session.view().state).toBe('locked')
    expect(session.lockIfIdle()).toBe(false)
  })

  test('counts from the last key or click', () => {
    const { session, clock } = openSession()
    clock.advance(9 * minute)
    session.touch()
    clock.advance(9 * minute)
    expect(session.lockIfIdle()).toBe(false)
    clock.advance(minute)
    expect(session.lockIfIdle()).toBe(true)
  })

  test('waits while cash is counted, and not longer', () => {
    const { session, clock } = openSession()
    session.holdIdleLock(true)
    clock.advance(60 * minute)
    expect(session.lockIfIdle()).toBe(false)
    session.holdIdleLock(false)
    expect(session.lockIfIdle()).toBe(true)
  })

  test('does not wait for the cash of the person before', () => {
    const { session, clock } = openSession()
    session.holdIdleLock(true)
    session.end()
    session.begin(anna, false)
    clock.advance(10 * minute)
    expect(session.lockIfIdle()).toBe(true)
  })

  test('does not care for a wall clock that was set', () => {
    const { session, clock } = openSession()
    clock.set('2030-01-01T00:00:00.000Z')
    expect(session.lockIfIdle()).toBe(false)
    clock.set('2020-01-01T00:00:00.000Z')
    clock.advance(10 * minute)
    expect(session.lockIfIdle()).toBe(true)
  })
})

describe('a session', () => {
  test('goes only the ways there are', () => {
    const { session } = openSession()
    session.unlock()
    session.passwordChanged()
    expect(session.view().state).toBe('signed_in')
    session.lock()
    session.passwordChanged()
    expect(session.view().state).toBe('locked')
    session.unlock()
    expect(session.view().state).toBe('signed_in')
    session.end()
    session.lock()
    session.unlock()
    expect(session.view()).toEqual({ state: 'signed_out' })
    expect(session.actor()).toBeNull()
  })

  test('with a temporary password is neither locked nor unlocked into work', () => {
    const { session } = openSession(true)
    session.lock()
    session.unlock()
    expect(session.view().state).toBe('password_change_required')
    session.passwordChanged()
    expect(session.view().state).toBe('signed_in')
  })

  test('tells the window of every change', () => {
    const { session, changes } = openSession()
    session.lock()
    session.unlock()
    session.touch()
    session.end()
    expect(changes()).toBe(4)
  })
})
