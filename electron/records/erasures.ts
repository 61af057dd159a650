import type { Ids } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { clientIdsOf } from './client-merges.ts'
import { writeSetting, readSetting } from './desk.ts'
import { endLink } from './links.ts'
import { keepUnsentOutbox, tellGorod } from './outbox.ts'
import { deleteTemplatesOf } from './payment-templates.ts'

// Erasure of a client (152-ФЗ ст. 21 ч. 5): what is personal is overwritten (secure_delete), the client's key destroyed;
// what the law keeps — money, the signed consents' versions, the journal — holds ids and is not touched.

export type ErasureContext = {
  readonly ports: { readonly ids: Ids; readonly deskKeys: DeskKeys }
  readonly commandId: string
  readonly at: string
}

/** How much there was, for the paper and the audit event: counts only. */
export type Erased = {
  clientIds: string[]
  documents: number
  representatives: number
  numbers: number
  links: number
}

/** So many rows name the client in tables that are kept. */
export type Kept = { consents: number; payments: number; journal: number }

const count = (db: Db, sql: string, params: Record<string, string>): number =>
  db.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`, params)?.n ?? 0

/** What stays, for the paper that says so; payments are those that were made through the client's links. */
export const keptOf = (db: Db, clientId: string): Kept => {
  const ids = JSON.stringify(clientIdsOf(db, clientId))
  const within = '(SELECT value FROM json_each(:ids))'
  return {
    consents: count(db, `consents WHERE client_id IN ${within} AND given = 1`, { ids }),
    payments: count(
      db,
      `(SELECT DISTINCT d.payment_id FROM payment_line_debts d JOIN links l ON l.id = d.link_id WHERE l.client_id IN ${within})`,
      { ids },
    ),
    journal: count(
      db,
      `audit_events e WHERE e.kind = 'client.card_opened'
         AND substr(e.body, instr(e.body, '"clientId":"') + 12, 36) IN ${within}`,
      { ids },
    ),
  }
}

const isErased = (db: Db, clientId: string): boolean =>
  db.get('SELECT 1 FROM erasures WHERE client_id = :clientId', { clientId }) !== undefined

/** Codes, messages and papers that are on their way or counted by the phone. */
const eraseOnTheWay = (tx: Tx, clientId: string, at: string): void => {
  tx.run(
    `DELETE FROM sms_codes WHERE client_id = :clientId
       OR phone_lookup IN (SELECT lookup FROM system_numbers WHERE client_id = :clientId)`,
    { clientId },
  )
  tx.run(
    `UPDATE sms_messages SET state = 'failed', reason = 'cancelled', finished_at = :at, body = NULL, body_key = NULL
     WHERE client_id = :clientId AND state = 'queued'`,
    { clientId, at },
  )
  tx.run(
    `UPDATE print_jobs SET state = 'not_printed', reason = 'cancelled', finished_at = :at, body = NULL, body_key = NULL
     WHERE (state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL))
       AND state = 'queued' AND client_id = :clientId`,
    { clientId, at },
  )
}

/** Links end; who paid where is gone with them, but for those a payment relied on. Accounts that nobody else holds lose their payer. */
const eraseLinks = (tx: Tx, context: ErasureContext, clientId: string): number => {
  const links = tx.all<{ id: string; numberId: string; serviceAccountId: string; addressKey: string }>(
    `SELECT l.id, l.number_id AS numberId, l.service_account_id AS serviceAccountId, a.address_key AS addressKey
     FROM links l JOIN service_accounts a ON a.id = l.service_account_id
     WHERE l.client_id = :clientId AND l.unlinked_at IS NULL`,
    { clientId },
  )
  for (const { id, numberId, serviceAccountId } of links) {
    endLink(tx, id, context.at)
    tellGorod(tx, context, { kind: 'link_ended', numberId, serviceAccountId })
  }
  const held = tx.all<{ id: string; addressKey: string }>(
    `SELECT DISTINCT a.id, a.address_key AS addressKey FROM service_accounts a JOIN links l ON l.service_account_id = a.id
     WHERE l.client_id = :clientId`,
    { clientId },
  )
  tx.run(
    `DELETE FROM links WHERE client_id = :clientId
       AND NOT EXISTS (SELECT 1 FROM payment_line_debts d WHERE d.link_id = links.id)`,
    { clientId },
  )
  for (const { id, addressKey } of held) {
    if (tx.get('SELECT 1 FROM links WHERE service_account_id = :id AND unlinked_at IS NULL', { id })) continue
    tx.run("UPDATE service_accounts SET payer_name = '', address = '', address_key = '' WHERE id = :id", { id })
    tx.run(
      `DELETE FROM address_words WHERE address_key = :addressKey
         AND NOT EXISTS (SELECT 1 FROM service_accounts WHERE address_key = :addressKey)`,
      { addressKey },
    )
  }
  return links.length
}

/** Every number is revoked, «Город» is told, and what the number was is overwritten. */
const eraseNumbers = (tx: Tx, context: ErasureContext, clientId: string): number => {
  const { at } = context
  const live = tx.all<{ id: string }>(
    "SELECT id FROM system_numbers WHERE client_id = :clientId AND state <> 'revoked'",
    { clientId },
  )
  for (const { id } of live) {
    tx.run("UPDATE system_numbers SET state = 'revoked', state_changed_at = :at WHERE id = :id", { id, at })
    tellGorod(tx, context, { kind: 'number_revoked', numberId: id })
  }
  keepUnsentOutbox(tx, context.ports.deskKeys, clientId)
  tx.run(
    "UPDATE system_numbers SET lookup = 'erased:' || id, sealed = x'', password_hash = NULL WHERE client_id = :clientId",
    { clientId },
  )
  return live.length
}

/** Who the client is: rows that hold nothing else are deleted, rows that others point at are emptied. */
const erasePerson = (tx: Tx, clientId: string): { documents: number; representatives: number } => {
  const documents = tx.run('DELETE FROM documents WHERE client_id = :clientId', { clientId })
  tx.run('DELETE FROM person_history WHERE client_id = :clientId', { clientId })
  tx.run('DELETE FROM persons WHERE client_id = :clientId', { clientId })
  const representatives = tx.run(
    "UPDATE representatives SET sealed = x'', lookup = 'erased:' || id WHERE client_id = :clientId",
    { clientId },
  )
  tx.run("UPDATE client_merges SET reason = '-' WHERE merged_id = :clientId OR survivor_id = :clientId", { clientId })
  return { documents, representatives }
}

const eraseOne = (tx: Tx, context: ErasureContext, clientId: string): Omit<Erased, 'clientIds'> => {
  eraseOnTheWay(tx, clientId, context.at)
  const links = eraseLinks(tx, context, clientId)
  deleteTemplatesOf(tx, clientId)
  const numbers = eraseNumbers(tx, context, clientId)
  const person = erasePerson(tx, clientId)
  // Overwritten first: a row of the same length takes the very place of the key that is deleted after it.
  tx.run('UPDATE client_keys SET wrapped = zeroblob(length(wrapped)) WHERE client_id = :clientId', { clientId })
  tx.run('DELETE FROM client_keys WHERE client_id = :clientId', { clientId })
  tx.run('INSERT INTO erasures (client_id, erased_at) VALUES (:clientId, :at) ON CONFLICT (client_id) DO NOTHING', {
    clientId,
    at: context.at,
  })
  return { links, numbers, ...person }
}

const pendingSetting = 'erasure.pending'

/** Erases a client and everyone merged into it, in the caller's transaction; the WAL must be emptied afterwards. */
export const eraseClient = (tx: Tx, context: ErasureContext, clientId: string): Erased => {
  const clientIds = clientIdsOf(tx, clientId)
  const parts = clientIds.map((id) => eraseOne(tx, context, id))
  const sum = (pick: (part: (typeof parts)[number]) => number): number => parts.reduce((n, part) => n + pick(part), 0)
  writeSetting(tx, pendingSetting, true)
  return {
    clientIds,
    documents: sum(({ documents }) => documents),
    representatives: sum(({ representatives }) => representatives),
    numbers: sum(({ numbers }) => numbers),
    links: sum(({ links }) => links),
  }
}

/** Whether pages of before an erasure may still lie in the WAL: true until it was emptied, also over a kill. */
export const isErasurePending = (db: Db): boolean => readSetting(db, pendingSetting) === true

export const erasureDone = (tx: Tx): void => writeSetting(tx, pendingSetting, false)

export type ErasureRow = { clientId: string; erasedAt: string }

export const allErasures = (db: Db): ErasureRow[] =>
  db.all<ErasureRow>('SELECT client_id AS clientId, erased_at AS erasedAt FROM erasures ORDER BY client_id')

/** Erases again whom a list names and this database, restored from an older copy, still knows. Returns how many. */
export const replayErasures = (tx: Tx, context: ErasureContext, clientIds: readonly string[]): number => {
  const known = clientIds.filter(
    (clientId) =>
      tx.get('SELECT 1 FROM clients WHERE id = :clientId', { clientId }) !== undefined && !isErased(tx, clientId),
  )
  for (const clientId of known) eraseOne(tx, context, clientId)
  if (known.length > 0) writeSetting(tx, pendingSetting, true)
  return known.length
}
