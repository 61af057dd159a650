import { useEffect, useState } from 'react'

/** Rows that fill the largest window; the others follow, so many a frame. */
const FIRST_ROWS = 24
const ROWS_A_FRAME = 12

/**
 * How many rows of a long list are drawn by now: what can be seen at once, the rest frame by frame, so that no list of
 * an owner's 200 services stops the window. `needed` rows are drawn whatever was drawn before.
 */
export function useGrowing(total: number, needed = 0): number {
  const [drawn, setDrawn] = useState(FIRST_ROWS)
  const shown = Math.min(total, Math.max(drawn, needed))
  useEffect(() => {
    if (shown >= total) return undefined
    const frame = requestAnimationFrame(() => setDrawn(shown + ROWS_A_FRAME))
    return () => cancelAnimationFrame(frame)
  }, [shown, total])
  return shown
}
