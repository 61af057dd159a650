import type { JournalPayment } from '../../shared/contract/journal.ts'
import type { Db } from '../db/open.ts'
import { applicationsOfPayment } from './applications.ts'
import { reversedSql, stateSql } from './journal-filter.ts'
import { payerIdOf } from './payers.ts'
import { replacedPaymentOf, reversalsOf, reversedLinesOf } from './reversals.ts'
import { registerOfLine } from './sent-registers.ts'

type PaymentRow = Omit<
  JournalPayment,
  'payerIdentified' | 'lines' | 'prints' | 'reversals' | 'replaces' | 'applications' | 'events'
> & { operatorId: string; shiftId: string; auditSeq: number }

const paymentRow = (db: Db, paymentId: string): PaymentRow | undefined =>
  db.get<PaymentRow>(
    `SELECT p.id AS paymentId, p.receipt_number AS receiptNumber, p.accepted_at AS acceptedAt,
       p.business_date AS businessDate, s.number AS shiftNumber, o.name AS operatorName, ${stateSql} AS state,
       p.due_kopecks AS dueKopecks, p.commission_kopecks AS commissionKopecks, p.given_kopecks AS givenKopecks,
       p.change_kopecks AS changeKopecks, ${reversedSql} AS reversedKopecks, p.operator_id AS operatorId,
       p.shift_id AS shiftId, p.audit_seq AS auditSeq
     FROM payments p JOIN shifts s ON s.id = p.shift_id JOIN operators o ON o.id = p.operator_id WHERE p.id = :paymentId`,
    { paymentId },
  )

type Line = JournalPayment['lines'][number]
type LineRow = Omit<Line, 'debt' | 'slipNumber' | 'register' | 'budget'> & {
  serviceId: string | null
  asOf: string | null
  registerDebtKopecks: number
  paidSinceKopecks: number
  cbc: string | null
  uin: string
  oktmo: string
}

/** As they were taken; what has come of them since stands beside. */
const linesOnCard = (db: Db, { paymentId, businessDate, auditSeq, shiftId }: PaymentRow): Line[] => {
  const slips = new Map(reversedLinesOf(db, paymentId).map(({ lineNo, slipNumber }) => [lineNo, slipNumber]))
  return db
    .all<LineRow>(
      `SELECT l.line_no AS lineNo, l.service_id AS serviceId, l.service_name AS serviceName, l.payee_name AS payeeName,
         l.payee_inn AS payeeInn, l.payee_account AS payeeAccount, l.bank_name AS bankName, l.bank_bic AS bankBic,
         l.purpose, l.account, l.period, l.origin, l.amount_kopecks AS amountKopecks,
         l.commission_kopecks AS commissionKopecks, coalesce(t.payee_commission_kopecks, 0) AS payeeCommissionKopecks,
         d.as_of AS asOf, d.register_debt_kopecks AS registerDebtKopecks, d.paid_since_kopecks AS paidSinceKopecks,
         b.cbc, b.uin, b.oktmo
       FROM payment_lines l
       LEFT JOIN payment_line_terms t ON t.payment_id = l.payment_id AND t.line_no = l.line_no
       LEFT JOIN payment_line_debts d ON d.payment_id = l.payment_id AND d.line_no = l.line_no
       LEFT JOIN payment_line_budgets b ON b.payment_id = l.payment_id AND b.line_no = l.line_no
       WHERE l.payment_id = :paymentId ORDER BY l.line_no`,
      { paymentId },
    )
    .map(({ serviceId, asOf, registerDebtKopecks, paidSinceKopecks, cbc, uin, oktmo, ...line }) => {
      const register = registerOfLine(db, { serviceId, businessDate, auditSeq, shiftId })
      return {
        ...line,
        debt: asOf === null ? null : { asOf, registerDebtKopecks, paidSinceKopecks },
        budget: cbc === null ? null : { uin, cbc, oktmo },
        slipNumber: slips.get(line.lineNo) ?? null,
        register: register ? { number: register.number, fileName: register.fileName, sentAt: register.sentAt } : null,
      }
    })
}

/** The receipt bears the payment's id, its copies are found by theirs. */
const printsOf = (db: Db, paymentId: string): JournalPayment['prints'] =>
  db.all(
    `SELECT j.copy_no AS copyNo, j.state, o.name AS operatorName, j.created_at AS createdAt, j.finished_at AS finishedAt
     FROM print_jobs j JOIN operators o ON o.id = j.operator_id
     WHERE j.id = :paymentId OR (j.payment_id = :paymentId AND j.kind = 'copy') ORDER BY j.copy_no`,
    { paymentId },
  )

/**
 * The first event of the chain at this moment or after it. Journal time never goes back, so their numbers are looked
 * through as in a dictionary: no index of the chain by time is needed.
 */
const firstEventAt = (db: Db, at: string): number => {
  let low = 1
  let high = (db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM audit_events')?.seq ?? 0) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const found = db.get<{ at: string }>('SELECT at FROM audit_events WHERE seq = :middle', { middle })
    if ((found?.at ?? '') < at) low = middle + 1
    else high = middle
  }
  return low
}

type Event = JournalPayment['events'][number]

const eventColumns = 'e.seq, e.at, e.kind, o.name AS operatorName, e.hash'

/** Events of one moment that name the payment. */
const eventsAt = (db: Db, at: string, paymentId: string): Event[] =>
  db.all<Event>(
    `SELECT ${eventColumns} FROM audit_events e LEFT JOIN operators o ON o.id = e.operator_id
     WHERE e.seq >= :first AND e.at = :at AND instr(e.body, :paymentId) > 0 ORDER BY e.seq LIMIT 20`,
    { first: firstEventAt(db, at), at, paymentId },
  )

const applicationMoments = (db: Db, paymentId: string): string[] =>
  db
    .all<{ at: string }>(
      `SELECT t.at FROM payment_applications a JOIN payment_application_states t ON t.application_id = a.id
       WHERE a.payment_id = :paymentId`,
      { paymentId },
    )
    .map(({ at }) => at)

/** What happened to a payment, and where in the chain it stands; oldest first. */
const eventsOf = (db: Db, paymentId: string, moments: readonly string[]): Event[] => {
  const found = [...new Set(moments)].flatMap((at) => eventsAt(db, at, paymentId))
  return [...new Map(found.map((event) => [event.seq, event])).values()].sort((a, b) => a.seq - b.seq)
}

/** A payment with its whole history; undefined when there is none. `operatorId`: whose it must be, null for anybody's. */
export const paymentCard = (db: Db, paymentId: string, ofOperator: string | null): JournalPayment | undefined => {
  const row = paymentRow(db, paymentId)
  if (!row || (ofOperator !== null && row.operatorId !== ofOperator)) return undefined
  const { operatorId: _operatorId, shiftId: _shiftId, auditSeq: _auditSeq, ...payment } = row
  const prints = printsOf(db, paymentId)
  const reversals = reversalsOf(db, paymentId)
  const applications = applicationsOfPayment(db, paymentId)
  const moments = [
    payment.acceptedAt,
    ...prints.map(({ createdAt }) => createdAt),
    ...reversals.map(({ reversedAt }) => reversedAt),
    ...applicationMoments(db, paymentId),
  ]
  return {
    ...payment,
    payerIdentified: payerIdOf(db, paymentId) !== undefined,
    lines: linesOnCard(db, row),
    prints,
    reversals,
    replaces: replacedPaymentOf(db, paymentId) ?? null,
    applications,
    events: eventsOf(db, paymentId, moments),
  }
}
