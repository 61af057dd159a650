import { createContext, useContext } from 'react'
import type { DeskState } from '../../shared/contract/desk.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import type { Permission } from '../../shared/domain/permissions.ts'

export type ReadyDesk = Extract<DeskState, { phase: 'ready' }>
export type SignedIn = Exclude<SessionState, { state: 'signed_out' }>
export type Session = { desk: ReadyDesk; signedIn: SignedIn }

export const SessionContext = createContext<Session | null>(null)

/** Who works here and at which desk. Throws outside of the frame. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('no session: this component belongs inside the frame')
  return session
}

/** Whether the operator may do it; main decides again. */
export const useMay = (permission: Permission): boolean => useSession().signedIn.permissions.includes(permission)
