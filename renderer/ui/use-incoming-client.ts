import { useEffect } from 'react'
import type { CallError } from '../../shared/contract/envelope.ts'
import { useOpenCard } from './use-open-card.ts'
import { useWindowState } from './window-state.ts'

/** Whoever was just registered at this window has shown the document: the card opens by that, on any client's screen. */
export function useIncomingClient(): { opening: boolean; error: CallError | null } {
  const incoming = useWindowState((state) => state.incomingClient)
  const { open, opening, error } = useOpenCard()
  useEffect(() => {
    if (incoming === null) return
    const taken = useWindowState.getState().takeClient()
    if (taken !== null) void open(taken.clientId, { kind: 'registration', registrationId: taken.registrationId })
  }, [incoming, open])
  return { opening, error }
}
