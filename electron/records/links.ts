import type { Db, Tx } from '../db/open.ts'

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

/** All links of a client, address by address. */
export const activeLinksOf = (db: Db, clientId: string): ActiveLink[] =>
  db.all<ActiveLink>(
    `SELECT ${columns} FROM links l JOIN service_accounts a ON a.id = l.service_account_id
     WHERE l.client_id = :clientId AND l.unlinked_at IS NULL
     ORDER BY a.address_key, a.address, a.service_id, a.account, l.id LIMIT ${most}`,
    { clientId },
  )

/** A link that has not ended; undefined else. */
export const findActiveLink = (
  db: Db,
  linkId: string,
): { clientId: string; serviceId: string; account: string } | undefined =>
  db.get(
    `SELECT l.client_id AS clientId, a.service_id AS serviceId, a.account
     FROM links l JOIN service_accounts a ON a.id = l.service_account_id
     WHERE l.id = :linkId AND l.unlinked_at IS NULL`,
    { linkId },
  )

export const countLinks = (db: Db, clientId: string): number =>
  db.get<{ links: number }>('SELECT count(*) AS links FROM links WHERE client_id = :clientId AND unlinked_at IS NULL', {
    clientId,
  })?.links ?? 0

/** Whose numbers hold this account now; each client once. */
export const clientsLinkedTo = (db: Db, serviceAccountId: string, limit: number): string[] =>
  db
    .all<{ clientId: string }>(
      `SELECT DISTINCT client_id AS clientId FROM links
       WHERE service_account_id = :serviceAccountId AND unlinked_at IS NULL ORDER BY client_id LIMIT :limit`,
      { serviceAccountId, limit },
    )
    .map(({ clientId }) => clientId)

export type NewLink = {
  id: string
  commandId: string
  clientId: string
  numberId: string
  serviceAccountId: string
  operatorId: string
  linkedAt: string
}

export const insertLink = (tx: Tx, link: NewLink): void => {
  tx.run(
    `INSERT INTO links (id, command_id, client_id, number_id, service_account_id, operator_id, linked_at)
     VALUES (:id, :commandId, :clientId, :numberId, :serviceAccountId, :operatorId, :linkedAt)`,
    link,
  )
}

export const endLink = (tx: Tx, id: string, at: string): void => {
  tx.run('UPDATE links SET unlinked_at = :at WHERE id = :id AND unlinked_at IS NULL', { id, at })
}
