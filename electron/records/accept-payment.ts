import type { AcceptedPayment, acceptRefusals, PaymentLineInput } from '../../shared/contract/payments.ts'
import { numberReceipt } from '../../shared/domain/numbering.ts'
import { joinLocal, localMoment } from '../core/clock.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, type Outcome, refused } from '../core/feature.ts'
import { headInTransaction, insertDigested, insertMoney } from '../db/journal.ts'
import type { Tx } from '../db/open.ts'
import { approvalAboveKopecksOf } from './cash-settings.ts'
import { cashShift } from './cash-shift.ts'
import type { LinesGivenBack } from './debts.ts'
import { moveCash } from './drawer.ts'
import { keepKnownPayee, type PayeeKey } from './known-payees.ts'
import { type LineRow, wrongLink } from './payment-lines.ts'
import { bindPayer, type PaymentPayer } from './payers.ts'
import { payerToKeep } from './payment-payer.ts'
import { nextReceiptSeq } from './payments.ts'
import { type LineRows, prepareLines } from './prepare-payment.ts'
import { queueReceipt } from './receipts.ts'
import { isReviewAwaited } from './restore-review.ts'
import { isShiftTooOld, type StoredShift } from './shifts.ts'

const sumOf = (lines: readonly { amountKopecks: number }[]): number =>
  lines.reduce((sum, line) => sum + line.amountKopecks, 0)

type Payment = {
  id: string
  receiptNumber: string
  commissionKopecks: number
  dueKopecks: number
  givenKopecks: number
  shift: StoredShift
  /** By whose terms the lines were made; 0 is the program's own. */
  catalogueVersion: number
  startedAt: string | undefined
  /** Null: nobody was asked. */
  payer: Omit<PaymentPayer, 'paymentId'> | null
}

const dayMs = 24 * 60 * 60_000

/** From the first line to the change shown, for the reports; nothing where a clock was set in between. */
const tookMs = (startedAt: string | undefined, at: string): { tookMs?: number } => {
  const ms = startedAt === undefined ? -1 : Date.parse(at) - Date.parse(startedAt)
  return ms >= 0 && ms <= dayMs ? { tookMs: ms } : {}
}

const writePayment = (
  tx: Tx,
  context: CommandContext,
  payment: Payment,
  seq: number,
  { lines, debts, terms, budgets }: LineRows,
): void => {
  const actor = signedIn(context)
  const { id, shift, commissionKopecks, dueKopecks, givenKopecks } = payment
  insertMoney(tx, 'payments', {
    id,
    command_id: context.commandId,
    shift_id: shift.id,
    seq,
    receipt_number: payment.receiptNumber,
    operator_id: actor.id,
    business_date: shift.businessDate,
    accepted_at: context.at,
    local_time: joinLocal(localMoment(context.at, setUpDesk(context).details.cityTimeZone)),
    sum_kopecks: dueKopecks - commissionKopecks,
    commission_kopecks: commissionKopecks,
    due_kopecks: dueKopecks,
    given_kopecks: givenKopecks,
    change_kopecks: givenKopecks - dueKopecks,
    audit_seq: headInTransaction(tx).seq + 1,
  })
  insertDigested(tx, lines)
  insertDigested(tx, debts)
  insertDigested(tx, terms)
  insertDigested(tx, budgets)
  if (payment.payer) bindPayer(tx, { ...payment.payer, paymentId: id }, context.at)
  moveCash(tx, context, { id, shiftId: shift.id, kind: 'payment', paymentId: id, amountKopecks: dueKopecks })
  context.audit(
    'payment.accepted',
    {
      catalogue: payment.catalogueVersion,
      ...{ dueKopecks, lines: lines.length, paymentId: id, receipt: payment.receiptNumber },
      ...tookMs(payment.startedAt, context.at),
    },
    shift.id,
  )
}

const payeeOf = (row: LineRow): PayeeKey => ({
  bankBic: row.bank_bic,
  payeeAccount: row.payee_account,
  payeeInn: row.payee_inn,
})

/** A payment's first part, outside the transaction: its id, its lines checked and their rows digested, or why they can't be paid. */
export const preparePayment = (
  context: QueryContext,
  lines: readonly PaymentLineInput[],
  givenBack: LinesGivenBack | null = null,
) => {
  const paymentId = context.ports.ids.next()
  return {
    paymentId,
    awaitsReview: isReviewAwaited(context.db),
    approvalAboveKopecks: approvalAboveKopecksOf(context.db),
    ...prepareLines(context, paymentId, lines, givenBack),
  }
}

type Taken = {
  readonly lines: readonly PaymentLineInput[]
  /** Null: without change. */
  readonly givenKopecks: number | null
  readonly startedAt?: string | undefined
  /** Who was identified for it. */
  readonly payerId?: string | undefined
  /** The payment that it corrects: its payer is this one's too. */
  readonly payerAsIn?: string | undefined
}

/**
 * Takes a payment, once for `payments.accept` and for a correction that enters a line anew: the checks of the moment, all
 * its rows with their audit event, and the receipt in the queue. Rows of the caller's own must be covered before.
 */
export const takePayment = (
  tx: Tx,
  context: CommandContext,
  { lines, givenKopecks, startedAt, payerId, payerAsIn }: Taken,
  { awaitsReview, approvalAboveKopecks, paymentId, refusal, paid }: ReturnType<typeof preparePayment>,
): Outcome<AcceptedPayment, (typeof acceptRefusals)[number]> => {
  if (awaitsReview) return refused('desk.restore_not_reviewed')
  const open = cashShift(tx, context)
  if ('outcome' in open) return open
  if (isShiftTooOld(open, context.at)) return refused('shift.too_old')
  if (refusal) return refusal
  const { ready, rows, need, catalogueVersion } = paid
  const wrong = wrongLink(tx, lines, ready)
  if (wrong) return wrong
  const commissionKopecks = ready.reduce((sum, { row }) => sum + row.commission_kopecks, 0)
  const dueKopecks = sumOf(lines) + commissionKopecks
  if (!Number.isSafeInteger(dueKopecks)) return refused('payments.sum_too_large')
  const given = givenKopecks ?? dueKopecks
  if (given < dueKopecks) return refused('payments.given_less_than_due', { dueKopecks })
  const payer = payerToKeep(tx, context, need, { payerId, payerAsIn })
  if (payer && 'outcome' in payer) return payer
  // Above the bank's sum nobody takes money alone, a supervisor neither.
  if (approvalAboveKopecks !== null && dueKopecks > approvalAboveKopecks && !context.approval())
    return refused('approvals.needed')
  const seq = nextReceiptSeq(tx, open.id)
  const { epoch, details } = setUpDesk(context)
  const receiptNumber = numberReceipt({ deskNumber: details.deskNumber, epoch, shiftNumber: open.number, seq })
  const sums = { commissionKopecks, dueKopecks, givenKopecks: given }
  const payment = { id: paymentId, receiptNumber, ...sums, shift: open, catalogueVersion, startedAt, payer }
  writePayment(tx, context, payment, seq, rows)
  for (const { row, isNewPayee } of ready) if (isNewPayee) keepKnownPayee(tx, payeeOf(row), paymentId)
  queueReceipt(tx, context, { id: paymentId, receiptNumber, paymentId, copy: 0 })
  context.ports.emit('shift')
  context.ports.session.holdIdleLock(false) // the cash is counted
  const changeKopecks = given - dueKopecks
  return accepted({ paymentId, receiptNumber, dueKopecks, givenKopecks: given, changeKopecks, printJobId: paymentId })
}
