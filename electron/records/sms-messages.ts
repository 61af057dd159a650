import type { SmsReason } from '../../shared/domain/sms-reason.ts'
import { toInstant } from '../core/clock.ts'
import type { SealedBody } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { smsDeadlineMs } from './sms-gateway.ts'

export type SmsState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'unknown'
/** `probe`: what an administrator sends to prove the gateway; it alone leaves through an untested one. */
export type SmsPurpose = 'code' | 'password' | 'probe'

/** What is sealed in a message's row: `to` is `+79…`. */
export type SmsBody = { to: string; text: string }

export type NewSms = {
  id: string
  purpose: SmsPurpose
  /** Null outside a registration. */
  registrationId: string | null
  /** Null while no client exists: before the code is confirmed. */
  clientId: string | null
  /** Whose password it is. */
  numberId?: string
  createdAt: string
  sealed: SealedBody
}

/** Puts a message on its way, in the caller's transaction; its deadline is that of the settings. */
export const queueSms = (tx: Tx, sms: NewSms): void => {
  tx.run(
    `INSERT INTO sms_messages
       (id, purpose, registration_id, client_id, number_id, created_at, deadline_at, state, body_key, body)
     VALUES (:id, :purpose, :registrationId, :clientId, :numberId, :createdAt, :deadlineAt, 'queued', :bodyKey, :body)`,
    {
      id: sms.id,
      purpose: sms.purpose,
      registrationId: sms.registrationId,
      clientId: sms.clientId,
      numberId: sms.numberId ?? null,
      createdAt: sms.createdAt,
      deadlineAt: toInstant(Date.parse(sms.createdAt) + smsDeadlineMs(tx)),
      ...sms.sealed,
    },
  )
}

export type QueuedSms = {
  id: string
  purpose: SmsPurpose
  /** From then on nobody has any use for it: its deadline, or the end of its code. A code's message bears its id. */
  uselessAt: string
  /** Why it could not leave when it was tried last. */
  reason: SmsReason | null
  bodyKey: Uint8Array | null
  body: Uint8Array | null
}

/** The oldest waiting message. `probesOnly`: through an untested gateway nothing else leaves. */
export const nextQueuedSms = (db: Db, probesOnly = false): QueuedSms | undefined =>
  db.get(
    `SELECT m.id, m.purpose, min(coalesce(c.expires_at, m.deadline_at), m.deadline_at) AS uselessAt, m.reason,
       m.body_key AS bodyKey, m.body
     FROM sms_messages m LEFT JOIN sms_codes c ON c.id = m.id
     WHERE m.finished_at IS NULL AND m.state = 'queued' ${probesOnly ? "AND m.purpose = 'probe'" : ''}
     ORDER BY m.id LIMIT 1`,
  )

type OpenSms = { id: string; purpose: SmsPurpose }

/** Messages that were being sent when the program died: nobody knows whether they left. */
export const interruptedSms = (db: Db): OpenSms[] =>
  db.all("SELECT id, purpose FROM sms_messages WHERE finished_at IS NULL AND state = 'sending'")

/** Whether a message waits, is under way, or may still be reported. */
export const isSmsOpen = (db: Db): boolean =>
  db.get('SELECT 1 FROM sms_messages WHERE finished_at IS NULL LIMIT 1') !== undefined

/** What is over its deadline: `sent` without a report, or `queued` and never let out. */
export const overdueSms = (db: Db, at: string): (OpenSms & { state: 'queued' | 'sent'; reason: SmsReason | null })[] =>
  db.all(
    `SELECT id, purpose, state, reason FROM sms_messages
     WHERE finished_at IS NULL AND state IN ('queued', 'sent') AND deadline_at <= :at ORDER BY id`,
    { at },
  )

/** False when the message no longer waits: its code became void meanwhile. */
export const markSmsSending = (tx: Tx, id: string): boolean =>
  tx.run("UPDATE sms_messages SET state = 'sending' WHERE id = :id AND state = 'queued'", { id }) > 0

/** Surely nothing has left: it waits again. The only step back that there is, and no report ever makes it. */
export const markSmsWaiting = (tx: Tx, id: string, reason: SmsReason): void => {
  tx.run("UPDATE sms_messages SET state = 'queued', reason = :reason WHERE id = :id AND state = 'sending'", {
    id,
    reason,
  })
}

/**
 * The gateway has answered, or never will: phone, text and their key are overwritten (secure_delete) in the same
 * transaction. `sent` is not the end while a report is awaited. True when the message was still on its way: what a
 * report has told before is not taken back.
 */
