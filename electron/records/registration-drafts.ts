import type { Check, ScanDoubts, TypedDocument } from '../../shared/contract/registration.ts'
import type { Canonical } from '../../shared/domain/canonical-json.ts'
import { emptyTyped, type IdentityDocument, type Person } from '../../shared/domain/document-form.ts'
import type { Representative } from '../../shared/domain/representatives.ts'
import type { TypedRepresentative } from '../../shared/contract/representatives.ts'
import { toInstant } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { cancelQueuedConsents, findPrintJob, finishPrintJob, hasQueuedConsent } from './print-jobs.ts'
import { retentionOf } from './retention.ts'
import { endCode } from './sms-codes.ts'
import { cancelQueuedSms } from './sms-messages.ts'

/** A registration under way. Codes and passwords are never in it. */
export type OpenRegistration = {
  step: 'passport' | 'screening' | 'match' | 'representative' | 'consent' | 'phone' | 'code'
  registrationId: string
  typed: TypedDocument
  /** What the reader was unsure of and nobody has looked at; left out when nothing. */
  doubts?: ScanDoubts
  /** As typed. */
  phone: string
  /** What was read of `typed` when it was checked last; null before. */
  checked: {
    person: Person
    document: IdentityDocument
    /** Series and number that page 19 names; null when it names none. */
    previousDocument: string | null
    /** The known client whose new document this is, by the operator's word; null for another person. */
    sameAs: string | null
  } | null
  /** Whether a list says something of the bearer that nobody has answered yet; left out by older drafts. */
  screening?: 'open' | 'clear'
  /** Who was known already, and whether the operator has said who it is; null when nobody was. */
  match: { by: 'previous_document' | 'identity'; clientIds: string[]; answered: boolean } | null
  /** Who acts for the client; null when nobody does. `checked`: as it was read last. */
  representative: { typed: TypedRepresentative; checked: Representative | null } | null
  consent: {
    /** Of the printed consent; '' before. Each paper has a version of its own. */
    textVersion: string
    advertisingVersion?: string
    applicationPrintJobId?: string | null
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

/** A draft of an older program, which knew the internal passport only, is checked anew: what was typed stays. */
const upToDate = (draft: Registration): Registration =>
  draft.step === 'done' || 'match' in draft
    ? draft
    : {
        ...(draft as OpenRegistration),
        step: 'passport',
        typed: { ...emptyTyped, ...(draft as OpenRegistration).typed },
        checked: null,
        match: null,
        representative: null,
        code: null,
      }

const opened = (keys: DeskKeys, operatorId: string, row: Row): Registration | undefined => {
  try {
    return upToDate(keys.openDraft(rowId(operatorId), row.body) as Registration)
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

/** Keeps it sealed, and alive for another half hour at most (product.md §1; the setting may say less). */
export const writeRegistration = (
  tx: Tx,
  keys: DeskKeys,
  operatorId: string,
  registration: Registration,
  at: string,
): void => {
  const body = keys.sealDraft(rowId(operatorId), registration as unknown as Canonical)
  const expiresAt = toInstant(Date.parse(at) + retentionOf(tx).draftMinutes * 60_000)
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
    cancelQueuedPaper(tx, registration.consent.applicationPrintJobId ?? null, at)
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
