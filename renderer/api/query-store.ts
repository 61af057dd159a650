import type { InputOf, Operation } from '../../shared/contract/define.ts'
import type { CallError } from '../../shared/contract/envelope.ts'
import { eventNames } from '../../shared/contract/events.ts'
import { callRaw, readEnvelope } from './call.ts'
import { kassa } from './kassa.ts'

export type QueryState = { value: unknown; error: CallError | null; loading: boolean }

type Entry = {
  state: QueryState
  raw: string | null
  listeners: Set<() => void>
  reading: boolean
  stale: boolean
  read: () => Promise<string>
}

const entries = new Map<string, Entry>()
const initial: QueryState = { value: undefined, error: null, loading: true }

/** The key of a query: the same question asked by two screens is read once. */
export const queryKey = <Op extends Operation<'query'>>(op: Op, input: InputOf<Op>): string =>
  `${op.name} ${JSON.stringify(input)}`

/** What is known of a query now; reading it does not ask. */
export const peekQuery = (key: string): QueryState => entries.get(key)?.state ?? initial

/** Keeps a query fresh while the returned function has not been called. */
export function watchQuery<Op extends Operation<'query'>>(
  op: Op,
  input: InputOf<Op>,
  listener: () => void,
): () => void {
  const key = queryKey(op, input)
  let entry = entries.get(key)
  if (entry === undefined) {
    entry = {
      state: initial,
      raw: null,
      listeners: new Set(),
      reading: false,
      stale: false,
      read: () => callRaw(op, input),
    }
    entries.set(key, entry)
    void refresh(entry)
  }
  // Kept from before, so that a screen changed back to does not flash; but nobody watched it meanwhile.
  else if (entry.listeners.size === 0) void refresh(entry)
  entry.listeners.add(listener)
  const watched = entry
  return () => {
    watched.listeners.delete(listener)
  }
}

/** Something was accepted or main said that something changed: what is on the screen is read again. */
export function refreshQueries(): void {
  for (const [key, entry] of entries) {
    if (entry.listeners.size === 0) entries.delete(key)
    else void refresh(entry)
  }
}

/** Everything read so far is forgotten: another person sits at the desk. */
export function forgetQueries(): void {
  for (const [key, entry] of entries) if (entry.listeners.size === 0) entries.delete(key)
}

/** Reads again whenever main says that something changed. Call once. */
export function refreshOnEvents(): void {
  for (const event of eventNames) kassa().on(event, refreshQueries)
}

async function refresh(entry: Entry): Promise<void> {
  if (entry.reading) {
    entry.stale = true
    return
  }
  entry.reading = true
  const raw = await entry.read()
  entry.reading = false
  if (raw !== entry.raw) {
    entry.raw = raw
    const answer = readEnvelope(raw)
    entry.state = answer.ok
      ? { value: answer.value, error: null, loading: false }
      : { value: entry.state.value, error: answer.error, loading: false }
    for (const listener of entry.listeners) listener()
  }
  if (entry.stale) {
    entry.stale = false
    await refresh(entry)
  }
}
