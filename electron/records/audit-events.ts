import type { Db } from '../db/open.ts'

/** Every kind of event there is; the filter of the audit screen offers them. */
export const auditKinds: string[] = [
  'approval.given',
  'approval.used',
  'audit.verified',
  'backup.failed',
  'backup.made',
  'client.authority_over',
  'client.card_opened',
  'client.code_refused',
  'client.code_sent',
  'client.created',
  'client.document_differs',
  'client.document_replaced',
  'client.document_to_check',
  'client.erased',
  'client.links_printed',
  'client.merge_undone',
  'client.merged',
  'client.person_changed',
  'client.representative_recorded',
  'clock.jumped',
  'consent.withdrawn',
  'desk.restored',
  'desk.set_up',
  'erasure.finished',
  'exchange.exported',
  'exchange.import_cancelled',
  'exchange.imported',
  'keys.passphrase_changed',
  'keys.phrase_replaced',
  'keys.rewrapped',
  'keys.rotated',
  'keys.rotation_started',
  'keys.unseal_failed',
  'keys.unseal_locked_out',
  'keys.unsealed',
  'link.ended',
  'link.made',
  'list.loaded',
  'number.blocked',
  'number.code_refused',
  'number.code_sent',
  'number.confirmed',
  'number.issued',
  'number.password_reset',
  'number.replaced',
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
  'registration.match_answered',
  'restored.reviewed',
  'retention.swept',
  'screening.compared',
  'screening.lifted',
  'screening.recorded',
  'session.locked_out',
  'session.password_changed',
  'session.sign_in_failed',
  'session.signed_in',
  'session.signed_out',
  'session.unlocked',
  'settings.exchange_changed',
  'settings.printer_changed',
  'settings.retention_changed',
  'settings.sms_changed',
  'shift.closed',
  'shift.opened',
  'sms.gateway_tested',
  'sms.outcome',
  'sms.probe_sent',
  'texts.chosen',
  'texts.saved',
  'texts.taken_up',
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
