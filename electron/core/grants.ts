import type { Authority } from '../../shared/domain/authority-kinds.ts'
import type { Level } from '../../shared/domain/client-acts.ts'
import type { Clock, Ids } from './clock.ts'

/** A client's visit at this window: which card is open, and what was shown, by the client or for the client. */
export type Grant = {
  readonly clientId: string
  readonly operatorId: string
  readonly level: Level
  /** Who acts for the client, by an own document; left out when the client came. Never leaves this memory. */
  readonly representative?:
    | { readonly id: string; readonly authority: Authority; readonly clientBirthDate: string }
    | undefined
}

/** Grants live in memory, end with the session, and lapse when nothing was asked of them for a while. */
export type Grants = {
  give(grant: Grant): string
  /** Null when the grant has ended or is another operator's; looking at it keeps it alive. */
  find(id: string, operatorId: string): Grant | null
  end(id: string): void
  endAll(): void
}

export const grantLapsesMs = 15 * 60_000

export const createGrants = (clock: Clock, ids: Ids): Grants => {
  const given = new Map<string, { grant: Grant; usedAtMs: number }>()
  return {
    give: (grant) => {
      const id = ids.next()
      given.set(id, { grant, usedAtMs: clock.monotonicMs() })
      return id
    },
    find: (id, operatorId) => {
      const entry = given.get(id)
      if (!entry || entry.grant.operatorId !== operatorId) return null
      const nowMs = clock.monotonicMs()
      if (nowMs - entry.usedAtMs > grantLapsesMs) {
        given.delete(id)
        return null
      }
      entry.usedAtMs = nowMs
      return entry.grant
    },
    end: (id) => void given.delete(id),
    endAll: () => given.clear(),
  }
}
