// Registers of payments taken, as providers get them, and the bank's own one for its cash order of the day.
import { outEncodings, outLayouts } from '../domain/register-out-template.ts'
import { action, command, query } from './define.ts'
import { calendarDate, done, instant, kopecks, nothing, paperView, signedKopecks, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

/** The payments that go out as payment orders: by free details, to the budget, to a provider without a layout. */
export const byDetails = 'po-rekvizitam'

/**
 * `made`: the file lies in the folder. `stale`: a line of it was given back since, it is made again under a new number.
 * `empty`: all its lines were given back, nothing of it is sent. `replaced`: made again.
 */
export const outStates = ['made', 'stale', 'empty', 'sent', 'replaced'] as const

const sums = {
  lineCount: z.int(),
  sumKopecks: kopecks,
  /** Withheld from the transfer. */
  commissionKopecks: kopecks,
  transferKopecks: kopecks,
}

const whose = {
  providerId: z.string(),
  /** '' of `byDetails`. */
  providerName: z.string(),
  /** Null: of the whole day. */
  shiftNumber: z.int().nullable(),
  layout: z.enum(outLayouts),
  encoding: z.enum(outEncodings),
}

/** Lines that no register covers yet: one register will. `slot` names it until something changes. */
export const waitingRegister = z.strictObject({ slot: z.string(), ...whose, ...sums })
export type WaitingRegisterOut = z.output<typeof waitingRegister>

export const madeRegister = z.strictObject({
  registerId: uuid,
  ...whose,
  ...sums,
  number: z.int(),
  /** Of the register it was made in place of. */
  replacesNumber: z.int().nullable(),
  fileName: z.string(),
  sha256: z.string(),
  state: z.enum(outStates),
  madeAt: instant,
  operatorName: z.string(),
  sentAt: instant.nullable(),
})
export type MadeRegisterOut = z.output<typeof madeRegister>

/** A character that the encoding lacks: a file with a question mark in its place would be believed. */
export const outProblem = z.strictObject({
  /** Of the register's lines, from 1; 0 in header or footer. */
  line: z.int(),
  receiptNumber: z.string(),
  character: z.string(),
})
export type OutProblem = z.output<typeof outProblem>

const otherDay = z.strictObject({ businessDate: calendarDate, waitingLines: z.int(), unsent: z.int() })

export const registersOutDay = z.strictObject({
  businessDate: calendarDate,
  /** Numbers of shifts of this day that are not closed. */
  openShifts: z.array(z.int()),
  waiting: z.array(waitingRegister),
  /** Newest first. */
  made: z.array(madeRegister),
  /** Of the last 31 business days, those with something to make or to send; the oldest first. */
  otherDays: z.array(otherDay),
  running: z.strictObject({ done: z.int(), total: z.int(), startedAt: instant }).nullable(),
  /** '' while nobody has said. */
  folder: z.string(),
})
export type RegistersOutDay = z.output<typeof registersOutDay>

/** What is to be made, made and sent of one business day; null: of the last one with a shift. Event: `outgoing`. */
export const getOutgoingDay = query('outgoing.getDay', {
  access: 'supervision',
  input: z.strictObject({ businessDate: calendarDate.nullable() }),
  /** Null before the first shift. */
  output: registersOutDay.nullable(),
})

/** How characters that the encoding lacks are dealt with, for this register alone: another encoding, or other characters. */
export const outWay = z.strictObject({
  encoding: z.enum(outEncodings).nullable(),
  replacements: z.array(z.strictObject({ character: z.string().min(1).max(2), by: typedText(10) })).max(50),
})
export type OutWay = z.output<typeof outWay>

const target = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('waiting'), businessDate: calendarDate, slot: z.string().max(200) }),
  z.strictObject({ of: z.literal('made'), registerId: uuid }),
])

/** The file's first lines as it is, or as it would be made now; nothing is kept. */
export const previewOutgoing = query('outgoing.preview', {
  access: 'supervision',
  input: z.strictObject({ target, way: outWay.nullable() }),
  output: z
    .strictObject({
      fileName: z.string(),
      /** Of a table: a line a record. At most 40, each cut to 400 characters. */
      lines: z.array(z.string()),
      bytes: z.int(),
      ...sums,
      /** The first few. */
      problems: z.array(outProblem),
      problemCount: z.int(),
    })
    .nullable(),
})

const folderRefusals = [
  'outgoing.folder_not_set',
  'outgoing.folder_missing',
  'outgoing.folder_closed', // it can't be written in
  'outgoing.disk_full',
] as const

const makingRefusals = [
  ...folderRefusals,
  'outgoing.running',
  'outgoing.cancelled',
  'outgoing.nothing_waits',
  'outgoing.name_taken', // name: such a file lies there, and this desk has not made it
  'outgoing.failed',
] as const

const blocked = z.strictObject({
  providerId: z.string(),
  providerName: z.string(),
  slot: z.string(),
  problems: z.array(outProblem),
  problemCount: z.int(),
})

