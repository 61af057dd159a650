import { layoutPaper, type Paper, type PaperLine } from '../../shared/domain/paper.ts'
import type { BudgetDetails } from '../../shared/domain/budget.ts'
import { authorityOnPaper } from '../../shared/domain/payer-form.ts'
import { fullName } from '../../shared/domain/person-name.ts'
import { applicationPaper } from '../../shared/domain/application-paper.ts'
import { providerPaper } from '../../shared/domain/provider-paper.ts'
import { reversalSlipPaper } from '../../shared/domain/reversal-slip.ts'
import { type ReceiptData, receiptPaper } from '../../shared/domain/receipt.ts'
import { zReportPaper } from '../../shared/domain/shift-report.ts'
import { transfersPaper } from '../../shared/domain/transfers-paper.ts'
import type { PaperView } from '../../shared/contract/values.ts'
import type { CataloguePort } from '../core/catalogue-port.ts'
import { localMoment, splitLocal } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import { orderPaperOfJob } from './cash-papers.ts'
import { closingPaperOf } from './closing-papers.ts'
import { certificateOfJob } from './day-certificates.ts'
import { linesWithDebt } from './debts.ts'
import type { StoredDesk } from './desk.ts'
import { budgetsOf } from './line-budgets.ts'
import { paperDesk } from './paper-desk.ts'
import { payerOf } from './payers.ts'
import { auditHeadOf, findPayment, linesOf } from './payments.ts'
import type { StoredPrintJob } from './print-jobs.ts'
import { applicationPaperOf, slipOfJob } from './reversal-papers.ts'
import { replacedPaymentOf, reversalsOfPayment, reversedLinesOf } from './reversals.ts'
import { shiftPapersOf } from './shift-papers.ts'
import { zReportDataOf } from './shift-reports.ts'
import { transfersDataOf } from './transfers.ts'

// Papers are data: the same rows give the same paper, today and in three years.

/** What was given back since: a copy says so, whenever it was asked for. */
const reversalsOnPaper = (db: Db, paymentId: string): ReceiptData['reversals'] => {
  const lines = reversedLinesOf(db, paymentId)
  return reversalsOfPayment(db, paymentId).map(({ id, slipNumber, localTime, replacedByNumber }) => ({
    slipNumber,
    reversedAt: splitLocal(localTime),
    lineNos: lines.filter(({ reversalId }) => reversalId === id).map(({ lineNo }) => lineNo),
    replacedBy: replacedByNumber,
  }))
}

/** Who paid, from the sealed home, where somebody was asked; never the document (domain.md §4.6). */
const payerOnPaper = (db: Db, keys: DeskKeys, paymentId: string): Pick<ReceiptData, 'payerName' | 'organisation'> => {
  const stored = payerOf(db, keys, paymentId)
  if (stored === 'none') return { payerName: null }
  if (stored === 'erased') return { payerName: 'данные уничтожены по сроку хранения' }
  const { person, organisation } = stored.payer
  const payerName = fullName(person)
  if (!organisation) return { payerName }
  const { name, inn, purpose } = organisation
  return { payerName, organisation: { name, inn, purpose, authority: authorityOnPaper(organisation) } }
}

const budgetOnPaper = (budget: BudgetDetails | undefined) => (budget ? { budget } : {})

/**
 * A payment's receipt, or a copy of it: all that stands on it as it was when the money was taken; null when there is no
 * such payment. Throws SealedError where a payer was identified and the desk's keys are sealed.
 */
export const receiptOf = (
  db: Db,
  keys: DeskKeys,
  desk: StoredDesk,
  paymentId: string,
  copy: ReceiptData['copy'],
): Paper | null => {
  const payment = findPayment(db, paymentId)
  const auditHead = auditHeadOf(db, paymentId)
  if (!payment || auditHead === undefined) return null
  const checked = linesWithDebt(db, paymentId)
  const budgets = budgetsOf(db, paymentId)
  const now = { desk: paperDesk(desk), operatorName: payment.operatorName }
  const asItWas = shiftPapersOf(db, payment.shiftId, now)
  const data: ReceiptData = {
    number: payment.receiptNumber,
    acceptedAt: splitLocal(payment.localTime),
    desk: asItWas.desk,
    demo: desk.kind === 'demo',
    cashierName: asItWas.operatorName,
    ...payerOnPaper(db, keys, paymentId),
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
      ...budgetOnPaper(budgets.get(index + 1)),
    })),
    commissionKopecks: payment.commissionKopecks,
    dueKopecks: payment.dueKopecks,
    givenKopecks: payment.givenKopecks,
    changeKopecks: payment.changeKopecks,
    auditHead,
    copy,
    replaces: replacedPaymentOf(db, paymentId)?.receiptNumber ?? null,
    reversals: copy === null ? [] : reversalsOnPaper(db, paymentId),
  }
  return receiptPaper(data, asItWas.receiptLayout)
}

/** Beside the main rows: the payer's sealed home, and the catalogue as it was. */
type PaperSources = { readonly keys: DeskKeys; readonly catalogue: CataloguePort }

/**
 * A queued paper without a sealed body as lines for the printer. Throws when its rows are not there, and PaperError when it
 * can't be shown honestly.
 */
export const linesOfJob = (
  db: Db,
  from: PaperSources,
  desk: StoredDesk | null,
  job: JobOnPaper,
  columns: number,
): PaperLine[] => {
  const paper = desk === null ? null : paperOf(db, from, desk, job)
  if (paper === null) throw new Error('the rows of a paper are not there')
  return layoutPaper(paper, columns)
}

type JobOnPaper = Pick<StoredPrintJob, 'id' | 'kind' | 'paymentId' | 'shiftId' | 'copyNo' | 'subject' | 'createdAt'>

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

const paperOf = (db: Db, { keys, catalogue }: PaperSources, desk: StoredDesk, job: JobOnPaper): Paper | null => {
  if (job.kind === 'provider_contacts') return contactsPaper(desk, catalogue, job)
  if (job.kind === 'reversal_slip' || job.kind === 'reversal_bank_slip')
    return toPaper(slipOfJob(db, desk, job), reversalSlipPaper)
  if (job.kind === 'payment_application')
    return toPaper(applicationPaperOf(db, desk, job.subject ?? ''), applicationPaper)
  if (job.kind === 'transfers') return transfersPaper(transfersDataOf(db, desk, job.subject ?? '', job.createdAt))
  const printedAt = localMoment(job.createdAt, desk.details.cityTimeZone)
  if (job.kind === 'cash_statement' || job.kind === 'recount_act')
    return closingPaperOf(db, desk, job.shiftId ?? '', job.kind)
  if (job.kind === 'cash_order') return orderPaperOfJob(db, desk, job.subject ?? '', printedAt)
  if (job.kind === 'day_certificate') return certificateOfJob(db, desk, job.subject ?? '', job.createdAt)
  const copy = job.copyNo === 0 ? null : { number: job.copyNo, printedAt }
  if (job.kind === 'z_report' || (job.kind === 'copy' && job.shiftId !== null))
    return toPaper(zReportDataOf(db, desk, job.shiftId ?? '', copy && { ...copy, at: job.createdAt }), zReportPaper)
  return receiptOf(db, keys, desk, job.paymentId ?? '', copy)
}

const toPaper = <Data>(data: Data | null, make: (data: Data) => Paper): Paper | null =>
  data === null ? null : make(data)

export const paperViewOf = (lines: PaperLine[], columns: number): PaperView => ({ columns, lines })
