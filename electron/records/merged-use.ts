import type { Db } from '../db/open.ts'
import { clientIdsOf } from './client-merges.ts'
import { type OwnerUse, ownerUseOf } from './owner-use.ts'

/** What one owner would have of two cards: numbers of both; a service or an address that both hold counts once. */
export const ownerUseTogether = (db: Db, oneId: string, otherId: string): OwnerUse => {
  const [one, other] = [ownerUseOf(db, oneId), ownerUseOf(db, otherId)]
  const held = db.get<{ services: number; addresses: number }>(
    `SELECT count(DISTINCT l.service_account_id) AS services, count(DISTINCT nullif(a.address_key, '')) AS addresses
     FROM links l JOIN service_accounts a ON a.id = l.service_account_id
     WHERE l.client_id IN (SELECT value FROM json_each(:clientIds)) AND l.unlinked_at IS NULL`,
    { clientIds: JSON.stringify([...clientIdsOf(db, oneId), ...clientIdsOf(db, otherId)]) },
  )
  return {
    numbers: { used: one.numbers.used + other.numbers.used, limit: one.numbers.limit },
    services: { used: held?.services ?? 0, limit: one.services.limit },
    addresses: { used: held?.addresses ?? 0, limit: one.addresses.limit },
  }
}