/** Makes what waits of a day: all of it, or one register in a chosen way. Those with problems are left and told. */
export const makeOutgoing = action('outgoing.make', {
  access: 'supervision',
  input: z.strictObject({
    businessDate: calendarDate,
    only: z.strictObject({ slot: z.string().max(200), way: outWay.nullable() }).nullable(),
  }),
  output: z.strictObject({
    made: z.array(z.strictObject({ registerId: uuid, fileName: z.string(), lineCount: z.int() })),
    blocked: z.array(blocked),
  }),
  refusals: makingRefusals,
})

/** Makes a stale register again, under the next number: of the same payments, less those that were given back. */
export const makeOutgoingAgain = action('outgoing.makeAgain', {
  access: 'supervision',
  input: z.strictObject({ registerId: uuid, way: outWay.nullable() }),
  output: z.strictObject({ registerId: uuid, fileName: z.string() }),
  refusals: [...makingRefusals, 'outgoing.unknown', 'outgoing.not_stale', 'outgoing.characters_missing'],
})

/** Writes a register's file once more: the same name, the same bytes. */
export const repeatOutgoing = action('outgoing.repeat', {
  access: 'supervision',
  input: z.strictObject({ registerId: uuid }),
  output: z.strictObject({ fileName: z.string() }),
  refusals: [
    ...folderRefusals,
    'outgoing.running',
    'outgoing.cancelled',
    'outgoing.unknown',
    'outgoing.not_as_it_was', // what it was made of is not there any more
    'outgoing.failed',
  ],
})

/** Calls the making under way off; nothing of it stays. */
export const cancelOutgoing = action('outgoing.cancel', { access: 'supervision', input: nothing, output: done })

/** Notes that registers went to their providers: from here on their payments can't be given back at the desk. */
export const markOutgoingSent = command('outgoing.markSent', {
  access: 'supervision',
  input: z.strictObject({ registerIds: z.array(uuid).min(1).max(500) }),
  output: z.strictObject({ sent: z.int() }),
  refusals: [
    'outgoing.unknown',
    'outgoing.sent_already', // number, as the others have
    'outgoing.stale',
    'outgoing.empty',
    'outgoing.replaced',
  ],
})

const transferSums = z.strictObject({
  count: z.int(),
  sumKopecks: kopecks,
  payerCommissionKopecks: kopecks,
  payeeCommissionKopecks: kopecks,
})

/** «Реестр переводов»: what was taken in a business day by payees, for the bank's consolidated cash order (630-П). */
export const transfersView = z.strictObject({
  businessDate: calendarDate,
  payees: z.array(
    z.strictObject({
      payeeName: z.string(),
      payeeInn: z.string(),
      payeeAccount: z.string(),
      bankBic: z.string(),
      taken: transferSums,
      reversed: transferSums,
    }),
  ),
  taken: transferSums,
  reversed: transferSums,
  /** What goes to the payees: taken less reversed, less what is withheld. */
  transferKopecks: kopecks,
  /** What stays in cash of these payments: with the payers' commission, less what was given back. */
  cashKopecks: signedKopecks,
  shifts: z.array(
    z.strictObject({
      number: z.int(),
      operatorName: z.string(),
      /** Null while it is open. */
      zNumber: z.int().nullable(),
      paymentCount: z.int(),
      takenKopecks: kopecks,
      commissionKopecks: kopecks,
      reversedKopecks: kopecks,
      /** Whether the Z says the same; null while it is open. */
      agrees: z.boolean().nullable(),
    }),
  ),
})
export type TransfersView = z.output<typeof transfersView>

export const getTransfers = query('outgoing.getTransfers', {
  access: 'supervision',
  input: z.strictObject({ businessDate: calendarDate }),
  output: z.strictObject({ transfers: transfersView, paper: paperView }),
})

export const printTransfers = command('outgoing.printTransfers', {
  access: 'supervision',
  input: z.strictObject({ businessDate: calendarDate }),
  output: z.strictObject({ printJobId: uuid }),
  refusals: ['outgoing.no_shift'],
})

/** As a table: CSV, UTF-8, semicolons; where the person says. */
export const saveTransfers = action('outgoing.saveTransfers', {
  access: 'supervision',
  input: z.strictObject({ businessDate: calendarDate }),
  /** Null when the dialog was left. */
  output: z.strictObject({ fileName: z.string() }).nullable(),
  refusals: ['outgoing.file_not_written'],
})

/** Where registers go, and as whom the bank's payment orders name the payer. */
export const outgoingSettings = z.strictObject({
  folder: typedText(400),
  /** The bank's account of transfers (40911…); '' where orders leave it empty. */
  payerAccount: z.string().regex(/^(\d{20})?$/),
  payerInn: z.string().regex(/^(\d{10})?$/),
  payerKpp: z.string().regex(/^(\d{9})?$/),
})
export type OutgoingSettings = z.output<typeof outgoingSettings>

export const getOutgoingSettings = query('outgoing.getSettings', {
  access: 'administration',
  input: nothing,
  output: outgoingSettings,
})

export const setOutgoingSettings = command('outgoing.setSettings', {
  access: 'administration',
  input: outgoingSettings,
  output: done,
  refusals: ['outgoing.folder_not_absolute', 'outgoing.no_such_folder', 'outgoing.folder_inside_data'],
})
