import type { ReversibleLine, reversalStops } from '../../shared/contract/reversals.ts'
import { type QueryContext, signedIn } from '../core/context.ts'
import { refused } from '../core/feature.ts'
import type { Db } from '../db/open.ts'
import { cashShift } from './cash-shift.ts'
import { findPayment, linesOf, type StoredLine, type StoredPayment } from './payments.ts'
import { findPrintJob } from './print-jobs.ts'
import { reversedLinesOf } from './reversals.ts'
import { isLineSent } from './sent-registers.ts'
import { findShift, openShiftOf, type StoredShift } from './shifts.ts'

/** A payment, if whoever asks may see it (product.md, People): the own ones, a supervisor all. */
export const paymentToSee = (db: Db, context: QueryContext, paymentId: string): StoredPayment | undefined => {
  const actor = signedIn(context)
  const payment = findPayment(db, paymentId)
  return payment && (payment.operatorId === actor.id || actor.role === 'supervisor') ? payment : undefined
}

export type PaidLine = StoredLine & { lineNo: number; state: ReversibleLine['state']; slipNumber: string | null }

/** The lines of a payment, and which of them stand at the desk yet. */
export const paidLines = (db: Db, paymentId: string): PaidLine[] => {
  const of = db.get<{ businessDate: string; auditSeq: number; shiftId: string }>(
    `SELECT business_date AS businessDate, audit_seq AS auditSeq, shift_id AS shiftId FROM payments
     WHERE id = :paymentId`,
    { paymentId },
  )
  const reversed = new Map(reversedLinesOf(db, paymentId).map(({ lineNo, slipNumber }) => [lineNo, slipNumber]))
  return linesOf(db, paymentId).map((line, index): PaidLine => {
    const lineNo = index + 1
    const slipNumber = reversed.get(lineNo) ?? null
    const isSent = of !== undefined && isLineSent(db, { serviceId: line.serviceId, ...of })
    return { ...line, lineNo, slipNumber, state: slipNumber !== null ? 'reversed' : isSent ? 'sent' : 'standing' }
  })
}

export type ReversalStop = ReturnType<typeof refused<(typeof reversalStops)[number]>>

/**
 * The shift in which lines of the payment may be given back, or why none may: own, open, not being counted, the one that
 * took it (domain.md §4.7). A receipt whose outcome nobody knows comes first: two papers of one payment may be about.
 */
export const reversalShift = (
  db: Db,
  context: QueryContext,
  payment: StoredPayment,
  lines: readonly PaidLine[],
): StoredShift | ReversalStop => {
  // Before anything else: a new shift would not help.
  if (openShiftOf(db)?.id !== payment.shiftId)
    return refused('reversals.other_shift', { shiftNumber: findShift(db, payment.shiftId)?.number ?? 0 })
  const open = cashShift(db, context)
  if ('outcome' in open) return open
  if (lines.every(({ state }) => state !== 'standing')) return refused('reversals.nothing_left')
  const receipt = findPrintJob(db, payment.id)
  if (receipt?.state === 'queued' || receipt?.state === 'sending') return refused('reversals.receipt_not_out')
  if (receipt?.state === 'unknown' && receipt.answeredAt === null) return refused('reversals.receipt_unknown')
  return open
}

type LineRefusal = ReturnType<
  typeof refused<'reversals.line_unknown' | 'reversals.already_reversed' | 'reversals.line_sent'>
>

/** The chosen lines in their order, or the refusal of the first that can't be given back. */
export const chosenLines = (lines: readonly PaidLine[], lineNos: readonly number[]): PaidLine[] | LineRefusal => {
  const unknown = lineNos.find((lineNo, at) => !lines[lineNo - 1] || lineNos.indexOf(lineNo) !== at)
  if (unknown !== undefined) return refused('reversals.line_unknown', { line: unknown })
  const chosen = lines.filter(({ lineNo }) => lineNos.includes(lineNo))
  for (const { lineNo: line, state, slipNumber } of chosen) {
    if (state === 'reversed') return refused('reversals.already_reversed', { line, slipNumber: slipNumber ?? '' })
    if (state === 'sent') return refused('reversals.line_sent', { line })
  }
  return chosen
}

/** What leaves the drawer for these lines, their commission with them. */
export const dueOf = (lines: readonly { amountKopecks: number; commissionKopecks: number }[]): number =>
  lines.reduce((sum, line) => sum + line.amountKopecks + line.commissionKopecks, 0)
