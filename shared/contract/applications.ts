import { applicationKinds, applicationStates } from '../domain/application-states.ts'
import { reversalReasons } from '../domain/reversal-reasons.ts'
import { command, query } from './define.ts'
import { mostLines } from './payments.ts'
import { printState } from './printing.ts'
import { instant, kopecks, paperView, period, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

// After the shift or the register no cash goes back at the desk (domain.md §4.7): the payer applies to the provider for a
// refund, or for details to be put right. The paper has places for name and signature; the rows hold ids only.

/** What shall count instead, of a correction of details. */
const wanted = z.strictObject({ account: typedText(40).min(1), period: period.nullable() })
const lineNo = z.int().min(1).max(mostLines)

const payment = {
  paymentId: uuid,
  receiptNumber: z.string(),
  acceptedAt: instant,
  operatorName: z.string(),
}
const paidLine = {
  lineNo,
  serviceName: z.string(),
  payeeName: z.string(),
  account: z.string(),
  period: period.nullable(),
  amountKopecks: kopecks,
  commissionKopecks: kopecks,
}

/** `reversible`: the shift still runs, the cashier gives it back. `applied`: an application is under way. */
export const applicableStates = ['applicable', 'reversible', 'reversed', 'applied'] as const

/** The payment of the receipt that the payer shows (its number or its code); null when it is not of this desk. */
export const findApplicable = query('applications.findPayment', {
  access: 'clients',
  input: z.strictObject({ receiptNumber: typedText(60) }),
  output: z
    .strictObject({
      ...payment,
      lines: z.array(
        z.strictObject({
          ...paidLine,
          state: z.enum(applicableStates),
          /** Of the slip or the application that stands in the way. */
          number: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
})

/** Registers an application and prints its paper. */
export const registerApplication = command('applications.register', {
  access: 'clients',
  input: z.strictObject({
    paymentId: uuid,
    kind: z.enum(applicationKinds),
    reason: z.enum(reversalReasons),
    lines: z
      .array(z.strictObject({ lineNo, wanted: wanted.nullable() }))
      .min(1)
      .max(mostLines),
  }),
  output: z.strictObject({ applicationId: uuid, number: z.string(), printJobId: uuid }),
  refusals: [
    'applications.payment_unknown',
    'applications.line_unknown', // line
    'applications.still_reversible', // line
    'applications.line_reversed', // line, slipNumber
    'applications.line_applied', // line, number
    'applications.wanted_missing', // line: a correction says what shall count
    'applications.account_invalid', // line
  ],
})

export const applicationView = z.strictObject({
  applicationId: uuid,
  number: z.string(),
  kind: z.enum(applicationKinds),
  reason: z.enum(reversalReasons),
  registeredAt: instant,
  registeredBy: z.string(),
  ...payment,
  sumKopecks: kopecks,
  lines: z.array(z.strictObject({ ...paidLine, wanted: wanted.nullable() })),
  state: z.enum(applicationStates),
  /** Oldest first. */
  states: z.array(
    z.strictObject({ state: z.enum(applicationStates), at: instant, operatorName: z.string(), note: z.string() }),
  ),
  /** Of its first paper. */
  paper: printState,
})
export type ApplicationView = z.output<typeof applicationView>

/** Newest first, 50 a page. `open`: all but the closed ones. */
export const listApplications = query('applications.list', {
  access: 'clients',
  input: z.strictObject({
    state: z.enum(['open', 'all', ...applicationStates]),
    kind: z.enum(applicationKinds).nullable(),
    before: uuid.nullable(),
  }),
  output: z.strictObject({ applications: z.array(applicationView), next: uuid.nullable() }),
})

/** A step forwards. `note`: number and date of the letter, or what was answered; nothing personal. */
export const moveApplication = command('applications.move', {
  access: 'supervision',
  input: z.strictObject({ applicationId: uuid, to: z.enum(applicationStates), note: typedText(120) }),
  output: z.null(),
  refusals: ['applications.unknown', 'applications.wrong_step'], // state
})

/** Its paper once more. */
export const printApplication = command('applications.print', {
  access: 'clients',
  input: z.strictObject({ applicationId: uuid }),
  output: z.strictObject({ printJobId: uuid }),
  refusals: ['applications.unknown', 'applications.not_printed_yet'],
})

export const getApplicationPaper = query('applications.getPaper', {
  access: 'clients',
  input: z.strictObject({ applicationId: uuid }),
  output: paperView.nullable(),
})
