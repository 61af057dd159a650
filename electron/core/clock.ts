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

const poolBytes = 4096
let pool = new Uint8Array(0)
let poolUsed = 0

/** The system's randomness, asked for by the page: a call of its own for each id would be a tenth of a payment's time. */
export const systemRandom: Random = (bytes) => {
  if (bytes > poolBytes) return new Uint8Array(randomBytes(bytes))
  if (poolUsed + bytes > pool.length) {
    pool = new Uint8Array(randomBytes(poolBytes))
    poolUsed = 0
  }
  const taken = pool.slice(poolUsed, poolUsed + bytes)
  pool.fill(0, poolUsed, poolUsed + bytes) // handed out once; keys do not linger here
  poolUsed += bytes
  return taken
}

export type Ids = { next(): string }

/**
 * UUIDv7 of the given clock and randomness; ordered also within a millisecond and over a clock set back, before this
 * start too where `notBeforeMs` is the journal's last time.
 */
export const createIds = (clock: Clock, random: Random, notBeforeMs = 0): Ids => {
  let lastMs = notBeforeMs
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

/** The lowest id that `createIds` could have made at this moment: what lies in time before it lies before it in order. */
export const firstIdAt = (ms: number): string => {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

export const toInstant = (ms: number): string => new Date(ms).toISOString()

export type LocalMoment = { localDate: string; localTime: string }

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The wall time at the desk, as «2026-11-21 11:42:08»: sv-SE writes it so, without arithmetic of our own. */
const formatLocal = (ms: number, timeZone: string): string => {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    formatters.set(timeZone, formatter)
  }
  return formatter.format(ms)
}

// Zones change their offset on quarters of an hour only, and Intl takes a while: asked once a quarter.
const quarterMs = 15 * 60_000
let known = { timeZone: '', quarter: Number.NaN, offsetMs: 0 }

/** The wall time at the desk. Throws RangeError for an unknown time zone. */
export const localMoment = (instant: string, timeZone: string): LocalMoment => {
  const ms = Date.parse(instant)
  const quarter = Math.floor(ms / quarterMs)
  if (known.timeZone !== timeZone || known.quarter !== quarter) {
    const startMs = quarter * quarterMs
    known = {
      timeZone,
      quarter,
      offsetMs: Date.parse(`${formatLocal(startMs, timeZone).replace(' ', 'T')}Z`) - startMs,
    }
  }
  const local = toInstant(ms + known.offsetMs)
  return { localDate: local.slice(0, 10), localTime: local.slice(11, 19) }
}

/** `YYYY-MM-DDTHH:MM:SS` as money rows keep it: a later change of the time zone must not rewrite receipts. */
export const joinLocal = (moment: LocalMoment): string => `${moment.localDate}T${moment.localTime}`

export const splitLocal = (stored: string): LocalMoment => {
  const [localDate = '', localTime = ''] = stored.split('T')
  return { localDate, localTime }
}
