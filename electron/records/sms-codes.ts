import { timingSafeEqual } from 'node:crypto'
import { localMoment, toInstant } from '../core/clock.ts'
import { type AuditData, type CommandContext, type QueryContext, setUpDesk } from '../core/context.ts'
import { drawCode } from '../core/one-time-secrets.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { queueSms, smsOf } from './sms-messages.ts'

// Codes are never stored: an HMAC under the desk's key and the row's id is. product.md §1: 5 minutes, 3 attempts,
// again after 60 seconds, 5 a day to a phone.
const codeLivesMs = 5 * 60_000
const codeAttempts = 3
const codeResendMs = 60_000
const codesADay = 5

/** Whose code it is: of a registration under way, or of a client who proves by a phone who it is. */
type CodeOf = { registrationId: string; clientId?: undefined } | { clientId: string; registrationId?: undefined }

export type StoredCode = {
  id: string
  /** Null for a code of a registration. */
  clientId: string | null
  phoneLookup: string
  codeHmac: string
  sentAt: string
  expiresAt: string
  attemptsLeft: number
  /** Used, or void because another one was sent or the step was left. */
  usedAt: string | null
}

const columns = `id, client_id AS clientId, phone_lookup AS phoneLookup, code_hmac AS codeHmac, sent_at AS sentAt, expires_at AS expiresAt,
  attempts_left AS attemptsLeft, used_at AS usedAt`

export const findCode = (db: Db, id: string): StoredCode | undefined =>
  db.get<StoredCode>(`SELECT ${columns} FROM sms_codes WHERE id = :id`, { id })

export const insertCode = (
  tx: Tx,
  keys: DeskKeys,
  code: CodeOf & { id: string; phoneLookup: string; code: string; sentAt: string },
): void => {
  tx.run(
    `INSERT INTO sms_codes (id, registration_id, client_id, phone_lookup, code_hmac, sent_at, expires_at, attempts_left)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      code.id,
      code.registrationId ?? null,
      code.clientId ?? null,
      code.phoneLookup,
      keys.hmacCode(code.id, code.code),
      code.sentAt,
      toInstant(Date.parse(code.sentAt) + codeLivesMs),
      codeAttempts,
    ],
  )
}

/** How a code that was said stands against the one that was sent; `at` is journal time. */
type CodeAnswer = 'right' | 'wrong' | 'expired' | 'used_up'

export const judgeCode = (keys: DeskKeys, stored: StoredCode, said: string, at: string): CodeAnswer => {
  if (stored.attemptsLeft === 0) return 'used_up'
  if (stored.usedAt !== null || at >= stored.expiresAt) return 'expired'
  const same = timingSafeEqual(Buffer.from(keys.hmacCode(stored.id, said)), Buffer.from(stored.codeHmac))
  return same ? 'right' : 'wrong'
}

/** From now on the code opens nothing. */
export const endCode = (tx: Tx, id: string, at: string): void => {
  tx.run('UPDATE sms_codes SET used_at = :at WHERE id = :id AND used_at IS NULL', { id, at })
}

/** Codes of this client that could still be said. */
export const openCodesOf = (db: Db, clientId: string, at: string): string[] =>
  db
    .all<{ id: string }>(
      'SELECT id FROM sms_codes WHERE client_id = :clientId AND used_at IS NULL AND expires_at > :at',
      { clientId, at },
    )
    .map(({ id }) => id)

/** What was sent to a phone: how many codes on this day of the desk, and when the last one of all. */
const codesTo = (db: Db, context: QueryContext, phoneLookup: string): { today: number; lastSentAt: string | null } => {
  const { at } = context
  const timeZone = setUpDesk(context).details.cityTimeZone
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

const resendAtOf = (lastSentAt: string): string => toInstant(Date.parse(lastSentAt) + codeResendMs)

/** How a code that was sent stands: what the window shows beside its field. */
export const codeState = (context: QueryContext, code: StoredCode) => {
  const { db } = context
  const { today, lastSentAt } = codesTo(db, context, code.phoneLookup)
  return {
    sentAt: code.sentAt,
    expiresAt: code.expiresAt,
    attemptsLeft: code.attemptsLeft,
    resendAt: resendAtOf(lastSentAt ?? code.sentAt),
    sendsLeftToday: Math.max(0, codesADay - today),
    delivery: smsOf(db, code.id).state,
  }
}

/** Why no code may go to this phone now; null when one may. */
export const codeRefusal = (db: Db, context: QueryContext, mobile: string) => {
  const { today, lastSentAt } = codesTo(db, context, context.ports.deskKeys.lookup('number', mobile))
  if (today >= codesADay) return { code: 'too_many_codes', params: { limit: codesADay } } as const
  const resendAt = lastSentAt === null ? context.at : resendAtOf(lastSentAt)
  return context.at < resendAt ? ({ code: 'resend_too_early', params: { resendAt } } as const) : null
}

/**
 * Draws a code and queues its message, which bears the same id; returns it. Until it is said the window does not lock
 * itself. `what` the code is for begins the text.
 */
export const queueCode = (
  tx: Tx,
  context: CommandContext,
  { mobile, what, ...of }: CodeOf & { mobile: string; what: string },
): string => {
  const { deskKeys, ids, random, session, sms, emit } = context.ports
  const id = ids.next()
  const code = drawCode(random)
  insertCode(tx, deskKeys, { ...of, id, phoneLookup: deskKeys.lookup('number', mobile), code, sentAt: context.at })
  // The client says it to the cashier, so the text must not tell them to keep it secret (domain.md §4.2).
  const text = `${what} в системе „Город“: ${code}. Назовите кассиру`
  const { registrationId = null, clientId = null } = of
  const sealed = deskKeys.sealBody(id, { to: mobile, text })
  queueSms(tx, { id, purpose: 'code', registrationId, clientId, createdAt: context.at, sealed })
  session.holdIdleLock(true, codeLivesMs)
  sms.wake()
  emit('sms')
  return id
}

/** A code that was not right: a wrong one costs an attempt. Tells the journal; returns why the command is refused. */
export const refuseCode = (
  tx: Tx,
  context: CommandContext,
  { id, attemptsLeft: before }: StoredCode,
  verdict: Exclude<CodeAnswer, 'right'>,
  [kind, about]: readonly [kind: string, about: AuditData],
) => {
  const isWrong = verdict === 'wrong'
  if (isWrong) tx.run('UPDATE sms_codes SET attempts_left = attempts_left - 1 WHERE id = :id', { id })
  const attemptsLeft = before - (isWrong ? 1 : 0)
  context.audit(kind, { ...about, smsId: id, reason: verdict, attemptsLeft })
  if (verdict === 'expired') return { code: 'code_expired', params: {} } as const
  if (attemptsLeft > 0) return { code: 'code_wrong', params: { attemptsLeft } } as const
  context.ports.session.holdIdleLock(false) // nothing is awaited until another code is sent
  return { code: 'code_used_up', params: {} } as const
}
