import { z } from '../../shared/contract/zod.ts'
import { defaultOwnerLimits, type OwnerLimitSettings } from '../../shared/domain/owner-limits.ts'
import type { Db } from '../db/open.ts'
import { familySql } from './client-merges.ts'
import { readSetting } from './desk.ts'
import type { NumberKind } from './system-numbers.ts'

const limit = z.int().min(0).max(100_000)
const ownerLimits = z.object({
  services: limit,
  addresses: limit,
  numbers: limit,
  countMobiles: z.boolean().default(defaultOwnerLimits.countMobiles),
})

export const limitsSettingName = 'limits'

/** How much one owner may have: the setting `limits`, else the seed's 200 services, 20 addresses, 4 numbers. */
export const ownerLimitsOf = (db: Db): OwnerLimitSettings =>
  ownerLimits.catch(defaultOwnerLimits).parse(readSetting(db, limitsSettingName))

/** Whether one more number of this kind takes one of the owner's places. */
const isNumberCounted = (limits: OwnerLimitSettings, kind: NumberKind): boolean =>
  kind !== 'mobile' || limits.countMobiles

export type Use = { used: number; limit: number }
export type OwnerUse = { numbers: Use; services: Use; addresses: Use }

type Counts = { numbers: number; services: number; addresses: number }

const nothingUsed: Counts = { numbers: 0, services: 0, addresses: 0 }

/**
 * What the owner has of each limit; null is a person who is no client yet. Numbers: not revoked, blocked included, phones by the
 * setting `countMobiles`. Services: linked now, one account once however many of the owner's numbers hold it. Addresses: distinct after
 * normalisation, accounts without one count 0 (product.md, Limits). Inside a transaction it is what a command must obey.
 */
export const ownerUseOf = (db: Db, clientId: string | null): OwnerUse => {
  const limits = ownerLimitsOf(db)
  const used =
    clientId === null
      ? nothingUsed
      : (db.get<Counts>(
          `SELECT
             (SELECT count(*) FROM system_numbers
              WHERE client_id IN (${familySql}) AND state <> 'revoked' AND (:countMobiles = 1 OR kind <> 'mobile')
             ) AS numbers,
             count(DISTINCT l.service_account_id) AS services,
             count(DISTINCT nullif(a.address_key, '')) AS addresses
           FROM links l JOIN service_accounts a ON a.id = l.service_account_id
           WHERE l.client_id IN (${familySql}) AND l.unlinked_at IS NULL`,
          { clientId, countMobiles: limits.countMobiles ? 1 : 0 },
        ) ?? nothingUsed)
  return {
    numbers: { used: used.numbers, limit: limits.numbers },
    services: { used: used.services, limit: limits.services },
    addresses: { used: used.addresses, limit: limits.addresses },
  }
}

/** Why this owner can't have one more number of this kind; null when it can. For an SMS and again in the commit. */
export const numberLimitReached = (db: Db, clientId: string | null, kind: NumberKind): Use | null => {
  const { used, limit: most } = ownerUseOf(db, clientId).numbers
  return isNumberCounted(ownerLimitsOf(db), kind) && used >= most ? { limit: most, used } : null
}
