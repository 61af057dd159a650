import type { ReversalView } from '../../shared/contract/reversals.ts'
import { reversalReasonOf } from '../../shared/domain/reversal-reasons.ts'
import type { Db, Tx } from '../db/open.ts'
import { digestMoney, headInTransaction, insertDigested, insertMoney } from '../db/journal.ts'
import { type CommandContext, setUpDesk, signedIn } from '../core/context.ts'
import { joinLocal, localMoment } from '../core/clock.ts'
import { moveCash } from './drawer.ts'
import type { PrintJobState } from './print-jobs.ts'
import type { StoredShift } from './shifts.ts'

// What was given back (domain.md §4.7): rows that point at the payment, which stays as it was made.

export type StoredReversal = {
  id: string
  paymentId: string
  shiftId: string
  slipNumber: string
  bankSlipId: string
  operatorId: string
  operatorName: string
  approverName: string
  reason: string
  note: string
  receiptReturned: 0 | 1
  replacedBy: string | null
  replacedByNumber: string | null
  reversedAt: string
  localTime: string
  commissionKopecks: number
  dueKopecks: number
  auditHead: string
}

const reversalSql = `SELECT r.id, r.payment_id AS paymentId, r.shift_id AS shiftId, r.slip_number AS slipNumber,
    r.bank_slip_id AS bankSlipId, r.operator_id AS operatorId, o.name AS operatorName, a.name AS approverName, r.reason, r.note,
    r.receipt_returned AS receiptReturned, r.replaced_by AS replacedBy, n.receipt_number AS replacedByNumber,
    r.reversed_at AS reversedAt, r.local_time AS localTime, r.commission_kopecks AS commissionKopecks,
    r.due_kopecks AS dueKopecks, e.hash AS auditHead
  FROM reversals r
  JOIN operators o ON o.id = r.operator_id
  JOIN operators a ON a.id = r.approver_id
  JOIN audit_events e ON e.seq = r.audit_seq
  LEFT JOIN payments n ON n.id = r.replaced_by`

export const findReversal = (db: Db, id: string): StoredReversal | undefined =>
  db.get<StoredReversal>(`${reversalSql} WHERE r.id = :id`, { id })

/** Oldest first. */
export const reversalsOfPayment = (db: Db, paymentId: string): StoredReversal[] =>
  db.all<StoredReversal>(`${reversalSql} WHERE r.payment_id = :paymentId ORDER BY r.id`, { paymentId })

export type ReversedLine = { lineNo: number; reversalId: string; slipNumber: string }

/** Of a payment, the lines that were given back. */
export const reversedLinesOf = (db: Db, paymentId: string): ReversedLine[] =>
  db.all<ReversedLine>(
    `SELECT l.line_no AS lineNo, l.reversal_id AS reversalId, r.slip_number AS slipNumber
     FROM reversal_lines l JOIN reversals r ON r.id = l.reversal_id
     WHERE l.payment_id = :paymentId ORDER BY l.line_no`,
    { paymentId },
  )

const stateOfJob = (db: Db, id: string): PrintJobState =>
  db.get<{ state: PrintJobState }>('SELECT state FROM print_jobs WHERE id = :id', { id })?.state ?? 'not_printed'

/** What was given back of a payment, as the window shows it; oldest first. */
export const reversalsOf = (db: Db, paymentId: string): ReversalView[] => {
  const lines = reversedLinesOf(db, paymentId)
  return reversalsOfPayment(db, paymentId).map((reversal) => ({
    reversalId: reversal.id,
    slipNumber: reversal.slipNumber,
    reversedAt: reversal.reversedAt,
    operatorName: reversal.operatorName,
    approverName: reversal.approverName,
    reason: reversalReasonOf(reversal.reason),
    note: reversal.note,
    receiptReturned: reversal.receiptReturned === 1,
    lineNos: lines.filter(({ reversalId }) => reversalId === reversal.id).map(({ lineNo }) => lineNo),
    dueKopecks: reversal.dueKopecks,
    replacedBy:
      reversal.replacedBy === null
        ? null
        : { paymentId: reversal.replacedBy, receiptNumber: reversal.replacedByNumber ?? '' },
    bankSlipId: reversal.bankSlipId,
    payerSlip: stateOfJob(db, reversal.id),
    bankSlip: stateOfJob(db, reversal.bankSlipId),
  }))
}

