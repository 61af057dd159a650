import { layoutPaper, type Paper, type PaperLine } from '../../shared/domain/paper.ts'
import type { PaperDesk, PaperMoment } from '../../shared/domain/paper-parts.ts'
import { providerPaper } from '../../shared/domain/provider-paper.ts'
import { type ReceiptData, receiptPaper } from '../../shared/domain/receipt.ts'
import { type XReportData, type ZReportData, zReportPaper } from '../../shared/domain/shift-report.ts'
import type { PaperView } from '../../shared/contract/values.ts'
import type { CataloguePort } from '../core/catalogue-port.ts'
import { localMoment, splitLocal } from '../core/clock.ts'
import type { Db } from '../db/open.ts'
import { linesWithDebt } from './debts.ts'
import type { StoredDesk } from './desk.ts'
import { epochAt } from './epochs.ts'
import { auditHeadOf, findPayment, linesOf } from './payments.ts'
import type { StoredPrintJob } from './print-jobs.ts'
import { closingOf, findShift, type ShiftTotals, type StoredShift } from './shifts.ts'

// Papers are data: the same rows give the same paper, today and in three years.

/** The desk as papers name it. */
export const paperDesk = ({ details }: StoredDesk): PaperDesk => ({
  bankName: details.bankName,
  bankBic: details.bankBic,
  bankLicence: details.bankLicence,
  officeName: details.officeName,
  officeAddress: details.officeAddress,
  supportPhone: details.supportPhone,
})

/** All that stands on a payment's receipt; null when there is no such payment. */
export const receiptDataOf = (
  db: Db,
  desk: StoredDesk,
  paymentId: string,
  copy: ReceiptData['copy'],
): ReceiptData | null => {
  const payment = findPayment(db, paymentId)
  const auditHead = auditHeadOf(db, paymentId)
  if (!payment || auditHead === undefined) return null
  const checked = linesWithDebt(db, paymentId)
  return {
    number: payment.receiptNumber,
    acceptedAt: splitLocal(payment.localTime),
    desk: paperDesk(desk),
    demo: desk.kind === 'demo',
    cashierName: payment.operatorName,
    payerName: null,
    lines: linesOf(db, paymentId).map((line, index) => ({
      serviceName: line.serviceName,
      payeeName: line.payeeName,
      payeeInn: line.payeeInn,
      payeeKpp: line.payeeKpp,
      payeeAccount: line.payeeAccount,
      bankName: line.bankName,
      bankBic: line.bankBic,
      bankCorrAccount: line.bankCorrAccount,
      account: line.account,
      period: line.period,
      purpose: line.serviceId === null ? line.purpose : '',
      checkedAgainstRegister: checked.has(index + 1),
      amountKopecks: line.amountKopecks,
      commissionKopecks: line.commissionKopecks,
    })),
    commissionKopecks: payment.commissionKopecks,
    dueKopecks: payment.dueKopecks,
    givenKopecks: payment.givenKopecks,
    changeKopecks: payment.changeKopecks,
    auditHead,
    copy,
  }
}

const reportHead = (desk: StoredDesk, shift: StoredShift) => ({
  desk: paperDesk(desk),
  demo: desk.kind === 'demo',
  deskNumber: desk.details.deskNumber,
  shiftNumber: shift.number,
  operatorName: shift.operatorName,
  businessDate: shift.businessDate,
  openedAt: splitLocal(shift.localTime),
})

export const xReportDataOf = (
  desk: StoredDesk,
  shift: StoredShift,
  totals: ShiftTotals,
  printedAt: PaperMoment,
): XReportData => ({
  ...reportHead(desk, shift),
  floatKopecks: totals.floatKopecks,
  paymentCount: totals.paymentCount,
  takenKopecks: totals.takenKopecks,
  commissionKopecks: totals.commissionKopecks,
  expectedKopecks: totals.drawerKopecks,
  printedAt,
})

/** All that stands on a closed shift's Z; null while it is open. */
export const zReportDataOf = (db: Db, desk: StoredDesk, shiftId: string): ZReportData | null => {
  const shift = findShift(db, shiftId)
  const closing = closingOf(db, shiftId)
  if (!shift || !closing) return null
  return {
    ...reportHead(desk, shift),
    zNumber: closing.zNumber,
    epoch: epochAt(db, closing.closedAt),
    closedAt: splitLocal(closing.localTime),
    floatKopecks: closing.floatKopecks,
    paymentCount: closing.paymentCount,
    takenKopecks: closing.takenKopecks,
    commissionKopecks: closing.commissionKopecks,
    expectedKopecks: closing.expectedKopecks,
    countedKopecks: closing.countedKopecks,
    reason: closing.reason,
    runningTotalKopecks: closing.runningTotalKopecks,
    auditHead: closing.auditHead,
  }
}

/**
 * A queued paper without a sealed body as lines for the printer. Throws when its rows are not there, and PaperError when it
 * can't be shown honestly.
 */
export const linesOfJob = (
  db: Db,
  desk: StoredDesk | null,
  catalogue: CataloguePort,
  job: JobOnPaper,
  columns: number,
): PaperLine[] => {
  const paper = desk === null ? null : paperOf(db, desk, catalogue, job)
  if (paper === null) throw new Error('the rows of a paper are not there')
  return layoutPaper(paper, columns)
}

type JobOnPaper = Pick<StoredPrintJob, 'kind' | 'paymentId' | 'shiftId' | 'copyNo' | 'subject' | 'createdAt'>

/** A provider's contacts as the catalogue had them when they were asked for. */
const contactsPaper = (desk: StoredDesk, catalogue: CataloguePort, job: JobOnPaper): Paper | null => {
  const provider = catalogue.at(job.createdAt).providers.find(({ id }) => id === job.subject)
  if (!provider) return null
  return providerPaper({
    desk: paperDesk(desk),
    demo: desk.kind === 'demo',
    provider,
    services: provider.services.map(({ name }) => name),
    moment: localMoment(job.createdAt, desk.details.cityTimeZone),
  })
}

const paperOf = (db: Db, desk: StoredDesk, catalogue: CataloguePort, job: JobOnPaper): Paper | null => {
  if (job.kind === 'provider_contacts') return contactsPaper(desk, catalogue, job)
  if (job.kind === 'z_report') return toPaper(zReportDataOf(db, desk, job.shiftId ?? ''), zReportPaper)
  const printedAt = localMoment(job.createdAt, desk.details.cityTimeZone)
  const copy = job.copyNo === 0 ? null : { number: job.copyNo, printedAt }
  return toPaper(receiptDataOf(db, desk, job.paymentId ?? '', copy), receiptPaper)
}

const toPaper = <Data>(data: Data | null, make: (data: Data) => Paper): Paper | null =>
  data === null ? null : make(data)

export const paperViewOf = (lines: PaperLine[], columns: number): PaperView => ({ columns, lines })
