// Who pays, where the law asks for it (115-ФЗ ст. 7); otherwise nobody is asked and nothing is kept.
import { identificationLevels } from '../domain/identification.ts'
import { comparisonReasons, comparisonVerdicts, liftReasons, refusalReasons } from '../domain/screening-reasons.ts'
import { action, command, query } from './define.ts'
import { documentFields, documentProblems, typedDocument } from './documents.ts'
import { identificationSettings } from './identification.ts'
import { paidLines } from './payments.ts'
import { check } from './registration-view.ts'
import { screeningHit } from './screening.ts'
import { done, kopecks, nothing, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

/** For whom a representative pays: what was typed. Read by shared/domain/payer-form.ts. */
export const typedOrganisation = z.strictObject({
  organisationInn: typedText(14),
  organisationName: typedText(160),
  /** «Основание»: what the organisation pays for. */
  purpose: typedText(210),
  /** The paper that gives the authority: «Доверенность», «Устав», «Приказ о назначении». */
  authority: typedText(100),
  authorityNumber: typedText(60),
  /** dd.MM.yyyy as typed, like every date here; '' where the paper has none. */
  authorityIssuedOn: typedText(12),
  authorityValidUntil: typedText(12),
})
export type TypedOrganisation = z.output<typeof typedOrganisation>

export const organisationFields = [
  'organisationInn',
  'organisationName',
  'purpose',
  'authority',
  'authorityNumber',
  'authorityIssuedOn',
  'authorityValidUntil',
] as const satisfies readonly (keyof TypedOrganisation)[]

export const payerFields = [...documentFields, 'inn', 'phone', ...organisationFields] as const
export type PayerField = (typeof payerFields)[number]

export const payerProblems = [
  ...documentProblems,
  /** The check digits of an INN. */
  'inn_invalid',
  'authority_expired',
] as const
export type PayerProblem = (typeof payerProblems)[number]

/** Who pays: typed or scanned, or the client of the visit whose document was shown. */
const payerSource = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('typed'), document: typedDocument }),
  z.strictObject({ source: z.literal('client'), grant: uuid }),
])

/**
 * Reads the payer and keeps the data sealed for half an hour; the payment that names `payerId` keeps them for the years
 * of the law. A level above what is needed is a doubt of the cashier's. With problems nothing is kept.
 */
export const identifyPayer = action('payers.identify', {
  access: 'payments',
  personal: true,
  input: z.strictObject({
    lines: paidLines,
    level: z.enum(identificationLevels),
    payer: payerSource,
    /** Of full identification; '' when there is none. */
    inn: typedText(14),
    phone: typedText(24),
    organisation: typedOrganisation.nullable(),
    /** What an earlier attempt kept: it is destroyed. */
    replaces: uuid.nullable(),
  }),
  output: z.strictObject({
    payerId: uuid.nullable(),
    problems: z.array(z.strictObject({ field: z.enum(payerFields), problem: z.enum(payerProblems) })),
  }),
  refusals: [
    'payers.not_needed', // the law asks for nothing: nothing may be kept
    'payers.document_expired', // of the client's card
    'clients.grant_ended',
    'clients.level_too_low',
  ],
})

/** The payer of a payment that is not taken yet; null when that is over, or another operator's. */
export const getPayer = query('payers.get', {
  access: 'payments',
  personal: true,
  input: z.strictObject({ payerId: uuid }),
  output: z
    .strictObject({
      payerId: uuid,
      level: z.enum(identificationLevels),
      name: z.string(),
      /** Masked: the screen can be read over the counter. */
      document: z.string(),
      /** '' where nobody is represented. */
      organisationName: z.string(),
      /** What the lists say and nobody has answered yet. */
      screening: z.array(screeningHit),
      /** What the lists of this desk said, and as of when. */
      checks: z.array(check),
      /** What the same payer has paid here today; null when nothing. */
      today: z.strictObject({ count: z.int(), sumKopecks: kopecks }).nullable(),
    })
    .nullable(),
})

/** The payment was left, or the payer was: nothing stays. */
export const dropPayer = action('payers.drop', {
  access: 'payments',
  input: z.strictObject({ payerId: uuid }),
  output: done,
})

const answered = ['payers.not_found', 'screening.note_missing'] as const
const note = typedText(500)

/** As registration.compareEntry, of a payer. */
export const comparePayer = command('payers.compareEntry', {
  access: 'payments',
  personal: true,
  input: z.strictObject({
    payerId: uuid,
    entry: z.int(),
    verdict: z.enum(comparisonVerdicts),
    reason: z.enum(comparisonReasons),
    note,
  }),
  output: z.strictObject({ recordId: uuid }),
  refusals: [...answered, 'screening.entry_unknown'],
})

/** As registration.liftStop, of a payer. */
export const liftPayerStop = command('payers.liftStop', {
  access: 'payments',
  personal: true,
  input: z.strictObject({ payerId: uuid, reason: z.enum(liftReasons), note }),
  output: z.strictObject({ lifted: z.int() }),
  refusals: [...answered, 'screening.nothing_to_lift', 'approvals.needed'],
})

/** As registration.recordRefusal, of a payer: a refusal ends the payment, a suspicion is only recorded. */
export const recordPayerRefusal = command('payers.recordRefusal', {
  access: 'payments',
  personal: true,
  input: z.strictObject({
    payerId: uuid,
    act: z.enum(['refusal', 'suspicion']),
    reason: z.enum(refusalReasons),
    note,
  }),
  output: z.strictObject({ recordId: uuid }),
  refusals: answered,
})

export const getIdentification = query('payers.getSettings', {
  access: 'administration',
  input: nothing,
  output: identificationSettings,
})

export const setIdentification = command('payers.setSettings', {
  access: 'administration',
  input: identificationSettings,
  output: done,
  refusals: [],
})
