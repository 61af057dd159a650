import type { Access } from '../../shared/contract/define.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import { may, type Role, rolePermissions } from '../../shared/domain/permissions.ts'
import type { Clock } from './clock.ts'

export type Actor = { readonly id: string; readonly login: string; readonly name: string; readonly role: Role }

type State = { name: 'signed_out' } | { name: 'signed_in' | 'locked' | 'password_change_required'; actor: Actor }

/** Who is at the window. Lives in main: the window can ask, not tell. */
export type SessionStore = {
  actor(): Actor | null
  view(): SessionState
  begin(actor: Actor, mustChangePassword: boolean): void
  passwordChanged(): void
  lock(): void
  unlock(): void
  end(): void
  /** A person did something; the idle lock counts from here. */
  touch(): void
  /** While cash is counted or a code is awaited the idle lock waits; `forMs`: no longer than this (a code dies). */
  holdIdleLock(hold: boolean, forMs?: number): void
  /** Locks when nobody did anything for the idle time. True when it locked. */
  lockIfIdle(): boolean
}

export const defaultIdleLockMs = 10 * 60_000

/** An in-memory session of the one window; `onChange` tells the window to ask again. */
export const createSession = (clock: Clock, onChange: () => void, idleLockMs = defaultIdleLockMs): SessionStore => {
  let state: State = { name: 'signed_out' }
  let touchedAtMs = clock.monotonicMs()
  let heldUntilMs = 0
  const become = (next: State): void => {
    state = next
    touchedAtMs = clock.monotonicMs()
    onChange()
  }
  const actor = (): Actor | null => (state.name === 'signed_out' ? null : state.actor)
  const store: SessionStore = {
    actor,
    view: () =>
      state.name === 'signed_out'
        ? { state: 'signed_out' }
        : { state: state.name, operator: { ...state.actor }, permissions: [...rolePermissions[state.actor.role]] },
    begin: (next, mustChangePassword) => {
      heldUntilMs = 0
      become({ name: mustChangePassword ? 'password_change_required' : 'signed_in', actor: next })
    },
    passwordChanged: () => {
      if (state.name === 'password_change_required') become({ name: 'signed_in', actor: state.actor })
    },
    lock: () => {
      if (state.name === 'signed_in') become({ name: 'locked', actor: state.actor })
    },
    unlock: () => {
      if (state.name === 'locked') become({ name: 'signed_in', actor: state.actor })
    },
    end: () => {
      heldUntilMs = 0
      become({ name: 'signed_out' })
    },
    touch: () => {
      touchedAtMs = clock.monotonicMs()
    },
    holdIdleLock: (hold, forMs = Number.POSITIVE_INFINITY) => {
      heldUntilMs = hold ? clock.monotonicMs() + forMs : 0
    },
    lockIfIdle: () => {
      const nowMs = clock.monotonicMs()
      if (state.name !== 'signed_in' || nowMs < heldUntilMs || nowMs - touchedAtMs < idleLockMs) return false
      store.lock()
      return true
    },
  }
  return store
}

/** Why an access is refused in this session; null when it is allowed. */
export const accessRefusal = (
  access: Access,
  session: SessionState,
): 'session.signed_out' | 'session.locked' | 'session.password_change_required' | 'session.not_permitted' | null => {
  if (access === 'open') return null
  if (session.state === 'signed_out') return 'session.signed_out'
  if (access === 'locked') return null
  if (session.state === 'locked') return 'session.locked'
  if (access === 'own_password') return null
  if (session.state === 'password_change_required') return 'session.password_change_required'
  if (access === 'signed_in' || may(session.operator.role, access)) return null
  return 'session.not_permitted'
}
