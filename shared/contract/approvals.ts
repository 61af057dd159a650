import { action } from './define.ts'
import { passwordText } from './desk.ts'
import { done, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

/** A command that was refused with `approvals.needed`, as it will be sent again: its name, id and input. */
const toApprove = { operation: typedText(60), commandId: uuid, input: z.unknown() }

/** What stands beside each value of a command that waits for approval; the window has a word for each. */
export const approvalFacts = [
  'client',
  'former_client',
  'document',
  'number',
  'list',
  'reason',
  'service',
  'amount',
  'act',
  'given',
  'payee',
  'lines',
  'shift',
  'cashier',
  'receipt',
  'line',
  'corrected_line',
  'give_back',
] as const
export type ApprovalFact = (typeof approvalFacts)[number]

/** What main itself read in the command: the approver sees this, not what the window believes. */
export const describeApproval = action('approvals.describe', {
  access: 'signed_in',
  input: z.strictObject(toApprove),
  output: z.strictObject({
    requesterName: z.string(),
    facts: z.array(z.strictObject({ fact: z.enum(approvalFacts), value: z.string() })),
  }),
  refusals: ['approvals.not_approvable'],
})

/**
 * A supervisor approves exactly this command with an own login and password, at the window of the one who asks
 * (product.md, People). Never replayed. Wrong passwords count to the approver's lock-out.
 */
export const giveApproval = action('approvals.give', {
  access: 'signed_in',
  input: z.strictObject({ ...toApprove, login: typedText(40), password: passwordText }),
  output: done,
  refusals: [
    'approvals.not_approvable',
    'approvals.own', // nobody approves what he asks for himself
    'approvals.not_permitted',
    'session.wrong_login_or_password', // attemptsLeft
    'session.locked_out', // until
  ],
})