/** The payment in whose place this one was entered; undefined for any other. */
export const replacedPaymentOf = (
  db: Db,
  paymentId: string,
): { paymentId: string; receiptNumber: string } | undefined =>
  db.get(
    `SELECT p.id AS paymentId, p.receipt_number AS receiptNumber
     FROM reversals r JOIN payments p ON p.id = r.payment_id WHERE r.replaced_by = :paymentId`,
    { paymentId },
  )

/** The payment of a slip by its number; shifts of other epochs may bear the same shift number. */
export const findSlip = (
  db: Db,
  slip: { slipNumber: string; shiftNumber: number; seq: number },
): { paymentId: string; receiptNumber: string; operatorId: string } | undefined =>
  db.get(
    `SELECT p.id AS paymentId, p.receipt_number AS receiptNumber, p.operator_id AS operatorId
     FROM shifts s JOIN reversals r ON r.shift_id = s.id AND r.seq = :seq AND r.slip_number = :slipNumber
     JOIN payments p ON p.id = r.payment_id WHERE s.number = :shiftNumber`,
    slip,
  )

export const nextReversalSeq = (db: Db, shiftId: string): number =>
  (db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM reversals WHERE shift_id = :shiftId', { shiftId })
    ?.seq ?? 0) + 1

export type NewReversal = {
  id: string
  bankSlipId: string
  paymentId: string
  receiptNumber: string
  shift: StoredShift
  seq: number
  slipNumber: string
  approverId: string
  reason: string
  note: string
  receiptReturned: boolean
  replacedBy: string | null
  lines: readonly { lineNo: number; amountKopecks: number; commissionKopecks: number }[]
}

/**
 * Writes one reversal: its rows, the cash that leaves the drawer, the event that covers them. Returns what was given back
 * in kopecks. Check drawer and lines before: a line that was given back, or a drawer below zero, throws and rolls back.
 */
export const writeReversal = (tx: Tx, context: CommandContext, reversal: NewReversal): number => {
  const { id, paymentId, shift, lines } = reversal
  const sumKopecks = lines.reduce((sum, line) => sum + line.amountKopecks, 0)
  const commissionKopecks = lines.reduce((sum, line) => sum + line.commissionKopecks, 0)
  const dueKopecks = sumKopecks + commissionKopecks
  insertMoney(tx, 'reversals', {
    id,
    command_id: context.commandId,
    payment_id: paymentId,
    shift_id: shift.id,
    seq: reversal.seq,
    slip_number: reversal.slipNumber,
    bank_slip_id: reversal.bankSlipId,
    operator_id: signedIn(context).id,
    approver_id: reversal.approverId,
    reason: reversal.reason,
    note: reversal.note,
    receipt_returned: reversal.receiptReturned ? 1 : 0,
    replaced_by: reversal.replacedBy,
    business_date: shift.businessDate,
    reversed_at: context.at,
    local_time: joinLocal(localMoment(context.at, setUpDesk(context).details.cityTimeZone)),
    sum_kopecks: sumKopecks,
    commission_kopecks: commissionKopecks,
    due_kopecks: dueKopecks,
    audit_seq: headInTransaction(tx).seq + 1,
  })
  insertDigested(
    tx,
    lines.map(({ lineNo }) =>
      digestMoney('reversal_lines', { payment_id: paymentId, line_no: lineNo, reversal_id: id }),
    ),
  )
  moveCash(tx, context, { id, shiftId: shift.id, kind: 'reversal', paymentId, amountKopecks: -dueKopecks })
  context.audit(
    'payment.reversed',
    {
      ...{ reversalId: id, slip: reversal.slipNumber, paymentId, receipt: reversal.receiptNumber, dueKopecks },
      ...{ lines: lines.length, approverId: reversal.approverId, replacedBy: reversal.replacedBy },
    },
    shift.id,
  )
  return dueKopecks
}
