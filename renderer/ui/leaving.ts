const flushes = new Set<() => Promise<void>>()

/** Registers what must reach main before the session is locked or left (a draft half a second old); returns how to stop. */
export function onLeaving(flush: () => Promise<void>): () => void {
  flushes.add(flush)
  return () => flushes.delete(flush)
}

/** Waits for everything registered. A failure does not keep the operator from locking the screen. */
export async function flushBeforeLeaving(): Promise<void> {
  await Promise.allSettled([...flushes].map((flush) => flush()))
}

const forgetters = new Set<() => void>()

/** Registers what the window must forget when the session ends or is locked. */
export function onSessionEnd(forget: () => void): void {
  forgetters.add(forget)
}

/** Nothing of one session stays in the window for the next. */
export function sessionEnded(): void {
  for (const forget of forgetters) forget()
}
