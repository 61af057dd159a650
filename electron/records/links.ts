import type { Db, Tx } from '../db/open.ts'
import { familySql, familySqlOf, survivorOf } from './client-merges.ts'

/** An account bound to one of a client's numbers, now. */
export type ActiveLink = {
  linkId: string
  numberId: string
  serviceAccountId: string
  serviceId: string
  account: string
  address: string
  addressKey: string
  linkedAt: string
}

const columns = `l.id AS linkId, l.number_id AS numberId, a.id AS serviceAccountId, a.service_id AS serviceId,
  a.account, a.address, a.address_key AS addressKey, l.linked_at AS linkedAt`

/** More than any limit lets a client have; after an import there may be more than the limit. */
const most = 1000

/** All links of a client, those of merged cards too, address by address. */
export const activeLinksOf = (db: Db, clientId: string): ActiveLink[] =>
  db.all<ActiveLink>(
    `SELECT ${columns} FROM links l JOIN service_accounts a ON a.id = l.service_account_id
     WHERE l.client_id IN (${familySql}) AND l.unlinked_at IS NULL
     ORDER BY a.address_key, a.address, a.service_id, a.account, l.id LIMIT ${most}`,
    { clientId },
  )

/** A link that has not ended, and whose it is after merges; undefined else. */
export const findActiveLink = (
  db: Db,
  linkId: string,
): { clientId: string; numberId: string; serviceAccountId: string; serviceId: string; account: string } | undefined => {
  const row = db.get<{
    clientId: string
    numberId: string
    serviceAccountId: string
    serviceId: string
    account: string
  }>(
    `SELECT l.client_id AS clientId, l.number_id AS numberId, a.id AS serviceAccountId, a.service_id AS serviceId, a.account
     FROM links l JOIN service_accounts a ON a.id = l.service_account_id
     WHERE l.id = :linkId AND l.unlinked_at IS NULL`,
    { linkId },
  )
  return row && { ...row, clientId: survivorOf(db, row.clientId) }
}

/** A link that has ended, and whose it is after merges. */
export const findEndedLink = (
  db: Db,
  linkId: string,
): { clientId: string; numberId: string; serviceId: string; account: string; unlinkedAt: string } | undefined => {
  const row = db.get<{
    clientId: string
    numberId: string
    serviceId: string
    account: string
    unlinkedAt: string
  }>(
    `SELECT l.client_id AS clientId, l.number_id AS numberId, a.service_id AS serviceId, a.account, l.unlinked_at AS unlinkedAt
     FROM links l JOIN service_accounts a ON a.id = l.service_account_id
     WHERE l.id = :linkId AND l.unlinked_at IS NOT NULL`,
    { linkId },
  )
  return row && { ...row, clientId: survivorOf(db, row.clientId) }
}

/** How many other clients have linked an account, merged cards as one. Who they are is nobody's business. */
export const countOtherHolders = (
  db: Db,
  clientId: string,
  { serviceId, account }: { serviceId: string; account: string },
): number => {
  const holders = db.all<{ clientId: string }>(
    `SELECT DISTINCT l.client_id AS clientId FROM service_accounts a JOIN links l ON l.service_account_id = a.id
     WHERE a.service_id = :serviceId AND a.account = :account AND l.unlinked_at IS NULL LIMIT 100`,
    { serviceId, account },
  )
  return new Set(holders.map((holder) => survivorOf(db, holder.clientId)).filter((id) => id !== clientId)).size
}

export const countLinks = (db: Db, clientId: string): number =>
  db.get<{ links: number }>(
    `SELECT count(*) AS links FROM links WHERE client_id IN (${familySqlOf(db, clientId)}) AND unlinked_at IS NULL`,
    { clientId },
  )?.links ?? 0

/** What a number holds now, the oldest first. */
export const activeLinksOfNumber = (db: Db, numberId: string): { linkId: string; serviceAccountId: string }[] =>
  db.all(
    `SELECT id AS linkId, service_account_id AS serviceAccountId FROM links
     WHERE number_id = :numberId AND unlinked_at IS NULL ORDER BY id`,
    { numberId },
  )

export type NewLink = {
  id: string
  commandId: string
  clientId: string
  numberId: string
  serviceAccountId: string
  operatorId: string
  linkedAt: string
}

/** The link is of the number's own client, on whichever card it was made: an undone merge takes it along. */
export const insertLink = (tx: Tx, link: NewLink): void => {
  tx.run(
    `INSERT INTO links (id, command_id, client_id, number_id, service_account_id, operator_id, linked_at)
     VALUES (:id, :commandId, coalesce((SELECT client_id FROM system_numbers WHERE id = :numberId), :clientId), :numberId,
       :serviceAccountId, :operatorId, :linkedAt)`,
    link,
  )
}

export const endLink = (tx: Tx, id: string, at: string): void => {
  tx.run('UPDATE links SET unlinked_at = :at WHERE id = :id AND unlinked_at IS NULL', { id, at })
}

/** A link of a phone that nobody has confirmed here; the account as the provider writes it. */
export type WaitingLink = {
  readonly serviceId: string
  readonly account: string
  /** Of the file of «Город». */
  readonly rowId: string
  readonly linkedAt: string
  readonly operatorId: string
}

/** It waits for the number's owner; told again it changes nothing. */
export const keepWaitingLink = (tx: Tx, numberId: string, link: WaitingLink): void => {
  tx.run(
    `INSERT OR IGNORE INTO waiting_links (number_id, service_id, account, row_id, linked_at, operator_id)
     VALUES (:numberId, :serviceId, :account, :rowId, :linkedAt, :operatorId)`,
    { numberId, ...link },
  )
}

/** False when there was none. */
export const endWaitingLink = (tx: Tx, numberId: string, { serviceId, account }: WaitingLink): boolean =>
  tx.run('DELETE FROM waiting_links WHERE number_id = :numberId AND service_id = :serviceId AND account = :account', {
    numberId,
    serviceId,
    account,
  }) > 0

/** What waited for the number's owner, who is known now; it waits no more. */
export const takeWaitingLinks = (tx: Tx, numberId: string): WaitingLink[] => {
  const links = tx.all<WaitingLink>(
    `SELECT service_id AS serviceId, account, row_id AS rowId, linked_at AS linkedAt, operator_id AS operatorId
     FROM waiting_links WHERE number_id = :numberId ORDER BY linked_at, row_id`,
    { numberId },
  )
  tx.run('DELETE FROM waiting_links WHERE number_id = :numberId', { numberId })
  return links
}
