import { useEffect, useState } from 'react'

/** Gives the focus back to a field that still stands there, unless something else has taken it meanwhile. */
export function returnFocusTo(from: Element | null): void {
  // After the closing is on the screen: until then the focus is still inside of what is being closed.
  setTimeout(() => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost && from instanceof HTMLElement && from.isConnected) from.focus()
  })
}

/** While mounted something lies above the screen; when it goes, the focus returns to where it was. */
export function useFocusReturn(): void {
  const [from] = useState(() => document.activeElement)
  useEffect(() => () => returnFocusTo(from), [from])
}
