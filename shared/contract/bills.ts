import { paymentQrReasons, paymentQrWarnings } from '../domain/payment-qr.ts'
import { query } from './define.ts'
import { kopecks, period, typedText } from './values.ts'
import { z } from './zod.ts'

/** Where the money goes when the payee is not in the catalogue: checked keys, confirmed by the cashier. */
export const freeDetails = z.strictObject({
  payeeName: typedText(160).min(1),
  payeeInn: z.string().regex(/^(\d{10}|\d{12})$/),
  payeeKpp: z.string().regex(/^(\d{4}[0-9A-Z]{2}\d{3})?$/),
  payeeAccount: z.string().regex(/^\d{5}[0-9ABCEHKMPTX]\d{14}$/),
  bankName: typedText(160).min(1),
  bankBic: z.string().regex(/^\d{9}$/),
  /** Empty when the bank has none. */
  bankCorrAccount: z.string().regex(/^(\d{20})?$/),
  purpose: typedText(210).min(1),
})
export type FreeDetails = z.output<typeof freeDetails>

/** shared/domain/account-format.ts AccountFormat: the window checks a typed account by it, main checks again. */
export const accountFormat = z.strictObject({
  mask: z.string().optional(),
  pattern: z.string().optional(),
  prefix: z.string().optional(),
  padTo: z.int().optional(),
  example: z.string(),
})

export const serviceView = z.strictObject({
  serviceId: z.string(),
  serviceName: z.string(),
  providerName: z.string(),
  providerInn: z.string(),
  aliases: z.array(z.string()),
  demo: z.boolean(),
  account: accountFormat,
})
export type ServiceView = z.output<typeof serviceView>

/** Why a line must be looked at before it is paid; such a line never takes the Enter–Enter path. */
export const lineWarnings = [
  ...paymentQrWarnings,
  'sum_missing',
  'payee_unknown',
  'account_missing',
  'account_format',
  'details_incomplete',
  'key_invalid',
  'inn_invalid',
] as const
export type LineWarning = (typeof lineWarnings)[number]

/** What a code on a bill turned out to be. */
export const recognizedBill = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('known'),
    service: serviceView,
    /** As the catalogue writes it; '' when the code had none. */
    account: z.string(),
    period: period.nullable(),
    sumKopecks: kopecks.nullable(),
    warnings: z.array(z.enum(lineWarnings)),
  }),
  z.strictObject({
    outcome: z.literal('unknown_payee'),
    /** What the code gave; fields it did not give are ''. */
    details: z.record(z.string(), z.string()),
    account: z.string(),
    period: period.nullable(),
    sumKopecks: kopecks.nullable(),
    warnings: z.array(z.enum(lineWarnings)),
  }),
  /** Hard stop: the code names a known payee with other bank details (a substituted code). */
  z.strictObject({ outcome: z.literal('details_differ'), providerName: z.string(), differs: z.array(z.string()) }),
  z.strictObject({ outcome: z.literal('not_a_bill'), reason: z.enum(paymentQrReasons) }),
])
export type RecognizedBill = z.output<typeof recognizedBill>

/** Of the linking screen too, so for everyone who serves clients. */
export const recognizeBill = query('bills.recognize', {
  access: 'clients',
  input: z.strictObject({ text: z.string().min(1).max(4000) }),
  output: recognizedBill,
})

/** Services whose name, alias, provider or INN matches every word; at most 50. */
export const findServices = query('bills.findServices', {
  access: 'clients',
  input: z.strictObject({ words: z.string().max(100) }),
  output: z.array(serviceView),
})