export const finishSms = (
  tx: Tx,
  id: string,
  state: 'sent' | 'delivered' | 'failed' | 'unknown',
  reason: SmsReason | null,
  at: string,
  awaitsReport = false,
): boolean =>
  tx.run(
    `UPDATE sms_messages SET state = :state, reason = :reason, body = NULL, body_key = NULL,
       finished_at = CASE WHEN :state = 'sent' AND :awaitsReport THEN NULL ELSE :at END,
       sent_at = CASE WHEN :state IN ('sent', 'delivered') THEN :at ELSE sent_at END
     WHERE id = :id AND state IN ('queued', 'sending')`,
    { id, state, reason, at, awaitsReport: awaitsReport ? 1 : 0 },
  ) > 0

/** Nothing was heard of a message that had left until its deadline. */
export const giveUpReport = (tx: Tx, id: string, at: string): boolean =>
  tx.run(
    `UPDATE sms_messages SET state = 'unknown', reason = 'no_report', finished_at = :at
     WHERE id = :id AND state = 'sent' AND finished_at IS NULL`,
    { id, at },
  ) > 0

export type SmsReport = {
  state: 'sent' | 'delivered' | 'failed'
  reason: SmsReason | null
  /** The id that the SMS centre gave it; '' when it gave none. */
  ref: string
}

/**
 * What the gateway reports, in whatever order and however often: a message goes on by it, never back, and what is over
 * stays as it is. Also a report that overtakes the gateway's own answer. True when the message went on by it.
 */
export const reportSms = (tx: Tx, id: string, report: SmsReport, at: string): boolean => {
  if (report.ref !== '')
    tx.run(
      'UPDATE sms_messages SET gateway_ref = :ref WHERE id = :id AND finished_at IS NULL AND gateway_ref IS NULL',
      { id, ref: report.ref },
    )
  return (
    tx.run(
      `UPDATE sms_messages SET state = :state, reason = :reason, body = NULL, body_key = NULL,
         finished_at = CASE WHEN :state = 'sent' THEN NULL ELSE :at END, sent_at = coalesce(sent_at, :at)
       WHERE id = :id AND finished_at IS NULL AND NOT (state = 'sent' AND :state = 'sent')`,
      { id, state: report.state, reason: report.reason, at },
    ) > 0
  )
}

const callBack = `UPDATE sms_messages
  SET state = 'failed', reason = 'cancelled', finished_at = :at, body = NULL, body_key = NULL`

/** Calls back a message that still waits here: it must not leave once its code is void. */
export const cancelQueuedSms = (tx: Tx, id: string, at: string): boolean =>
  tx.run(`${callBack} WHERE id = :id AND state = 'queued'`, { id, at }) > 0

/** Calls back what waits of a number's former passwords: a new one takes their place. */
export const cancelQueuedPasswords = (tx: Tx, numberId: string, at: string): void => {
  tx.run(`${callBack} WHERE number_id = :numberId AND purpose = 'password' AND state = 'queued'`, { numberId, at })
}

/** A new probe takes the place of the former. */
export const cancelQueuedProbes = (tx: Tx, at: string): void => {
  tx.run(`${callBack} WHERE finished_at IS NULL AND purpose = 'probe' AND state = 'queued'`, { at })
}

export type SmsStanding = {
  id: string
  purpose: SmsPurpose
  state: SmsState
  reason: SmsReason | null
  createdAt: string
  deadlineAt: string
  finishedAt: string | null
}

export const findSms = (db: Db, id: string): SmsStanding | undefined =>
  db.get(
    `SELECT id, purpose, state, reason, created_at AS createdAt, deadline_at AS deadlineAt, finished_at AS finishedAt
     FROM sms_messages WHERE id = :id`,
    { id },
  )

/** How a message stands, why, and when it came there; one that is not there has an unknown fate. */
export const smsOf = (db: Db, id: string): { state: SmsState; reason: SmsReason | null; finishedAt: string | null } =>
  db.get('SELECT state, reason, coalesce(finished_at, sent_at) AS finishedAt FROM sms_messages WHERE id = :id', {
    id,
  }) ?? { state: 'unknown', reason: null, finishedAt: null }

/** Codes of this registration that surely did not reach a phone. What was called back here is none of them. */
export const failedCodesOf = (db: Db, registrationId: string): number =>
  db.get<{ n: number }>(
    `SELECT count(*) AS n FROM sms_messages
     WHERE registration_id = :registrationId AND purpose = 'code' AND state = 'failed' AND reason <> 'cancelled'`,
    { registrationId },
  )?.n ?? 0
