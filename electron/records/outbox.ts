import type { Ids } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { valueOfNumber } from './system-numbers.ts'

/** What «Город» must learn of what happened here (product.md §10). */
export type OutboxKind =
  | 'number_issued'
  | 'number_confirmed'
  | 'number_blocked'
  | 'number_unblocked'
  | 'number_revoked'
  | 'password_reset'
  | 'link_made'
  | 'link_ended'

export type OutboxEvent = {
  kind: OutboxKind
  numberId: string
  /** Of a link. */
  serviceAccountId?: string
  /** The scrypt verifier of a password that was made with the event. */
  verifier?: string | null
}

type Teller = { readonly ports: { readonly ids: Ids }; readonly commandId: string; readonly at: string }

/**
 * Writes what «Город» must learn, in the command's own transaction: once, whatever happens to the power. Call it beside
 * whatever issues, changes or links a number; `context` is the command's. The client is the number's own.
 */
export const tellGorod = (tx: Tx, context: Teller, event: OutboxEvent): void => {
  const { kind, numberId, serviceAccountId = null, verifier = null } = event
  tx.run(
    `INSERT INTO outbox (id, command_id, at, kind, client_id, number_id, service_account_id, verifier)
     SELECT :id, :commandId, :at, :kind, client_id, id, :serviceAccountId, :verifier
     FROM system_numbers WHERE id = :numberId`,
    {
      id: context.ports.ids.next(),
      commandId: context.commandId,
      at: context.at,
      ...{ kind, numberId, serviceAccountId, verifier },
    },
  )
}

export type OutboxRow = {
  seq: number
  id: string
  at: string
  kind: OutboxKind
  clientId: string
  numberId: string
  numberKind: 'mobile' | 'gorod' | 'gosuslugi'
  serviceId: string | null
  account: string | null
  verifier: string | null
  bodyKey: Uint8Array | null
  body: Uint8Array | null
}

const rowSql = `SELECT o.seq, o.id, o.at, o.kind, o.client_id AS clientId, o.number_id AS numberId, n.kind AS numberKind,
    a.service_id AS serviceId, a.account, o.verifier, o.body_key AS bodyKey, o.body
  FROM outbox o JOIN system_numbers n ON n.id = o.number_id LEFT JOIN service_accounts a ON a.id = o.service_account_id`

/** The oldest rows that are in no file yet. */
export const unsentOutbox = (db: Db, limit: number): OutboxRow[] =>
  db.all<OutboxRow>(`${rowSql} WHERE o.file_id IS NULL ORDER BY o.seq LIMIT :limit`, { limit })

/** The rows of a file, as they were frozen. */
export const outboxOfFile = (db: Db, fileId: string): OutboxRow[] =>
  db.all<OutboxRow>(`${rowSql} WHERE o.file_id = :fileId ORDER BY o.seq`, { fileId })

/** How much waits for «Город» — rows in no file, or in one that is not in the folder yet — and since when. */
export const waitingForGorod = (db: Db): { rows: number; since: string | null } =>
  db.get<{ rows: number; since: string | null }>(
    `SELECT count(*) AS rows, min(at) AS since FROM (
       SELECT at FROM outbox WHERE file_id IS NULL
       UNION ALL
       SELECT o.at FROM outbox o JOIN exchange_files f ON f.id = o.file_id WHERE f.sent_at IS NULL)`,
  ) ?? { rows: 0, since: null }

const lateMs = 24 * 3_600_000
const manyRows = 500

/** Whether so much waits, or so long, that the desks and sites of «Город» no longer know what was done here. */
export const isExchangeLate = (db: Db, at: string): boolean => {
  const { rows, since } = waitingForGorod(db)
  return rows > manyRows || (since !== null && Date.parse(at) - Date.parse(since) > lateMs)
}

/** The phone or identifier of a row; undefined once the client was erased. */
export const numberOfRow = (db: Db, keys: DeskKeys, row: OutboxRow): string | undefined => {
  if (!row.body || !row.bodyKey) return valueOfNumber(db, keys, row.numberId)
  return (keys.openBody(row.id, { body: row.body, bodyKey: row.bodyKey }) as { number: string }).number
}

/**
 * Before a client's key is destroyed: what «Город» has not been told yet keeps the number, sealed under the desk's key,
 * until it is sent — else the revocation that the erasure itself asks for could never be told. Verifiers of what was
 * sent are forgotten now.
 */
export const keepUnsentOutbox = (tx: Tx, keys: DeskKeys, clientId: string): void => {
  const waiting = tx.all<{ id: string; numberId: string }>(
    `SELECT o.id, o.number_id AS numberId FROM outbox o LEFT JOIN exchange_files f ON f.id = o.file_id
     WHERE o.client_id = :clientId AND o.body IS NULL AND f.sent_at IS NULL`,
    { clientId },
  )
  tx.run(
    `UPDATE outbox SET verifier = NULL WHERE client_id = :clientId AND verifier IS NOT NULL
       AND file_id IN (SELECT id FROM exchange_files WHERE sent_at IS NOT NULL)`,
    { clientId },
  )
  for (const { id, numberId } of waiting) {
    const number = valueOfNumber(tx, keys, numberId)
    if (number === undefined) continue
    tx.run('UPDATE outbox SET body_key = :bodyKey, body = :body WHERE id = :id', {
      id,
      ...keys.sealBody(id, { number }),
    })
  }
}

/** The file lies in the folder: what was kept of erased clients is overwritten (secure_delete). */
export const forgetKeptNumbers = (tx: Tx, fileId: string): void => {
  tx.run(
    'UPDATE outbox SET body_key = NULL, body = NULL, verifier = NULL WHERE file_id = :fileId AND body IS NOT NULL',
    { fileId },
  )
}
