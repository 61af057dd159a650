import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** Time, ids and randomness come in from here only, so that tests own them. */
export type Clock = {
  /** Wall clock, milliseconds since the epoch. May jump: people and networks set clocks. */
  nowMs(): number
  /** Never goes back while the program runs; for time-outs and locks. */
  monotonicMs(): number
}

export type Random = (bytes: number) => Uint8Array

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
}

export const systemRandom: Random = (bytes) => new Uint8Array(randomBytes(bytes))

export type Ids = { next(): string }

/** UUIDv7 of the given clock and randomness; ordered also within a millisecond and over a clock set back. */
export const createIds = (clock: Clock, random: Random): Ids => {
  let lastMs = 0
  let seq = 0
  return {
    next: () => {
      const now = Math.floor(clock.nowMs())
      if (now > lastMs) {
        lastMs = now
        seq = 0
      } else {
        seq += 1
      }
      return v7({ msecs: lastMs, seq, random: random(16) })
    },
  }
}

export const toInstant = (ms: number): string => new Date(ms).toISOString()

export type LocalMoment = { localDate: string; localTime: string }

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The wall time at the desk. Throws RangeError for an unknown time zone. */
export const localMoment = (instant: string, timeZone: string): LocalMoment => {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    // sv-SE writes «2026-11-21 11:42:08»: the ISO order, without arithmetic of our own.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    formatters.set(timeZone, formatter)
  }
  const [localDate = '', localTime = ''] = formatter.format(new Date(instant)).split(' ')
  return { localDate, localTime }
}

/** `YYYY-MM-DDTHH:MM:SS` as money rows keep it: a later change of the time zone must not rewrite receipts. */
export const joinLocal = (moment: LocalMoment): string => `${moment.localDate}T${moment.localTime}`

export const splitLocal = (stored: string): LocalMoment => {
  const [localDate = '', localTime = ''] = stored.split('T')
  return { localDate, localTime }
}
