import { paymentQrReasons, paymentQrWarnings } from '../domain/payment-qr.ts'
import { accountFormat, amountPolicy, commissionPolicy } from './catalogue-data.ts'
import { query } from './define.ts'
import { budgetDetails } from './identification.ts'
import { instant, kopecks, period, typedText, uuid } from './values.ts'
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

/** What a line is checked by and costs, in force now; the window says it beside the sum, main decides. */
export const lineTerms = z.strictObject({
  amount: amountPolicy,
  period: z.enum(['none', 'optional', 'required']),
  commission: commissionPolicy,
  /** Of a payment to the budget: the account by which what is said to it is checked; left out of every other. */
  budgetAccount: z.string().optional(),
})
export type LineTerms = z.output<typeof lineTerms>

export const serviceView = z.strictObject({
  serviceId: z.string(),
  serviceName: z.string(),
  providerName: z.string(),
  providerInn: z.string(),
  aliases: z.array(z.string()),
  demo: z.boolean(),
  account: accountFormat,
  /** What identifies a payer besides the account, when the service is linked. */
  payer: z.enum(['account', 'account_house_flat', 'account_name_address']),
  ...lineTerms.shape,
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

/** A meter's value as it stands in a code («ServiceName», «CounterId», «CounterVal»); '' for what was not said. */
export const codeMeter = z.strictObject({
  serviceName: z.string().max(60),
  meter: z.string().max(40),
  /** Digits, perhaps with a fraction, as written. */
  value: z.string().max(20),
})
export type CodeMeter = z.output<typeof codeMeter>

/** What a code says of the payment itself, whoever the payee is. */
const said = {
  /** The payer's account at the payee; as the catalogue writes it where it knows the payee. '' when there was none. */
  account: z.string(),
  period: period.nullable(),
  sumKopecks: kopecks.nullable(),
  warnings: z.array(z.enum(lineWarnings)),
  meters: z.array(codeMeter).max(20),
  /** The payer as the code names him, for services that ask for more than the account; '' where it does not. */
  payerName: z.string().max(200),
  payerAddress: z.string().max(300),
  /** What a code for the budget says beside the bank details; left out of every other. */
  budget: budgetDetails.optional(),
}

export const knownBill = z.strictObject({ outcome: z.literal('known'), service: serviceView, ...said })
export type KnownBill = z.output<typeof knownBill>

/** Why a code leads to no line; beside those of the parser: */
export const notBillReasons = [
  ...paymentQrReasons,
  /** A linear code that no pattern of the catalogue knows: `code` goes into the search box. */
  'unknown_code',
  /** A receipt of ours that is not here, or is not this operator's to see. */
  'receipt_not_here',
  /** The code of another paper of ours: a Z-report. */
  'own_paper',
] as const
export type NotBillReason = (typeof notBillReasons)[number]

/** What of a code's bank details contradicts the catalogue's: one field, both values. */
export const detailDifference = z.strictObject({
  field: z.enum(['PersonalAcc', 'BIC', 'CorrespAcc', 'PayeeINN']),
  inCode: z.string(),
  inCatalogue: z.string(),
})
export type DetailDifference = z.output<typeof detailDifference>

/** What a code on a bill turned out to be. */
export const recognizedBill = z.discriminatedUnion('outcome', [
  knownBill,
  /** Several services may be meant: the cashier says which, nothing is guessed. */
  z.strictObject({ outcome: z.literal('choose_service'), choices: z.array(knownBill).min(2).max(50) }),
  z.strictObject({
    outcome: z.literal('unknown_payee'),
    /** What the code gave; fields it did not give are ''. */
    details: z.record(z.string(), z.string()),
    /** When these details were first compared and paid here; from then on nothing forces the comparison. */
    knownSince: instant.nullable(),
    ...said,
  }),
  /** Hard stop: the code names a known payee with other bank details (a substituted code). Nobody can override it. */
  z.strictObject({
    outcome: z.literal('details_differ'),
    providerName: z.string(),
    differs: z.array(detailDifference).min(1),
    /** Whose account the code really holds, where the catalogue knows it. */
    otherProviderName: z.string().nullable(),
  }),
  /** The bill of an invented payee at a desk that takes real money. */
  z.strictObject({ outcome: z.literal('demo_payee'), providerName: z.string() }),
  /** The code of our own receipt: its payment is in the journal. */
  z.strictObject({ outcome: z.literal('receipt'), paymentId: uuid, receiptNumber: z.string() }),
  z.strictObject({
    outcome: z.literal('not_a_bill'),
    reason: z.enum(notBillReasons),
    /** As scanned, for the search box; null for what is no code to search by. */
    code: z.string().nullable(),
  }),
])
export type RecognizedBill = z.output<typeof recognizedBill>

/**
 * Of the linking screen too, so for everyone who serves clients. A scanner that gives raw bytes hands them over as
 * such: names in windows-1251 and KOI8-R survive only so.
 */
export const recognizeBill = query('bills.recognize', {
  access: 'clients',
  input: z.union([
    z.strictObject({ text: z.string().min(1).max(4000) }),
    z.strictObject({ bytes: z.base64().min(4).max(8000) }),
  ]),
  output: recognizedBill,
})

/** Services of the catalogue in force by their ids; one that has left it is left out. */
export const getServices = query('bills.getServices', {
  access: 'clients',
  input: z.strictObject({ serviceIds: z.array(z.string().max(80)).max(200) }),
  output: z.array(serviceView),
})

/**
 * Services whose name, alias, provider or INN matches every word; then, where the words are a number, those whose
 * account it may be, services with it in their register first. At most 50.
 */
export const findServices = query('bills.findServices', {
  access: 'clients',
  input: z.strictObject({ words: z.string().max(100) }),
  output: z.array(serviceView),
})
