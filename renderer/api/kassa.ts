import type { EventName } from '../../shared/contract/events.ts'

/** What the preload gives the page. Nothing else of the outside world is reachable from here. */
export type Kassa = {
  /** Resolves to the JSON of an Envelope (shared/contract/envelope.ts). */
  call: (name: string, input: unknown, commandId?: string) => Promise<string>
  /** Calls the listener when something changed; returns how to stop. */
  on: (event: EventName, listener: () => void) => () => void
  /** The first screen has been painted; main may load the rest. */
  painted: () => void
}

/** The bridge of this window. Throws when the page was opened without its preload. */
export function kassa(): Kassa {
  const bridge = (globalThis as unknown as { kassa?: Kassa }).kassa
  if (bridge === undefined) throw new Error('window.kassa is missing: the page runs only in the desk')
  return bridge
}
