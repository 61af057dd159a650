import { correctionReasons, reversalReasons } from '../domain/reversal-reasons.ts'
import { freeDetails, serviceView } from './bills.ts'
import { cashShiftRefusals } from './cash-shift.ts'
import { command, query } from './define.ts'
import { budgetDetails } from './identification.ts'
import { acceptRefusals, mostLines, paymentLineInput } from './payments.ts'
import { printState } from './printing.ts'
import { calendarDate, instant, kopecks, paperView, period, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

// Giving back (domain.md §4.7): in the own open shift, before the register that covers the line was sent, the cash being
// there, with a supervisor's approval in place. Never a delete: rows of their own point at the payment. No draft is kept: a
// line is given back once, whatever the window forgot.

const note = typedText(200)
/** Of the payment, 1-based. */
const lineNo = z.int().min(1).max(mostLines)

/** Why nothing of a payment can be given back now. */
export const reversalStops = [
  ...cashShiftRefusals,
  'reversals.other_shift', // shiftNumber: it is not the open one
  'reversals.receipt_not_out', // it still waits for the printer, or is being printed
  'reversals.receipt_unknown', // nobody has said whether it came out
  'reversals.nothing_left', // every line was given back, or has left with a register
] as const

/** Why these lines of it can't. */
const lineRefusals = [
  ...reversalStops,
  'desk.restore_not_reviewed',
  'reversals.payment_unknown',
  'reversals.line_unknown', // line
  'reversals.already_reversed', // line, slipNumber
  'reversals.line_sent', // line
  'reversals.note_missing',
  'approvals.needed',
] as const

/** One act that gave lines back. */
export const reversalView = z.strictObject({
  reversalId: uuid,
  slipNumber: z.string(),
  reversedAt: instant,
  operatorName: z.string(),
  approverName: z.string(),
  reason: z.enum(reversalReasons),
  note: z.string(),
  receiptReturned: z.boolean(),
  lineNos: z.array(z.int()),
  dueKopecks: kopecks,
  /** Of a correction: the payment that was entered in its place. */
  replacedBy: z.strictObject({ paymentId: uuid, receiptNumber: z.string() }).nullable(),
  /** Its job; the payer's bears the reversal's id. */
  bankSlipId: uuid,
  payerSlip: printState,
  bankSlip: printState,
})
export type ReversalView = z.output<typeof reversalView>

export const reversibleLine = z.strictObject({
  lineNo,
  serviceName: z.string(),
  payeeName: z.string(),
  account: z.string(),
  period: period.nullable(),
  amountKopecks: kopecks,
  commissionKopecks: kopecks,
  state: z.enum(['standing', 'reversed', 'sent']),
  /** What it is entered again with; null: its service has left the catalogue. */
  payee: z
    .discriminatedUnion('payee', [
      z.strictObject({ payee: z.literal('catalogue'), service: serviceView }),
      z.strictObject({ payee: z.literal('free'), details: freeDetails }),
    ])
    .nullable(),
  /** What it says to the budget: entered again as it was. */
  budget: budgetDetails.nullable(),
})
export type ReversibleLine = z.output<typeof reversibleLine>

/** A payment with what of it stands; null when it is not there or not this operator's to see. */
export const getReversible = query('reversals.get', {
  access: 'payments',
  input: z.strictObject({ paymentId: uuid }),
  output: z
    .strictObject({
      paymentId: uuid,
      receiptNumber: z.string(),
      acceptedAt: instant,
      operatorName: z.string(),
      dueKopecks: kopecks,
      lines: z.array(reversibleLine),
      reversals: z.array(reversalView),
      /** Entered in place of lines of this payment. */
      replaces: z.strictObject({ paymentId: uuid, receiptNumber: z.string() }).nullable(),
      stop: z
        .strictObject({
          code: z.enum(reversalStops),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        })
        .nullable(),
    })
    .nullable(),
})

/** The payment of a receipt or of a reversal's slip by its number or code; '' is the last receipt of the own shift. */
export const findReversible = query('reversals.find', {
  access: 'payments',
  input: z.strictObject({ number: typedText(60) }),
  output: z.strictObject({ paymentId: uuid, receiptNumber: z.string() }).nullable(),
})

const said = {
  paymentId: uuid,
  note,
  /** The payer gave the original receipt back. */
  receiptReturned: z.boolean(),
}

const givenBack = {
  reversalId: uuid,
  slipNumber: z.string(),
  dueKopecks: kopecks,
  payerSlipId: uuid,
  bankSlipId: uuid,
}

/** Gives lines of a payment back: their sums and commissions leave the drawer, both slips go to the queue. */
export const reversePayment = command('reversals.reverse', {
  access: 'payments',
  input: z.strictObject({ ...said, lineNos: z.array(lineNo).min(1).max(mostLines), reason: z.enum(reversalReasons) }),
  output: z.strictObject(givenBack),
  refusals: [...lineRefusals, 'reversals.cash_short'], // dueKopecks
})

const isTold = (code: string): boolean => lineRefusals.some((told) => told === code)

const corrections = z
  .array(z.strictObject({ lineNo, line: paymentLineInput }))
  .min(1)
  .max(mostLines)

/** What the lines come to as they are typed anew; asked while they are typed. */
export const checkCorrection = query('reversals.checkCorrection', {
  access: 'payments',
  input: z.strictObject({ paymentId: uuid, corrections }),
  output: z
    .strictObject({
      dueBeforeKopecks: kopecks,
      dueKopecks: kopecks,
      lines: z.array(
        z.strictObject({
          lineNo,
          /** A refusal of `payments.accept` that the line would meet. */
          problem: z.enum(acceptRefusals).nullable(),
          commissionKopecks: kopecks,
          /** `null`: free details, which no register knows. */
          register: z.enum(['found', 'not_in_register', 'not_loaded']).nullable(),
          payerMasked: z.string(),
          address: z.string(),
          debt: z.strictObject({ asOf: calendarDate, debtKopecks: kopecks, paidSinceKopecks: kopecks }).nullable(),
        }),
      ),
    })
    .nullable(),
})

/**
 * One act that gives lines back and enters them anew as a payment with a receipt of its own. Cash does not move: the new
 * lines come to the same sum.
 */
export const correctPayment = command('reversals.correct', {
  access: 'payments',
  input: z.strictObject({ ...said, corrections, reason: z.enum(correctionReasons) }),
  output: z.strictObject({
    ...givenBack,
    replacement: z.strictObject({ paymentId: uuid, receiptNumber: z.string() }),
  }),
  refusals: [
    ...lineRefusals,
    ...acceptRefusals.filter((code) => !isTold(code)),
    'reversals.due_differs', // dueKopecks, dueBeforeKopecks
    'reversals.nothing_corrected', // every line is as it was
  ],
})

/** The payer's slip as it was or will be printed. */
export const getSlipPaper = query('reversals.getSlip', {
  access: 'payments',
  input: z.strictObject({ reversalId: uuid }),
  output: paperView.nullable(),
})

/** Both slips once more, marked as copies. */
export const reprintSlips = command('reversals.reprintSlips', {
  access: 'payments',
  input: z.strictObject({ reversalId: uuid }),
  output: z.strictObject({ payerSlipId: uuid, bankSlipId: uuid }),
  refusals: ['reversals.slip_unknown', 'reversals.slips_not_out'],
})
