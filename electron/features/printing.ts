import {
  answerUnknown,
  cancelPrint,
  getPrinterSettings,
  getQueue,
  type PrintJobView,
  setPrinterSettings,
  testPrinter,
} from '../../shared/contract/printing.ts'
import { setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, perform, refused } from '../core/feature.ts'
import { writeSetting } from '../records/desk.ts'
import { printerSettingName, printerSettingsOf } from '../records/printer-settings.ts'
import {
  answerUnknownJob,
  findPrintJob,
  finishPrintJob,
  openPrintJobs,
  recentPrintJobs,
  shiftOfJob,
  type StoredPrintJob,
} from '../records/print-jobs.ts'
import { keepLateEvent } from '../records/shift-late-events.ts'

const jobView = (job: StoredPrintJob): PrintJobView => ({
  id: job.id,
  kind: job.kind,
  title: job.title,
  state: job.state,
  reason: job.reason,
  createdAt: job.createdAt,
  answered: job.answeredAt !== null,
})

/** Only this machine: a demo desk must not print on a real desk's printer (ui.md, Demo). */
const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

export const printing: Feature = {
  handlers: [
    answer(getQueue, ({ db, ports }) => ({
      printer: ports.printing.view(),
      open: openPrintJobs(db).map(jobView),
      recent: recentPrintJobs(db).map(jobView),
    })),

    carryOut(answerUnknown, (tx, context, { printJobId, cameOut }) => {
      const job = findPrintJob(tx, printJobId)
      if (!job) return refused('printing.job_unknown')
      if (job.state !== 'unknown' || job.answeredAt !== null) return refused('printing.not_in_question')
      answerUnknownJob(tx, job.id, cameOut, context.at)
      const shiftId = shiftOfJob(tx, job)
      if (shiftId !== null)
        keepLateEvent(tx, context, {
          ...{ shiftId, kind: cameOut ? 'print_came_out' : 'print_lost', title: job.title },
          kopecks: null,
        })
      context.audit('print.answered', {
        printJobId: job.id,
        title: job.title,
        cameOut,
        operatorId: signedIn(context).id,
      })
      context.ports.emit('printing')
      return accepted(null)
    }),

    carryOut(cancelPrint, (tx, context, { printJobId }) => {
      const job = findPrintJob(tx, printJobId)
      if (!job) return refused('printing.job_unknown')
      if (job.state !== 'queued') return refused('printing.already_sent')
      finishPrintJob(tx, job.id, 'not_printed', 'cancelled', context.at)
      context.audit('print.cancelled', { printJobId: job.id, title: job.title })
      context.ports.emit('printing')
      return accepted(null)
    }),

    answer(getPrinterSettings, ({ db }) => printerSettingsOf(db)),

    carryOut(setPrinterSettings, (tx, context, settings) => {
      if (settings.kind === 'tcp' && setUpDesk(context).kind === 'demo' && !isLoopback(settings.host))
        return refused('printing.demo_loopback_only')
      writeSetting(tx, printerSettingName, settings)
      context.audit('settings.printer_changed', { kind: settings.kind, columns: settings.columns })
      context.ports.printing.wake()
      context.ports.emit('printing')
      return accepted(null)
    }),

    perform(testPrinter, async ({ db, ports }) => {
      const result = await ports.printing.test(printerSettingsOf(db))
      return accepted({ outcome: result.outcome, reason: result.outcome === 'printed' ? null : result.reason })
    }),
  ],
}
