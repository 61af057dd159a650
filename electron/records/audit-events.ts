import type { Db } from '../db/open.ts'

/** Every kind of event there is; the filter of the audit screen offers them. */
export const auditKinds: string[] = [
  'audit.verified',
  'backup.failed',
  'backup.made',
  'client.card_opened',
  'client.created',
  'client.document_differs',
  'client.document_replaced',
  'clock.jumped',
  'desk.restored',
  'desk.set_up',
  'keys.rewrapped',
  'keys.unseal_failed',
  'keys.unsealed',
  'link.ended',
  'link.made',
  'number.blocked',
  'number.issued',
  'number.revoked',
  'number.unblocked',
  'operators.created',
  'operators.disabled',
  'operators.enabled',
  'operators.password_reset',
  'payment.accepted',
  'payment.reprinted',
  'print.answered',
  'print.cancelled',
  'print.outcome',
  'registration.code_refused',
  'registration.code_sent',
  'registration.consent_printed',
  'registration.consent_signed',
  'session.locked_out',
  'session.password_changed',
  'session.sign_in_failed',
  'session.signed_in',
  'session.signed_out',
  'session.unlocked',
  'settings.printer_changed',
  'shift.closed',
  'shift.opened',
  'sms.outcome',
]

export type AuditRow = {
  seq: number
  at: string
  kind: string
  operatorName: string | null
  body: string
  hash: string
}

/** One page of the trail, newest first. A filter by kind walks the chain backwards, at most `scanned` events a page. */
export const auditPage = (db: Db, page: { before: number | null; kind: string | null; limit: number }): AuditRow[] =>
  db.all<AuditRow>(
    `SELECT e.seq, e.at, e.kind, o.name AS operatorName, e.body, e.hash
     FROM audit_events e LEFT JOIN operators o ON o.id = e.operator_id
     WHERE (:before IS NULL OR e.seq < :before) AND (:kind IS NULL OR e.kind = :kind)
     ORDER BY e.seq DESC LIMIT :limit`,
    page,
  )
