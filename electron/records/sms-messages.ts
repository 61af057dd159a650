import type { SmsReason } from '../core/ports.ts'
import type { SealedBody } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'

export type SmsState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'unknown'
export type SmsPurpose = 'code' | 'password'

/** What is sealed in a message's row: `to` is `+79…`. */
export type SmsBody = { to: string; text: string }

export type NewSms = {
  id: string
  purpose: SmsPurpose
  registrationId: string
  /** Null while no client exists: before the code is confirmed. */
  clientId: string | null
  createdAt: string
  sealed: SealedBody
}

/** Puts a message on its way, in the caller's transaction. */
export const queueSms = (tx: Tx, sms: NewSms): void => {
  tx.run(
    `INSERT INTO sms_messages (id, purpose, registration_id, client_id, created_at, state, body_key, body)
     VALUES (?, ?, ?, ?, ?, 'queued', ?, ?)`,
    [sms.id, sms.purpose, sms.registrationId, sms.clientId, sms.createdAt, sms.sealed.bodyKey, sms.sealed.body],
  )
}

export type QueuedSms = {
  id: string
  purpose: SmsPurpose
  /** When its code dies; null for a password. A code's message bears the code's id. */
  uselessAt: string | null
  bodyKey: Uint8Array | null
  body: Uint8Array | null
}

/** The oldest waiting message. */
export const nextQueuedSms = (db: Db): QueuedSms | undefined =>
  db.get(
    `SELECT m.id, m.purpose, c.expires_at AS uselessAt, m.body_key AS bodyKey, m.body
     FROM sms_messages m LEFT JOIN sms_codes c ON c.id = m.id
     WHERE m.state IN ('queued', 'sending') AND m.state = 'queued' ORDER BY m.id LIMIT 1`,
  )

/** Messages that were being sent when the program died: nobody knows whether they left. */
export const interruptedSms = (db: Db): { id: string; purpose: SmsPurpose }[] =>
  db.all("SELECT id, purpose FROM sms_messages WHERE state IN ('queued', 'sending') AND state = 'sending'")

/** False when the message no longer waits: its code became void meanwhile. */
export const markSmsSending = (tx: Tx, id: string): boolean =>
  tx.run("UPDATE sms_messages SET state = 'sending' WHERE id = :id AND state = 'queued'", { id }) > 0

/**
 * The gateway has answered, or never will: phone, text and their key are overwritten (secure_delete) in the same
 * transaction. True when the message was still on its way.
 */
export const finishSms = (
  tx: Tx,
  id: string,
  state: 'sent' | 'delivered' | 'failed' | 'unknown',
  reason: SmsReason | null,
  at: string,
): boolean =>
  tx.run(
    `UPDATE sms_messages SET state = :state, reason = :reason, finished_at = :at, body = NULL, body_key = NULL,
       sent_at = CASE WHEN :state IN ('sent', 'delivered') THEN :at ELSE sent_at END
     WHERE id = :id AND state IN ('queued', 'sending')`,
    { id, state, reason, at },
  ) > 0

/** Calls back a message that still waits here: it must not leave once its code is void. */
export const cancelQueuedSms = (tx: Tx, id: string, at: string): boolean =>
  tx.run(
    `UPDATE sms_messages SET state = 'failed', reason = 'cancelled', finished_at = :at, body = NULL, body_key = NULL
     WHERE id = :id AND state = 'queued'`,
    { id, at },
  ) > 0

/** How a message stands, and when its way ended; one that is not there has an unknown fate. */
export const smsOf = (db: Db, id: string): { state: SmsState; finishedAt: string | null } =>
  db.get('SELECT state, finished_at AS finishedAt FROM sms_messages WHERE id = :id', { id }) ?? {
    state: 'unknown',
    finishedAt: null,
  }

/** Codes of this registration that surely did not reach a phone. What was called back here is none of them. */
export const failedCodesOf = (db: Db, registrationId: string): number =>
  db.get<{ n: number }>(
    `SELECT count(*) AS n FROM sms_messages
     WHERE registration_id = :registrationId AND purpose = 'code' AND state = 'failed' AND reason <> 'cancelled'`,
    { registrationId },
  )?.n ?? 0
