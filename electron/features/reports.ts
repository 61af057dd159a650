import { rename, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  exportReport,
  getCertificate,
  getReports,
  printCertificate,
  printReport,
  type ReportData,
  type ReportSpan,
  saveReportPdf,
} from '../../shared/contract/reports.ts'
import { dayCertificatePaper } from '../../shared/domain/day-certificate.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { may } from '../../shared/domain/permissions.ts'
import { reportChart } from '../../shared/domain/report-chart.ts'
import type { ReportKind } from '../../shared/domain/report-kinds.ts'
import { reportPageHtml } from '../../shared/domain/report-page.ts'
import { type ReportOnPaper, reportPaper } from '../../shared/domain/report-paper.ts'
import { reportTable } from '../../shared/domain/report-table.ts'
import { localMoment } from '../core/clock.ts'
import { type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, answerBeside, carryOut, type Feature, perform, refused } from '../core/feature.ts'
import { isDrawerHidden } from '../records/counting.ts'
import {
  certificateCopies,
  certificateOf,
  type CertificateOf,
  certificateSubject,
} from '../records/day-certificates.ts'
import { paperDesk } from '../records/paper-desk.ts'
import { paperViewOf } from '../records/papers.ts'
import { printerSettingsOf } from '../records/printer-settings.ts'
import { queuePrintJob } from '../records/print-jobs.ts'
import { type ReportQuery, reportReading } from '../records/report-reading.ts'
import { reportSheet } from '../records/report-sheet.ts'
import { openShiftOf } from '../records/shifts.ts'

/** product.md, People: a cashier sees the own shifts; the branch is the supervisor's. Null: nobody's are hidden. */
const ownOnly = (context: QueryContext): string | null => {
  const actor = signedIn(context)
  return may(actor.role, 'supervision') ? null : actor.id
}

const askedOf = (context: QueryContext, span: ReportSpan): { query: ReportQuery; own: string | null } => {
  const open = openShiftOf(context.db)
  const exceptShiftId = open && isDrawerHidden(context, open) ? open.id : null
  return { query: { ...span, exceptShiftId, asOf: context.at }, own: ownOnly(context) }
}

const read = (context: QueryContext, span: ReportSpan): Promise<ReportData> =>
  context.ports.reports.run(reportReading, askedOf(context, span))

const isEmpty = (kind: ReportKind, data: ReportData): boolean => reportTable(kind, data, 'ru').rows.length === 0

const onPaper = (context: QueryContext, kind: ReportKind, span: ReportSpan, data: ReportData): ReportOnPaper => {
  const desk = setUpDesk(context)
  return {
    ...{ kind, span, data },
    desk: paperDesk(desk),
    demo: desk.kind === 'demo',
    moment: localMoment(data.asOf, desk.details.cityTimeZone),
    operatorName: signedIn(context).name,
  }
}

const fileNames: Readonly<Record<ReportKind, string>> = {
  providers: 'поставщики',
  services: 'услуги',
  operators: 'кассиры',
  hours: 'часы',
  commission: 'комиссия',
  cash: 'наличные',
  pace_operators: 'время-по-кассирам',
  pace_hours: 'время-по-часам',
}

const fileName = (kind: ReportKind, { fromDate, untilDate }: ReportSpan, ending: string): string =>
  `отчёт-${fileNames[kind]}-${fromDate === untilDate ? fromDate : `${fromDate}-${untilDate}`}.${ending}`

/** A half-written file never bears the name that was asked for. */
const writeWhole = async (file: string, bytes: Uint8Array): Promise<void> => {
  const next = `${file}.new`
  try {
    await writeFile(next, bytes)
    await rename(next, file)
  } catch (error) {
    await rm(next, { force: true })
    throw error
  }
}

/** A cashier gets the own certificate, whoever's was asked for. */
const whose = (context: QueryContext, of: CertificateOf): CertificateOf => ({
  ...of,
  operatorId: ownOnly(context) ?? of.operatorId,
})

export const reports: Feature = {
  handlers: [
    answerBeside(getReports, read),

    perform(saveReportPdf, async (context, { kind, span }) => {
      const data = await read(context, span)
      if (isEmpty(kind, data)) return refused('reports.nothing_there')
      const file = await context.ports.files.save('pdf', fileName(kind, span, 'pdf'))
      if (file === null) return accepted(null)
      try {
        const { drawChart } = await import('../records/report-drawing.ts')
        const html = reportPageHtml(onPaper(context, kind, span, data), drawChart(reportChart(kind, data, 'ru')))
        await writeWhole(file, await context.ports.printToPdf(html))
        return accepted({ fileName: basename(file) })
      } catch {
        return refused('reports.not_written') // the disk is full, the folder closed, the medium gone
      }
    }),

    perform(exportReport, async (context, { kind, span, format }) => {
      if (isEmpty(kind, await read(context, span))) return refused('reports.nothing_there')
      const started = await context.ports.exports.start({
        source: reportSheet,
        asked: { ...askedOf(context, span), kind },
        format,
        name: fileName(kind, span, format),
        operatorId: signedIn(context).id,
      })
      if (started === 'running') return refused('exports.running')
      return accepted(started === 'left' ? null : started)
    }),

    perform(printReport, async (context, { kind, span }) => {
      const data = await read(context, span)
      if (isEmpty(kind, data)) return refused('reports.nothing_there')
      const settings = printerSettingsOf(context.db)
      const lines = layoutPaper(reportPaper(onPaper(context, kind, span, data)), settings.columns)
      const { outcome } = await context.ports.printing.printOnce(settings, lines)
      if (outcome === 'not_printed') return refused('reports.not_printed')
      return outcome === 'unknown' ? refused('reports.maybe_printed') : accepted(null)
    }),

    answer(getCertificate, (context, input) => {
      const found = certificateOf(context.db, setUpDesk(context), whose(context, input), context.at)
      if (found.state !== 'closed') return { state: found.state, paper: null }
      const { columns } = printerSettingsOf(context.db)
      return {
        state: 'closed' as const,
        paper: paperViewOf(layoutPaper(dayCertificatePaper(found.data), columns), columns),
      }
    }),

    carryOut(printCertificate, (tx, context, input) => {
      const of = whose(context, input)
      const { state } = certificateOf(tx, setUpDesk(context), of, context.at)
      if (state !== 'closed') return refused(state === 'open' ? 'reports.day_open' : 'reports.no_shifts')
      const sheets = Array.from({ length: Math.max(1, certificateCopies(tx)) }, (_, index) => {
        const id = context.ports.ids.next()
        queuePrintJob(tx, {
          id,
          kind: 'day_certificate',
          title: of.businessDate,
          paymentId: null,
          shiftId: null,
          copyNo: 0,
          operatorId: signedIn(context).id,
          createdAt: context.at,
          subject: certificateSubject(of, index + 1),
          sealed: null,
        })
        return id
      })
      context.ports.printing.wake()
      return accepted({ printJobId: sheets[0] ?? '' })
    }),
  ],
}
