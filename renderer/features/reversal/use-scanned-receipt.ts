import { useEffect, useLayoutEffect, useRef } from 'react'
import { useWindowState } from '../../ui/window-state.ts'

/** While the screen is on, the code of a receipt or slip that is scanned is meant here. */
export function useScannedReceipt(onNumber: (number: string) => void): void {
  const ownCode = useWindowState((state) => state.ownCode)
  const tell = useRef(onNumber)
  useLayoutEffect(() => {
    tell.current = onNumber
  })
  useEffect(() => {
    useWindowState.getState().wantReceipt(true)
    return () => useWindowState.getState().wantReceipt(false)
  }, [])
  useEffect(() => {
    const code = ownCode === null ? null : useWindowState.getState().takeOwnCode()
    if (code !== null) tell.current(code)
  }, [ownCode])
}
