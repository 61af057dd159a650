import type { ApplicationPaperData } from '../../shared/domain/application-paper.ts'
import { reversalReasonOf, reversalReasonWords } from '../../shared/domain/reversal-reasons.ts'
import type { ReversalSlipData, SlipLine } from '../../shared/domain/reversal-slip.ts'
import { localMoment, splitLocal } from '../core/clock.ts'
import type { Db } from '../db/open.ts'
import { applicationLinesOf, findApplication } from './applications.ts'
import type { StoredDesk } from './desk.ts'
import { paperDesk } from './paper-desk.ts'
import { findPayment, linesOf, type StoredLine } from './payments.ts'
import type { StoredPrintJob } from './print-jobs.ts'
import { findReversal, reversedLinesOf } from './reversals.ts'
import { shiftPapersOf } from './shift-papers.ts'

const lineOnPaper = (line: StoredLine, lineNo: number): SlipLine => ({
  lineNo,
  serviceName: line.serviceName,
  payeeName: line.payeeName,
  account: line.account,
  period: line.period,
  amountKopecks: line.amountKopecks,
  commissionKopecks: line.commissionKopecks,
})

const linesOnPaper = (db: Db, paymentId: string): SlipLine[] =>
  linesOf(db, paymentId).map((line, index) => lineOnPaper(line, index + 1))

/** All that stands on a reversal's slip; null when there is no such reversal. */
export const reversalSlipOf = (
  db: Db,
  desk: StoredDesk,
  reversalId: string,
  { of, copyAt }: Pick<ReversalSlipData, 'of' | 'copyAt'>,
): ReversalSlipData | null => {
  const reversal = findReversal(db, reversalId)
  const payment = reversal && findPayment(db, reversal.paymentId)
  if (!payment) return null
  const asItWas = shiftPapersOf(db, reversal.shiftId, {
    desk: paperDesk(desk),
    operatorName: reversal.operatorName,
  })
  const given = new Set(
    reversedLinesOf(db, payment.id).flatMap((line) => (line.reversalId === reversalId ? [line.lineNo] : [])),
  )
  return {
    number: reversal.slipNumber,
    of,
    copyAt,
    reversedAt: splitLocal(reversal.localTime),
    desk: asItWas.desk,
    demo: desk.kind === 'demo',
    cashierName: asItWas.operatorName,
    approverName: reversal.approverName,
    receiptNumber: payment.receiptNumber,
    acceptedAt: splitLocal(payment.localTime),
    lines: linesOnPaper(db, payment.id).filter(({ lineNo }) => given.has(lineNo)),
    commissionKopecks: reversal.commissionKopecks,
    dueKopecks: reversal.dueKopecks,
    reason: reversalReasonWords[reversalReasonOf(reversal.reason)],
    note: reversal.note,
    receiptReturned: reversal.receiptReturned === 1,
    replacedBy: reversal.replacedByNumber,
    auditHead: reversal.auditHead,
  }
}

/** The slip that a job prints; a copy where it is not the job made with the reversal. */
export const slipOfJob = (
  db: Db,
  desk: StoredDesk,
  job: Pick<StoredPrintJob, 'id' | 'kind' | 'subject' | 'createdAt'>,
): ReversalSlipData | null => {
  const reversal = findReversal(db, job.subject ?? '')
  if (!reversal) return null
  const isFirst = job.id === reversal.id || job.id === reversal.bankSlipId
  const copyAt = isFirst ? null : localMoment(job.createdAt, desk.details.cityTimeZone)
  return reversalSlipOf(db, desk, reversal.id, { of: job.kind === 'reversal_slip' ? 'payer' : 'bank', copyAt })
}

/** All that stands on an application's paper; null when there is none. */
export const applicationPaperOf = (db: Db, desk: StoredDesk, applicationId: string): ApplicationPaperData | null => {
  const application = findApplication(db, applicationId)
  const payment = application && findPayment(db, application.paymentId)
  if (!payment) return null
  const wantedOf = new Map(applicationLinesOf(db, applicationId).map(({ lineNo, wanted }) => [lineNo, wanted]))
  const lines = linesOnPaper(db, payment.id).flatMap((line) => {
    const wanted = wantedOf.get(line.lineNo)
    return wanted === undefined ? [] : [{ ...line, wanted }]
  })
  return {
    number: application.number,
    kind: application.kind,
    madeAt: splitLocal(application.localTime),
    desk: paperDesk(desk),
    demo: desk.kind === 'demo',
    operatorName: application.operatorName,
    receiptNumber: payment.receiptNumber,
    acceptedAt: splitLocal(payment.localTime),
    lines,
    sumKopecks: lines.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0),
    reason: reversalReasonWords[reversalReasonOf(application.reason)],
  }
}
