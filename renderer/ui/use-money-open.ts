import { useEffect } from 'react'
import { useWindowState } from './window-state.ts'

/** For the steps where cash is taken or counted: while one is open, a scanned passport opens nothing over it. */
export function useMoneyOpen(isOpen = true): void {
  useEffect(() => {
    if (!isOpen) return undefined
    useWindowState.getState().openMoney(true)
    return () => useWindowState.getState().openMoney(false)
  }, [isOpen])
}
