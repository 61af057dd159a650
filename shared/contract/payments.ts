import { amountProblems } from '../domain/amount-policy.ts'
import { freeDetails } from './bills.ts'
import { command, query } from './define.ts'
import { printState } from './printing.ts'
import { amountKopecks, instant, kopecks, paperView, period, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

/** How the line came to the basket; kept with the payment. */
export const lineOrigin = z.enum(['scan', 'paste', 'typed', 'link'])

export const paymentLineInput = z.discriminatedUnion('payee', [
  z.strictObject({
    payee: z.literal('catalogue'),
    serviceId: z.string().min(1).max(80),
    account: typedText(40).min(1),
    period: period.nullable(),
    amountKopecks,
    origin: lineOrigin,
    /** The client's link it was paid for. */
    linkId: uuid.optional(),
  }),
  z.strictObject({
    payee: z.literal('free'),
    details: freeDetails,
    account: typedText(40),
    period: period.nullable(),
    amountKopecks,
    origin: lineOrigin,
    /** The cashier has compared the details with the paper. */
    confirmed: z.boolean(),
  }),
])
export type PaymentLineInput = z.output<typeof paymentLineInput>

/** A client may have 200 services linked (product.md, Limits), and pay them all at once. */
/** All services of an owner fit into one payment (product.md, Limits). */
export const mostLines = 200

const lines = z.array(paymentLineInput).min(1).max(mostLines)

/** What will be taken and what to ask about, before the cash opens. */
export const previewPayment = query('payments.preview', {
  access: 'payments',
  input: z.strictObject({ lines }),
  output: z.strictObject({
    sumKopecks: kopecks,
    commissionKopecks: kopecks,
    dueKopecks: kopecks,
    /** What the payer pays beside each line's sum. */
    commissions: z.array(kopecks),
    /** Sums that the provider's policy refuses: against what the register says is due, or its absolute bounds. */
    wrongAmounts: z.array(
      z.strictObject({ lineIndex: z.int(), problem: z.enum(amountProblems), boundKopecks: kopecks }),
    ),
    /** The same account and sum taken here within the last 30 minutes. */
    alreadyPaid: z.array(
      z.strictObject({
        lineIndex: z.int(),
        receiptNumber: z.string(),
        acceptedAt: instant,
        amountKopecks: kopecks,
      }),
    ),
  }),
})

export const acceptedPayment = z.strictObject({
  paymentId: uuid,
  receiptNumber: z.string(),
  dueKopecks: kopecks,
  givenKopecks: kopecks,
  changeKopecks: kopecks,
  printJobId: uuid,
})
export type AcceptedPayment = z.output<typeof acceptedPayment>

/** Takes the cash: one transaction, the receipt goes to the queue in it. */
export const acceptPayment = command('payments.accept', {
  access: 'payments',
  input: z.strictObject({ lines, givenKopecks: kopecks }),
  output: acceptedPayment,
  refusals: [
    'desk.restore_not_reviewed',
    'shift.none_open',
    'shift.open_by_other',
    'shift.too_old',
    'payments.given_less_than_due', // dueKopecks
    'payments.service_unknown', // line (1-based)
    'payments.service_demo_only', // line
    'payments.account_invalid', // line
    'payments.period_missing', // line
    'payments.amount_below_min', // line, boundKopecks
    'payments.amount_above_max',
    'payments.amount_not_due',
    'payments.amount_below_due',
    'payments.amount_above_due',
    'payments.details_invalid', // line, field
    'payments.not_confirmed', // line: the first payment to a payee whose details nobody compared
    'payments.payee_in_catalogue', // line: free details of a payee the catalogue knows
    'payments.link_unknown', // line: no link, an ended one, or one of another account
    'payments.sum_too_large',
  ],
  money: true,
})

export const journalEntry = z.strictObject({
  paymentId: uuid,
  receiptNumber: z.string(),
  acceptedAt: instant,
  operatorName: z.string(),
  dueKopecks: kopecks,
  givenKopecks: kopecks,
  changeKopecks: kopecks,
  lines: z.array(
    z.strictObject({
      serviceName: z.string(),
      payeeName: z.string(),
      account: z.string(),
      period: period.nullable(),
      amountKopecks: kopecks,
      commissionKopecks: kopecks,
    }),
  ),
  /** Of the receipt itself, not of its copies. */
  printState,
  copies: z.int(),
})
export type JournalEntry = z.output<typeof journalEntry>

/**
 * Payments, newest first, 50 a page. `search` matches a sum («812,40»), a receipt number or a part of an account.
 * A cashier sees the own shifts, a supervisor all.
 */
export const listJournal = query('payments.listJournal', {
  access: 'payments',
  input: z.strictObject({
    scope: z.enum(['shift', 'all']),
    search: typedText(60),
    before: uuid.nullable(),
  }),
  output: z.strictObject({ entries: z.array(journalEntry), next: uuid.nullable() }),
})

/** The receipt as it was or will be printed; `copy` gives the text of that copy (1-based), 0 the receipt itself. */
export const getReceiptPaper = query('payments.getReceiptPaper', {
  access: 'payments',
  input: z.strictObject({ paymentId: uuid, copy: z.int().min(0).max(999) }),
  output: paperView.nullable(),
})

/** Prints the receipt again, marked «КОПИЯ № n»; null paymentId = the last receipt of the own shift. */
export const reprintReceipt = command('payments.reprint', {
  access: 'payments',
  input: z.strictObject({ paymentId: uuid.nullable() }),
  output: z.strictObject({ printJobId: uuid, receiptNumber: z.string(), copy: z.int() }),
  refusals: ['payments.unknown', 'payments.not_printed_yet'],
})
