import { codeMeter } from './bills.ts'
import { action, query } from './define.ts'
import { acceptedPayment, lineOrigin, mostLines } from './payments.ts'
import { printState } from './printing.ts'
import { done, instant, kopecks, nothing, period, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

/** A basket as it stood: half-typed lines too, so every field is optional text. No secrets, no codes. */
export const draftLine = z.strictObject({
  serviceId: z.string().max(80).nullable(),
  details: z.record(z.string(), z.string().max(300)).nullable(),
  account: z.string().max(60),
  linkId: uuid.nullable(),
  period: period.nullable(),
  amountKopecks: kopecks.nullable(),
  origin: lineOrigin,
  warnings: z.array(z.string().max(40)).max(20),
  /** What a code said of meters, and since when its payee is known here; drafts of before had neither. */
  meters: z.array(codeMeter).max(20).default([]),
  /** As typed; drafts of before had none. */
  budget: z.record(z.string(), z.string().max(60)).nullable().default(null),
  knownSince: instant.nullable().default(null),
  confirmed: z.boolean(),
})

export const paymentDraft = z.strictObject({
  step: z.enum(['lines', 'cash']),
  lines: z.array(draftLine).max(mostLines),
  givenText: typedText(20),
})
export type PaymentDraft = z.output<typeof paymentDraft>

/** What of this operator was interrupted. With `accepted` the payment is done and must only be shown. */
export const getDraft = query('drafts.get', {
  access: 'payments',
  input: nothing,
  output: z
    .strictObject({
      savedAt: instant,
      draft: paymentDraft,
      commandId: uuid.nullable(),
      accepted: acceptedPayment.extend({ printState }).nullable(),
    })
    .nullable(),
})

/** Keeps the basket, sealed; `commandId` from the moment the confirm step opens. */
export const saveDraft = action('drafts.save', {
  access: 'payments',
  input: z.strictObject({ draft: paymentDraft, commandId: uuid.nullable() }),
  output: done,
})

export const clearDraft = action('drafts.clear', { access: 'payments', input: nothing, output: done })
