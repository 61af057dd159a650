import { useEffect, useLayoutEffect, useState } from 'react'

/** Whole seconds until an instant, counting down, never below 0. */
export function useSecondsUntil(instant: string): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  const untilMs = Date.parse(instant)
  const isOver = nowMs >= untilMs
  // Another instant is counted from now on, not from the last look: five minutes begin with 5:00.
  useLayoutEffect(() => setNowMs(Date.now()), [instant])
  useEffect(() => {
    if (isOver) return undefined
    const timer = setInterval(() => setNowMs(Date.now()), 250)
    return () => clearInterval(timer)
  }, [isOver])
  return secondsUntil(untilMs, nowMs)
}

/** Rounded up, so that the last second is shown as one. */
export const secondsUntil = (untilMs: number, nowMs: number): number => Math.max(0, Math.ceil((untilMs - nowMs) / 1000))

/** `252` → `4:12`. */
export const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
