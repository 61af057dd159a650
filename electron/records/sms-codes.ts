import { timingSafeEqual } from 'node:crypto'
import { localMoment, toInstant } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'

// Codes are never stored: an HMAC under the desk's key and the row's id is. product.md §1: 5 minutes, 3 attempts,
// again after 60 seconds, 5 a day to a phone.
export const codeLivesMs = 5 * 60_000
export const codeAttempts = 3
export const codeResendMs = 60_000
export const codesADay = 5

export type StoredCode = {
  id: string
  phoneLookup: string
  codeHmac: string
  sentAt: string
  expiresAt: string
  attemptsLeft: number
  /** Used, or void because another one was sent or the step was left. */
  usedAt: string | null
}

const columns = `id, phone_lookup AS phoneLookup, code_hmac AS codeHmac, sent_at AS sentAt, expires_at AS expiresAt,
  attempts_left AS attemptsLeft, used_at AS usedAt`

export const findCode = (db: Db, id: string): StoredCode | undefined =>
  db.get<StoredCode>(`SELECT ${columns} FROM sms_codes WHERE id = :id`, { id })

export const insertCode = (
  tx: Tx,
  keys: DeskKeys,
  code: { id: string; registrationId: string; phoneLookup: string; code: string; sentAt: string },
): void => {
  tx.run(
    `INSERT INTO sms_codes (id, registration_id, phone_lookup, code_hmac, sent_at, expires_at, attempts_left)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      code.id,
      code.registrationId,
      code.phoneLookup,
      keys.hmacCode(code.id, code.code),
      code.sentAt,
      toInstant(Date.parse(code.sentAt) + codeLivesMs),
      codeAttempts,
    ],
  )
}

/** How a code that was said stands against the one that was sent; `at` is journal time. */
export type CodeAnswer = 'right' | 'wrong' | 'expired' | 'used_up'

export const judgeCode = (keys: DeskKeys, stored: StoredCode, said: string, at: string): CodeAnswer => {
  if (stored.attemptsLeft === 0) return 'used_up'
  if (stored.usedAt !== null || at >= stored.expiresAt) return 'expired'
  const same = timingSafeEqual(Buffer.from(keys.hmacCode(stored.id, said)), Buffer.from(stored.codeHmac))
  return same ? 'right' : 'wrong'
}

export const takeAttempt = (tx: Tx, id: string): void => {
  tx.run('UPDATE sms_codes SET attempts_left = attempts_left - 1 WHERE id = :id', { id })
}

/** From now on the code opens nothing. */
export const endCode = (tx: Tx, id: string, at: string): void => {
  tx.run('UPDATE sms_codes SET used_at = :at WHERE id = :id AND used_at IS NULL', { id, at })
}

/** What was sent to a phone: how many codes on this day of the desk, and when the last one of all. */
export const codesTo = (
  db: Db,
  phoneLookup: string,
  at: string,
  timeZone: string,
): { today: number; lastSentAt: string | null } => {
  const today = localMoment(at, timeZone).localDate
  // No day is longer than 26 hours, whatever is done to the clocks.
  const since = toInstant(Date.parse(at) - 26 * 3_600_000)
  const sent = db.all<{ sentAt: string }>(
    'SELECT sent_at AS sentAt FROM sms_codes WHERE phone_lookup = :phoneLookup AND sent_at >= :since ORDER BY sent_at',
    { phoneLookup, since },
  )
  return {
    today: sent.filter(({ sentAt }) => localMoment(sentAt, timeZone).localDate === today).length,
    lastSentAt: sent.at(-1)?.sentAt ?? null,
  }
}
