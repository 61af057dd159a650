import type { Check, TypedPassport } from '../../shared/contract/registration.ts'
import type { Canonical } from '../../shared/domain/canonical-json.ts'
import type { Passport, Person } from '../../shared/domain/passport-form.ts'
import { toInstant } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { cancelQueuedConsents, findPrintJob, finishPrintJob, hasQueuedConsent } from './print-jobs.ts'
import { endCode } from './sms-codes.ts'
import { cancelQueuedSms } from './sms-messages.ts'

/** product.md §1: before the tick the data live only as an encrypted draft of this operator, for 30 minutes. */
export const draftLivesMs = 30 * 60_000

/** A registration under way. Codes and passwords are never in it. */
export type OpenRegistration = {
  step: 'passport' | 'consent' | 'phone' | 'code'
  registrationId: string
  typed: TypedPassport
  /** As typed. */
  phone: string
  /** What was read of `typed` when it was checked last; null before. */
  checked: { person: Person; passport: Passport } | null
  consent: {
    textVersion: string
    printJobId: string | null
    advertisingPrintJobId: string | null
    signedAt: string | null
    advertising: boolean
  }
  /** The code that is awaited, and where it was sent: `+79…`. */
  code: { id: string; mobile: string } | null
}

/** A registration that is over: ids only, what they stand for is in the client's records. */
export type DoneRegistration = {
  step: 'done'
  registrationId: string
  kind: 'mobile' | 'gorod'
  clientId: string
  numberId: string
  /** Of the SMS with the password. */
  smsId: string | null
  printJobId: string
  textVersion: string
  signedAt: string
  /** Checks of the client and the phone, as they stood; without dates. */
  checks: Check[]
}

export type Registration = OpenRegistration | DoneRegistration
export type StoredRegistration = { registration: Registration; expiresAt: string }

type Row = { body: Uint8Array; expiresAt: string }

const rowId = (operatorId: string): string => `${operatorId}/registration`

const opened = (keys: DeskKeys, operatorId: string, row: Row): Registration | undefined => {
  try {
    return keys.openDraft(rowId(operatorId), row.body) as Registration
  } catch {
    return undefined // of another key: a restored desk
  }
}

const rowOf = (db: Db, operatorId: string): Row | undefined =>
  db.get<Row>(
    "SELECT body, expires_at AS expiresAt FROM drafts WHERE operator_id = :operatorId AND kind = 'registration'",
    { operatorId },
  )

/** This operator's registration; undefined when there is none, or its time is over at `at`. Needs open keys. */
export const findRegistration = (
  db: Db,
  keys: DeskKeys,
  operatorId: string,
  at: string,
): StoredRegistration | undefined => {
  const row = rowOf(db, operatorId)
  if (!row || at >= row.expiresAt) return undefined
  const registration = opened(keys, operatorId, row)
  return registration ? { registration, expiresAt: row.expiresAt } : undefined
}

/** Keeps it sealed, and alive for another half hour. */
export const writeRegistration = (
  tx: Tx,
  keys: DeskKeys,
  operatorId: string,
  registration: Registration,
  at: string,
): void => {
  const body = keys.sealDraft(rowId(operatorId), registration as unknown as Canonical)
  const expiresAt = toInstant(Date.parse(at) + draftLivesMs)
  tx.run(
    `INSERT INTO drafts (operator_id, kind, command_id, body, saved_at, expires_at)
     VALUES (:operatorId, 'registration', NULL, :body, :at, :expiresAt)
     ON CONFLICT (operator_id, kind) DO UPDATE SET body = :body, saved_at = :at, expires_at = :expiresAt`,
    { operatorId, body, at, expiresAt },
  )
}

/** Takes a paper back that has not gone to the printer yet. */
export const cancelQueuedPaper = (tx: Tx, printJobId: string | null, at: string): void => {
  if (printJobId !== null && findPrintJob(tx, printJobId)?.state === 'queued')
    finishPrintJob(tx, printJobId, 'not_printed', 'cancelled', at)
}

/** The awaited code is void, and its message stays here when it has not left. */
export const voidCode = (tx: Tx, registration: OpenRegistration, at: string): void => {
  if (!registration.code) return
  endCode(tx, registration.code.id, at)
  cancelQueuedSms(tx, registration.code.id, at)
}

/** Nothing of an unfinished registration stays: its papers that wait, its code, the draft itself (secure_delete). */
export const destroyRegistration = (tx: Tx, keys: DeskKeys, operatorId: string, at: string): void => {
  const row = rowOf(tx, operatorId)
  if (!row) return
  const registration = keys.isOpen() ? opened(keys, operatorId, row) : undefined
  if (registration && registration.step !== 'done') {
    cancelQueuedPaper(tx, registration.consent.printJobId, at)
    cancelQueuedPaper(tx, registration.consent.advertisingPrintJobId, at)
    voidCode(tx, registration, at)
  }
  tx.run("DELETE FROM drafts WHERE operator_id = :operatorId AND kind = 'registration'", { operatorId })
  cancelNobodysConsents(tx, at)
}

/**
 * When no registration is left, a consent that waits for a printer is nobody's: its draft could not be opened, or it
 * was on its way to a printer without paper while its registration was left.
 */
const cancelNobodysConsents = (tx: Tx, at: string): void => {
  if (!tx.get("SELECT 1 FROM drafts WHERE kind = 'registration'")) cancelQueuedConsents(tx, at)
}

/** Whether there is something to destroy: a registration whose time is over at `at`, or a consent that is nobody's. */
export const isDestructionDue = (db: Db, at: string): boolean =>
  db.get("SELECT 1 FROM drafts WHERE kind = 'registration' AND expires_at <= :at", { at }) !== undefined ||
  (hasQueuedConsent(db) && db.get("SELECT 1 FROM drafts WHERE kind = 'registration'") === undefined)

export const destroyExpiredRegistrations = (tx: Tx, keys: DeskKeys, at: string): void => {
  const expired = tx.all<{ operatorId: string }>(
    "SELECT operator_id AS operatorId FROM drafts WHERE kind = 'registration' AND expires_at <= :at",
    { at },
  )
  for (const { operatorId } of expired) destroyRegistration(tx, keys, operatorId, at)
  cancelNobodysConsents(tx, at)
}

/** The client whom this operator has just registered; what `registration` proves to the card. */
export const registeredClientOf = (
  db: Db,
  keys: DeskKeys,
  operatorId: string,
  registrationId: string,
  at: string,
): string | undefined => {
  const registration = findRegistration(db, keys, operatorId, at)?.registration
  return registration?.step === 'done' && registration.registrationId === registrationId
    ? registration.clientId
    : undefined
}
