/** A key that comes sooner than this after its step opened was meant for the step before (ui.md). */
export const CONFIRM_DELAY_MS = 300

export type ConfirmAttempt = {
  /** KeyboardEvent.repeat; false for a click. */
  repeat: boolean
  /** When the key or click came; monotonic, as `openedAtMs`. */
  atMs: number
  openedAtMs: number
  /** When the last scan burst with its terminators was over; null when there was none. */
  scanEndedAtMs: number | null
  /** A command is on its way. */
  inFlight: boolean
}

export type ConfirmVerdict = 'confirmed' | 'key_repeat' | 'too_soon' | 'scan' | 'in_flight'

/**
 * The one rule of every step where money moves: a held key, a key within 300 ms of the step's opening, what belongs to
 * a scan burst with its terminators, and anything while a command is in flight confirm nothing (ui.md, Keys).
 */
export function confirmVerdict(attempt: ConfirmAttempt): ConfirmVerdict {
  if (attempt.inFlight) return 'in_flight'
  if (attempt.repeat) return 'key_repeat'
  if (attempt.atMs - attempt.openedAtMs < CONFIRM_DELAY_MS) return 'too_soon'
  if (attempt.scanEndedAtMs !== null && attempt.atMs - attempt.scanEndedAtMs < CONFIRM_DELAY_MS) return 'scan'
  return 'confirmed'
}
