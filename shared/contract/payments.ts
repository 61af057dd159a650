import { amountProblems } from '../domain/amount-policy.ts'
import { freeDetails } from './bills.ts'
import { cashShiftRefusals } from './cash-shift.ts'
import { command, query } from './define.ts'
import { budgetDetails, identificationNeed, splitting } from './identification.ts'
import { amountKopecks, instant, kopecks, nothing, paperView, period, typedText, uuid } from './values.ts'
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
    budget: budgetDetails.optional(),
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
    budget: budgetDetails.optional(),
  }),
])
export type PaymentLineInput = z.output<typeof paymentLineInput>

/** A client may have 200 services linked (product.md, Limits), and pay them all at once. */
/** All services of an owner fit into one payment (product.md, Limits). */
export const mostLines = 200

export const paidLines = z.array(paymentLineInput).min(1).max(mostLines)

/** What will be taken and what to ask about, before the cash opens. */
export const previewPayment = query('payments.preview', {
  access: 'payments',
  input: z.strictObject({ lines: paidLines }),
  output: z.strictObject({
    sumKopecks: kopecks,
    commissionKopecks: kopecks,
    dueKopecks: kopecks,
    /** What the payer pays beside each line's sum. */
    commissions: z.array(kopecks),
    /** Sums that the provider's policy refuses: against what the register says is due, or its bounds of a line or a payment. */
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
    /** Lines that repeat an earlier one of this payment: the same payee, account, period and sum. */
    twice: z.array(z.strictObject({ lineIndex: z.int(), firstIndex: z.int() })),
    /** What the law asks of the payer before the cash; null: nothing, and nobody is asked. */
    identification: identificationNeed.nullable(),
    /** Perhaps divided below the limits: a warning, not a stop. */
    splitting: z.array(splitting),
  }),
})

/** What helps while cash changes hands; told beside, nothing waits for it. */
export const getTender = query('payments.getTender', {
  access: 'payments',
  input: nothing,
  output: z.strictObject({
    /** Faces of the notes that circulate today, the smallest first: what a client may hand over. */
    noteFaces: z.array(kopecks),
    /**
     * What is likely to lie in the drawer, the biggest first: the last count, and what has moved since as far as is known.
     * Null where nobody has counted by denomination, and for whoever may take no cash now. For a hint about change, never for
     * a stop.
     */
    drawer: z.array(z.strictObject({ faceKopecks: kopecks, pieces: z.int().min(0) })).nullable(),
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

/** Why a payment is not taken; a correction that enters a line anew has them too. */
export const acceptRefusals = [
  'desk.restore_not_reviewed',
  ...cashShiftRefusals,
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
  'payments.amount_above_basket', // the first line of a provider whose lines are too much together
  'payments.details_invalid', // line, field
  'payments.budget_invalid', // line, field
  'payments.not_confirmed', // line: the first payment to a payee whose details nobody compared
  'payments.payee_in_catalogue', // line: free details of a payee the catalogue knows
  'payments.link_unknown', // line: no link, an ended one, or one of another account
  'payments.sum_too_large',
  'approvals.needed', // above the sum of the settings
  'payments.payer_needed', // line and boundKopecks where there are
  'payments.payer_unknown', // its half-hour is over
  'payments.payer_not_screened', // a list says something that nobody has answered
] as const

/** Takes the cash: one transaction, the receipt goes to the queue in it. */
export const acceptPayment = command('payments.accept', {
  access: 'payments',
  input: z.strictObject({
    lines: paidLines,
    givenKopecks: kopecks,
    /** Of payers.identify, where the law asks for the payer. */
    payerId: uuid.optional(),
    /** When the first line came into the basket: how long a payment takes is a figure of the reports. */
    startedAt: instant.optional(),
  }),
  output: acceptedPayment,
  refusals: acceptRefusals,
  money: true,
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
