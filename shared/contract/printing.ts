import { printerReasons } from '../domain/printer-reason.ts'
import { action, command, query } from './define.ts'
import { done, instant, nothing, uuid } from './values.ts'
import { z } from './zod.ts'

export const printState = z.enum(['queued', 'sending', 'printed', 'not_printed', 'unknown'])

/** Papers with personal data: sealed until their outcome is final, and masked wherever they are shown. */
export const personalPapers = [
  'consent',
  'advertising_consent',
  'application',
  'information_sheet',
  'number_sheet',
  'withdrawal',
  'linked_services',
] as const

/** Papers laid out from the journal's rows when they are printed. */
export const journalPapers = [
  'receipt',
  'copy',
  'z_report',
  'provider_contacts',
  'cash_order',
  'cash_statement',
  'recount_act',
  'reversal_slip',
  'reversal_bank_slip',
  'payment_application',
  'transfers',
  'day_certificate',
] as const

export const printJobView = z.strictObject({
  id: uuid,
  kind: z.enum([...journalPapers, ...personalPapers]),
  title: z.string(),
  state: printState,
  reason: z.enum(printerReasons).nullable(),
  createdAt: instant,
  /** Set once the cashier said whether an unknown paper came out. */
  answered: z.boolean(),
})
export type PrintJobView = z.output<typeof printJobView>

export const getQueue = query('printing.getQueue', {
  access: 'signed_in',
  input: nothing,
  output: z.strictObject({
    printer: z.strictObject({
      kind: z.enum(['virtual', 'tcp']),
      state: z.enum(['ready', 'printing', 'attention']),
      reason: z.enum(printerReasons).nullable(),
      nearEnd: z.boolean(),
      /** Where a virtual printer puts its papers. */
      folder: z.string().nullable(),
    }),
    /** Waiting, being sent, or of unknown outcome and not yet answered; oldest first. */
    open: z.array(printJobView),
    /** The last finished ones, newest first. */
    recent: z.array(printJobView),
  }),
})

/** An unknown outcome is asked about once: did the paper come out whole? */
export const answerUnknown = command('printing.answerUnknown', {
  access: 'payments',
  input: z.strictObject({ printJobId: uuid, cameOut: z.boolean() }),
  output: done,
  refusals: ['printing.job_unknown', 'printing.not_in_question'],
})

/** Gives up a waiting paper; it stays «не напечатан» and can be printed as a copy later. */
export const cancelPrint = command('printing.cancel', {
  access: 'payments',
  input: z.strictObject({ printJobId: uuid }),
  output: done,
  refusals: ['printing.job_unknown', 'printing.already_sent'],
})

export const printerSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('virtual'), columns: z.union([z.literal(32), z.literal(42), z.literal(48)]) }),
  z.strictObject({
    kind: z.literal('tcp'),
    columns: z.union([z.literal(32), z.literal(42), z.literal(48)]),
    host: z.string().min(1).max(253),
    port: z.int().min(1).max(65535),
    /** Number of CP866 in the printer's table: 17 on Epson, others on clones. */
    codePage: z.int().min(0).max(255),
    /** Cheap printers never answer status requests: then every paper ends as «unknown». */
    answersStatus: z.boolean(),
  }),
])
export type PrinterSettings = z.output<typeof printerSettings>

export const getPrinterSettings = query('printing.getSettings', {
  access: 'administration',
  input: nothing,
  output: printerSettings,
})

export const setPrinterSettings = command('printing.setSettings', {
  access: 'administration',
  input: printerSettings,
  output: done,
  refusals: ['printing.demo_loopback_only'],
})

/** Prints a test page with the current settings and says how it went. */
export const testPrinter = action('printing.test', {
  access: 'administration',
  input: nothing,
  output: z.strictObject({
    outcome: z.enum(['printed', 'not_printed', 'unknown']),
    reason: z.enum(printerReasons).nullable(),
  }),
})
