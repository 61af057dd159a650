import { documentLookupText } from '../../shared/domain/document-kinds.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import { documentsOf } from './clients.ts'
import { familySql } from './client-merges.ts'
import type { ClientPayments } from './journal-filter.ts'

/** Payments that one document is looked for in: a person pays so many in the years that payers are kept. */
const mostPayments = 2_000

/**
 * What of the journal is a client's: the accounts ever linked to them or to whom was merged into them, and the payments
 * that one of their documents was shown for. Throws SealedError.
 */
export const paymentsOfClient = (db: Db, keys: DeskKeys, clientId: string): ClientPayments => {
  const accounts = db.all<{ serviceId: string; account: string }>(
    `SELECT DISTINCT a.service_id AS serviceId, a.account FROM links l JOIN service_accounts a ON a.id = l.service_account_id
     WHERE l.client_id IN (${familySql})`,
    { clientId },
  )
  const lookups = documentsOf(db, keys, clientId).flatMap((document) =>
    keys.lookups('payer', documentLookupText(document)),
  )
  const paid = db.all<{ paymentId: string }>(
    `SELECT b.payment_id AS paymentId FROM payers y JOIN payment_payers b ON b.payer_id = y.id
     WHERE y.lookup IN (SELECT value FROM json_each(:lookups)) ORDER BY b.payment_id DESC LIMIT :limit`,
    { lookups: JSON.stringify([...new Set(lookups)]), limit: mostPayments },
  )
  return { accounts, paymentIds: paid.map(({ paymentId }) => paymentId) }
}
