import type { PrinterReason } from '../../shared/domain/printer-reason.ts'
import type { Db, Tx } from '../db/open.ts'
import type { SealedBody } from '../db/desk-keys.ts'
import type { PrintJobView } from '../../shared/contract/printing.ts'

export type PrintJobKind = PrintJobView['kind']
export type PrintJobState = 'queued' | 'sending' | 'printed' | 'not_printed' | 'unknown'

export type StoredPrintJob = {
  id: string
  kind: PrintJobKind
  title: string
  paymentId: string | null
  shiftId: string | null
  copyNo: number
  /** What the paper is about, where neither payment nor shift says it: a provider, a reversal, an application. */
  subject: string | null
  createdAt: string
  state: PrintJobState
  reason: PrinterReason | null
  answeredAt: string | null
}

const columns = `id, kind, title, payment_id AS paymentId, shift_id AS shiftId, copy_no AS copyNo, subject,
  created_at AS createdAt, state, reason, answered_at AS answeredAt`

export type NewPrintJob = {
  id: string
  kind: PrintJobKind
  title: string
  paymentId: string | null
  shiftId: string | null
  copyNo: number
  operatorId: string
  createdAt: string
  /** Whose paper it is, where it is a client's. */
  clientId?: string | null
  subject?: string | null
  /** A personal paper's data, sealed under the job's id and erased when the outcome is final. Null for papers of the journal. */
  sealed: SealedBody | null
}

/** Puts a paper on its way, in the caller's transaction. */
export const queuePrintJob = (tx: Tx, job: NewPrintJob): void => {
  tx.run(
    `INSERT INTO print_jobs (id, kind, title, payment_id, shift_id, copy_no, operator_id, created_at, state, body_key, body,
       client_id, subject)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)`,
    [
      job.id,
      job.kind,
      job.title,
      job.paymentId,
      job.shiftId,
      job.copyNo,
      job.operatorId,
      job.createdAt,
      job.sealed?.bodyKey ?? null,
      job.sealed?.body ?? null,
      job.clientId ?? null,
      job.subject ?? null,
    ],
  )
}

/** The oldest waiting paper; while the desk's keys are sealed, the oldest that needs none: no body, no payer's name. */
export const nextQueuedJob = (
  db: Db,
  keysOpen: boolean,
): (StoredPrintJob & { bodyKey: Uint8Array | null; body: Uint8Array | null }) | undefined =>
  db.get(
    `SELECT ${columns}, body_key AS bodyKey, body FROM print_jobs
     WHERE (state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL)) AND state = 'queued'
       AND (:keysOpen = 1 OR (body IS NULL
         AND NOT EXISTS (SELECT 1 FROM payment_payers b WHERE b.payment_id = print_jobs.payment_id)))
     ORDER BY id LIMIT 1`,
    { keysOpen: keysOpen ? 1 : 0 },
  )

export const findPrintJob = (db: Db, id: string): StoredPrintJob | undefined =>
  db.get<StoredPrintJob>(`SELECT ${columns} FROM print_jobs WHERE id = :id`, { id })

/** The shift a paper belongs to: its own, or its payment's; null of a client's papers. */
export const shiftOfJob = (
  db: Db,
  { shiftId, paymentId }: Pick<StoredPrintJob, 'shiftId' | 'paymentId'>,
): string | null =>
  shiftId ??
  db.get<{ shiftId: string }>('SELECT shift_id AS shiftId FROM payments WHERE id = :paymentId', { paymentId })
    ?.shiftId ??
  null

/** Waiting, being sent, or unknown and not yet answered; oldest first. */
export const openPrintJobs = (db: Db): StoredPrintJob[] =>
  db.all<StoredPrintJob>(
    `SELECT ${columns} FROM print_jobs
     WHERE state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL) ORDER BY id LIMIT 200`,
  )

export const recentPrintJobs = (db: Db): StoredPrintJob[] =>
  db.all<StoredPrintJob>(
    `SELECT ${columns} FROM print_jobs WHERE state NOT IN ('queued', 'sending') ORDER BY id DESC LIMIT 10`,
  )

export const copiesOf = (db: Db, paymentId: string): number =>
  db.get<{ n: number }>("SELECT count(*) AS n FROM print_jobs WHERE payment_id = :paymentId AND kind = 'copy'", {
    paymentId,
  })?.n ?? 0

/** False when the paper no longer waits: it was cancelled meanwhile. */
export const markSending = (tx: Tx, id: string): boolean =>
  tx.run("UPDATE print_jobs SET state = 'sending' WHERE id = :id AND state = 'queued'", { id }) > 0

/** Surely nothing came out: the paper waits for the printer. */
export const markWaiting = (tx: Tx, id: string, reason: PrinterReason): void => {
  tx.run("UPDATE print_jobs SET state = 'queued', reason = :reason WHERE id = :id", { id, reason })
}

/** The outcome is final: the body and its key are overwritten (secure_delete) in the same transaction. */
export const finishPrintJob = (
  tx: Tx,
  id: string,
  state: 'printed' | 'not_printed' | 'unknown',
  reason: PrinterReason | null,
  finishedAt: string,
): void => {
  tx.run(
    `UPDATE print_jobs SET state = :state, reason = :reason, finished_at = :finishedAt, body = NULL, body_key = NULL
     WHERE id = :id AND state IN ('queued', 'sending')`,
    { id, state, reason, finishedAt },
  )
}

/** The cashier looked at the printer: asked once. */
export const answerUnknownJob = (tx: Tx, id: string, cameOut: boolean, answeredAt: string): void => {
  tx.run(
    `UPDATE print_jobs SET state = CASE WHEN :cameOut = 1 THEN 'printed' ELSE 'not_printed' END, answered_at = :answeredAt
     WHERE id = :id AND state = 'unknown' AND answered_at IS NULL`,
    { id, cameOut: cameOut ? 1 : 0, answeredAt },
  )
}

/** Papers that were being sent when the program died: nobody knows whether they came out. Returns their ids. */
export const interruptedPrintJobs = (db: Db): string[] =>
  db
    .all<{ id: string }>(
      "SELECT id FROM print_jobs WHERE (state IN ('queued', 'sending') OR (state = 'unknown' AND answered_at IS NULL)) AND state = 'sending'",
    )
    .map((row) => row.id)

/** Whether a consent waits for a printer. */
export const hasQueuedConsent = (db: Db): boolean =>
  db.get(
    `SELECT 1 FROM print_jobs
     WHERE state IN ('queued', 'sending') AND state = 'queued' AND kind IN ('consent', 'advertising_consent', 'application')`,
  ) !== undefined

/** Consents that wait for a printer, and that nobody is there to sign any more; their bodies are overwritten. */
export const cancelQueuedConsents = (tx: Tx, at: string): void => {
  tx.run(
    `UPDATE print_jobs SET state = 'not_printed', reason = 'cancelled', finished_at = :at, body = NULL, body_key = NULL
     WHERE state IN ('queued', 'sending') AND state = 'queued' AND kind IN ('consent', 'advertising_consent', 'application')`,
    { at },
  )
}
