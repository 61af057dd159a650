import { type RetentionSettings, retentionSettings } from '../../shared/contract/retention.ts'
import { z } from '../../shared/contract/zod.ts'
import { addYears } from '../../shared/domain/dates.ts'
import { toInstant } from '../core/clock.ts'
import type { Db, Tx } from '../db/open.ts'
import { readSetting, writeSetting } from './desk.ts'

export const retentionSettingName = 'retention'
const lastRunSetting = 'retention.last'

const byDefault: RetentionSettings = {
  draftMinutes: 30,
  smsDays: 90,
  failedRegistrationDays: 7,
  paperHours: 24,
  verifierDays: 90,
  payerYears: 5,
}

export const retentionOf = (db: Db): RetentionSettings => {
  const stored = retentionSettings.safeParse(readSetting(db, retentionSettingName))
  return stored.success ? stored.data : byDefault
}

export type Removed = {
  messages: number
  codes: number
  failed: number
  papers: number
  verifiers: number
  payers: number
}

const lastRun = z.object({ at: z.string(), removed: z.int() })

export const lastRetentionRun = (db: Db): { at: string; removed: number } | null =>
  lastRun
    .nullable()
    .catch(null)
    .parse(readSetting(db, lastRunSetting) ?? null)

const dayMs = 86_400_000

/** Once a day; `at` is journal time. */
export const isRetentionDue = (db: Db, at: string): boolean => {
  const last = lastRetentionRun(db)
  return last === null || Date.parse(at) - Date.parse(last.at) >= dayMs
}

/** Rows a run removes of each kind at most: what is more waits for the next look, half a minute later. */
const slice = 2000

const before = (at: string, days: number): string => toInstant(Date.parse(at) - days * dayMs)

/** Of a registration that came to nothing: no message of it is a client's. */
const isNobodys = (row: 'm' | 'c'): string => `(${row}.client_id IS NULL AND NOT EXISTS (
           SELECT 1 FROM sms_messages o WHERE o.registration_id = ${row}.registration_id AND o.client_id IS NOT NULL))`

/** A message that is over may go; the last word on the password of a living number stays, for the card shows it. */
const removeMessages = (tx: Tx, until: string, isFailed: boolean): number =>
  tx.run(
    `DELETE FROM sms_messages WHERE id IN (
       SELECT m.id FROM sms_messages m
       WHERE m.finished_at IS NOT NULL AND m.created_at < :until AND ${isNobodys('m')} = :isFailed
         AND NOT (m.purpose = 'password' AND m.state IN ('failed', 'unknown')
           AND EXISTS (SELECT 1 FROM system_numbers n WHERE n.id = m.number_id AND n.state <> 'revoked'))
       LIMIT ${slice})`,
    { until, isFailed: isFailed ? 1 : 0 },
  )

/** Codes of registrations that have become a client's, and of those that have not. */
const removeCodes = (tx: Tx, until: string, isFailed: boolean): number =>
  tx.run(
    `DELETE FROM sms_codes WHERE id IN (
       SELECT c.id FROM sms_codes c WHERE c.sent_at < :until
         AND ${isNobodys('c')} = :isFailed
       LIMIT ${slice})`,
    { until, isFailed: isFailed ? 1 : 0 },
  )

/** Papers that nobody will come for: their bodies are overwritten, and the list says that they were given up. */
const giveUpPapers = (tx: Tx, until: string, at: string): number =>
  tx.run(
    `UPDATE print_jobs SET state = 'not_printed', reason = 'cancelled', finished_at = :at, body = NULL, body_key = NULL
     WHERE (state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL))
       AND state = 'queued' AND body IS NOT NULL AND created_at < :until`,
    { until, at },
  )

/** «Город» has the passwords' hashes; of the events that were sent the desk keeps ids only. */
const forgetVerifiers = (tx: Tx, until: string): number =>
  tx.run(
    `UPDATE outbox SET verifier = NULL WHERE seq IN (
       SELECT o.seq FROM outbox o JOIN exchange_files f ON f.id = o.file_id
       WHERE o.verifier IS NOT NULL AND f.sent_at < :until LIMIT ${slice})`,
    { until },
  )

/** By the calendar: five years are not so many days (115-ФЗ ст. 7 п. 4). */
const yearsBefore = (at: string, years: number): string => `${addYears(at.slice(0, 10), -years)}${at.slice(10)}`

/** The years of the law are over: data and look-up are overwritten, the payment keeps that somebody was identified. */
const erasePayers = (tx: Tx, until: string): number =>
  tx.run(
    `UPDATE payers SET body = NULL, body_key = NULL, lookup = ''
     WHERE id IN (SELECT id FROM payers WHERE body IS NOT NULL AND paid_at < :until LIMIT ${slice})`,
    { until },
  )

/** Removes what has been kept long enough, at most a slice of each; needs no key. Says whether more is left. */
export const sweepRetention = (tx: Tx, at: string): { removed: Removed; isOver: boolean } => {
  const { smsDays, failedRegistrationDays, paperHours, verifierDays, payerYears } = retentionOf(tx)
  const parts = {
    failedCodes: removeCodes(tx, before(at, failedRegistrationDays), true),
    codes: removeCodes(tx, before(at, smsDays), false),
    failedMessages: removeMessages(tx, before(at, failedRegistrationDays), true),
    messages: removeMessages(tx, before(at, smsDays), false),
    verifiers: forgetVerifiers(tx, before(at, verifierDays)),
    payers: erasePayers(tx, yearsBefore(at, payerYears)),
  }
  const removed: Removed = {
    messages: parts.messages,
    codes: parts.codes,
    failed: parts.failedCodes + parts.failedMessages,
    papers: giveUpPapers(tx, before(at, paperHours / 24), at),
    verifiers: parts.verifiers,
    payers: parts.payers,
  }
  const isOver = Object.values(parts).every((rows) => rows < slice)
  if (isOver) {
    const sum = Object.values(removed).reduce((total, rows) => total + rows, 0)
    writeSetting(tx, lastRunSetting, { at, removed: sum })
  }
  return { removed, isOver }
}
