import type { Level } from '../../shared/contract/clients.ts'
import { levels } from '../../shared/contract/clients.ts'
import type { Clock, Ids } from './clock.ts'

/** A client's visit at this window: which card is open, and what the client has shown. */
export type Grant = { readonly clientId: string; readonly operatorId: string; readonly level: Level }

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

/** Whether `shown` is enough for an act that needs `needed`. */
export const isLevelEnough = (shown: Level, needed: Level): boolean => levels.indexOf(shown) >= levels.indexOf(needed)
