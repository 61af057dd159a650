import { addDays } from '../domain/dates.ts'
import { orderFlows, reportKinds } from '../domain/report-kinds.ts'
import { action, command, query } from './define.ts'
import { exportFormats } from './exports.ts'
import { calendarDate, instant, kopecks, paperView, signedKopecks, uuid } from './values.ts'
import { z } from './zod.ts'

/** A report reads at most so many business days: a leap year. */
export const longestReportDays = 366

const inn = z.string().regex(/^(\d{10}|\d{12})$/)

/** Which rows a report reads. A cashier's is narrowed to the own shifts by main, whatever it says. */
export const reportSpan = z
  .strictObject({
    /** Business days, both included. */
    fromDate: calendarDate,
    untilDate: calendarDate,
    /** One shift of these days. */
    shiftId: uuid.nullable(),
    operatorId: uuid.nullable(),
    /** By its INN: names and accounts change. */
    providerInn: inn.nullable(),
  })
  .refine(({ fromDate, untilDate }) => untilDate >= fromDate && untilDate < addDays(fromDate, longestReportDays))
export type ReportSpan = z.output<typeof reportSpan>

/** Lines that stand: what was given back is in none of these figures. */
const standing = {
  lineCount: z.int(),
  sumKopecks: kopecks,
  /** Paid by the payer beside the sum. */
  commissionKopecks: kopecks,
}

const taken = { paymentCount: z.int(), ...standing }

/** From the first action of a payment to its change on the screen. */
const pace = { count: z.int(), medianMs: z.int(), p90Ms: z.int() }

const operator = { operatorId: uuid, operatorName: z.string() }

const reportShift = z.strictObject({
  shiftId: uuid,
  number: z.int(),
  businessDate: calendarDate,
  ...operator,
  /** Null while it is open. */
  zNumber: z.int().nullable(),
  paymentCount: z.int(),
  reversalCount: z.int(),
  floatKopecks: kopecks,
  takenKopecks: kopecks,
  reversedKopecks: kopecks,
  inKopecks: kopecks,
  outKopecks: kopecks,
  /** float + taken − reversed + in − out */
  expectedKopecks: kopecks,
  /** counted − expected; null while it is open. */
  differenceKopecks: signedKopecks.nullable(),
  /** What was counted at the close, what is expected while it is open. */
  remainderKopecks: kopecks,
})

/** Every report of one span, read in one snapshot: their totals agree, and agree with the Z-reports of its shifts. */
export const reportData = z.strictObject({
  /** When it was read. */
  asOf: instant,
  totals: z.strictObject({
    ...taken,
    /** Withheld from the transfers. */
    withheldKopecks: kopecks,
    /** Everything taken, with what was given back later; `due`: sum and commission. */
    acceptedCount: z.int(),
    acceptedKopecks: kopecks,
    reversedLineCount: z.int(),
    reversedKopecks: kopecks,
  }),
  services: z.array(
    z.strictObject({
      providerInn: z.string(),
      providerName: z.string(),
      serviceId: z.string().nullable(),
      serviceName: z.string(),
      ...standing,
      withheldKopecks: kopecks,
    }),
  ),
  operators: z.array(z.strictObject({ ...operator, ...taken })),
  hours: z.array(z.strictObject({ hour: z.int().min(0).max(23), ...taken })),
  /** Cash is of the drawer: a provider chosen narrows nothing here. */
  shifts: z.array(reportShift),
  orders: z.array(
    z.strictObject({ flow: z.enum(orderFlows), count: z.int(), inKopecks: kopecks, outKopecks: kopecks }),
  ),
  pace: z.strictObject({
    all: z.strictObject(pace).nullable(),
    operators: z.array(z.strictObject({ ...operator, ...pace })),
    hours: z.array(z.strictObject({ hour: z.int().min(0).max(23), ...pace })),
  }),
  /** What there is to choose from in these days. */
  choices: z.strictObject({
    operators: z.array(z.strictObject({ id: uuid, name: z.string() })),
    providers: z.array(z.strictObject({ inn: z.string(), name: z.string() })),
    shifts: z.array(
      z.strictObject({ id: uuid, number: z.int(), businessDate: calendarDate, operatorName: z.string() }),
    ),
  }),
})
export type ReportData = z.output<typeof reportData>

/** The reports of a span. A cashier gets the own shifts, a supervisor the branch. */
export const getReports = query('reports.get', { access: 'payments', input: reportSpan, output: reportData })

const asked = z.strictObject({ kind: z.enum(reportKinds), span: reportSpan })

const written = z.strictObject({ fileName: z.string() }).nullable()

/** One report as A4 with its chart; main asks where to. Null: the dialog was left. */
export const saveReportPdf = action('reports.savePdf', {
  access: 'payments',
  input: asked,
  output: written,
  refusals: ['reports.nothing_there', 'reports.not_written'],
})

/** The table of one report, written beside the desk's work (`exports.get`). Null: the dialog was left. */
export const exportReport = action('reports.export', {
  access: 'payments',
  input: z.strictObject({ ...asked.shape, format: z.enum(exportFormats) }),
  output: written,
  refusals: ['reports.nothing_there', 'exports.running'],
})

/** The short form on the receipt printer, at once: a report is as it stands now, so it is never queued for later. */
export const printReport = action('reports.print', {
  access: 'payments',
  input: asked,
  output: z.null(),
  refusals: ['reports.nothing_there', 'reports.not_printed', 'reports.maybe_printed'],
})

/** Null: of everybody at this desk. A cashier's is always the own. */
const certificateOf = z.strictObject({ businessDate: calendarDate, operatorId: uuid.nullable() })

/** The cash worker's certificate of a closed day (like form 0402112), from its Z-reports; null when there is none to give. */
export const getCertificate = query('reports.getCertificate', {
  access: 'payments',
  input: certificateOf,
  output: z.strictObject({ state: z.enum(['closed', 'open', 'no_shifts']), paper: paperView.nullable() }),
})

export const printCertificate = command('reports.printCertificate', {
  access: 'payments',
  input: certificateOf,
  output: z.strictObject({ printJobId: uuid }),
  refusals: ['reports.day_open', 'reports.no_shifts'],
})
