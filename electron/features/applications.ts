import {
  findApplicable,
  getApplicationPaper,
  listApplications,
  moveApplication,
  printApplication,
  registerApplication,
} from '../../shared/contract/applications.ts'
import type { OutputOf } from '../../shared/contract/define.ts'
import { normalizeAccount } from '../../shared/domain/account-format.ts'
import { applicationPaper } from '../../shared/domain/application-paper.ts'
import { statesAfter } from '../../shared/domain/application-states.ts'
import { numberApplication, parseReceiptNumber } from '../../shared/domain/numbering.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { isPaperExact } from '../../shared/domain/paper-text.ts'
import { joinLocal, localMoment } from '../core/clock.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, refused } from '../core/feature.ts'
import type { Db, Tx } from '../db/open.ts'
import {
  addApplicationState,
  applicationPage,
  applicationView,
  appliedLinesOf,
  findApplication,
  insertApplication,
  nextApplicationSeq,
} from '../records/applications.ts'
import { paperViewOf } from '../records/papers.ts'
import { findPayment, findReceipt, type StoredPayment } from '../records/payments.ts'
import { findPrintJob, queuePrintJob } from '../records/print-jobs.ts'
import { printerSettingsOf } from '../records/printer-settings.ts'
import { applicationPaperOf } from '../records/reversal-papers.ts'
import { type PaidLine, paidLines } from '../records/reversible.ts'
import { keepLateEvent } from '../records/shift-late-events.ts'
import { openShiftOf } from '../records/shifts.ts'

const pageSize = 50

type Applicable = NonNullable<OutputOf<typeof findApplicable>>['lines'][number]

/** What stands in the way of an application for a line. While the shift runs the cashier gives it back in cash. */
const stateOf = (line: PaidLine, isShiftOpen: boolean, applied: ReadonlyMap<number, string>) => {
  const number = applied.get(line.lineNo) ?? line.slipNumber
  if (line.state === 'reversed') return { state: 'reversed', number } as const
  if (applied.has(line.lineNo)) return { state: 'applied', number } as const
  return { state: isShiftOpen && line.state === 'standing' ? 'reversible' : 'applicable', number: null } as const
}

const linesToApply = (db: Db, payment: StoredPayment) => {
  const isShiftOpen = openShiftOf(db)?.id === payment.shiftId
  const applied = appliedLinesOf(db, payment.id)
  return paidLines(db, payment.id).map((line) => ({ line, ...stateOf(line, isShiftOpen, applied) }))
}

const shown = ({ line, state, number }: ReturnType<typeof linesToApply>[number]): Applicable => ({
  lineNo: line.lineNo,
  serviceName: line.serviceName,
  payeeName: line.payeeName,
  account: line.account,
  period: line.period,
  amountKopecks: line.amountKopecks,
  commissionKopecks: line.commissionKopecks,
  state,
  number,
})

/** As the provider writes it; null when it can't be an account there. */
const accountOf = (context: QueryContext, serviceId: string | null, typed: string): string | null => {
  if (!isPaperExact(typed)) return null
  const found = serviceId === null ? undefined : context.ports.catalogue.now().findService(serviceId)
  if (!found) return typed // free details, or a service that has left the catalogue
  const normalized = normalizeAccount(found.service.account, typed)
  return normalized.ok ? normalized.account : null
}

const queuePaper = (
  tx: Tx,
  context: CommandContext,
  { id, applicationId, number, paymentId }: { id: string; applicationId: string; number: string; paymentId: string },
): void => {
  queuePrintJob(tx, {
    ...{ id, kind: 'payment_application', title: number, paymentId, shiftId: null, copyNo: 0, subject: applicationId },
    ...{ operatorId: signedIn(context).id, createdAt: context.at, sealed: null },
  })
  context.ports.printing.wake()
}

export const applications: Feature = {
  handlers: [
    answer(findApplicable, ({ db }, { receiptNumber }) => {
      const number = parseReceiptNumber(receiptNumber)
      const found = number && findReceipt(db, number)
      const payment = found && findPayment(db, found.paymentId)
      if (!payment) return null
      return {
        paymentId: payment.id,
        receiptNumber: payment.receiptNumber,
        acceptedAt: payment.acceptedAt,
        operatorName: payment.operatorName,
        lines: linesToApply(db, payment).map(shown),
      }
    }),

    carryOut(registerApplication, (tx, context, { paymentId, kind, reason, lines }) => {
      const payment = findPayment(tx, paymentId)
      if (!payment) return refused('applications.payment_unknown')
      const paid = linesToApply(tx, payment)
      const wantedLines = []
      for (const { lineNo, wanted } of lines) {
        const of = paid[lineNo - 1]
        const isTwice = lines.filter((one) => one.lineNo === lineNo).length > 1
        if (!of || isTwice) return refused('applications.line_unknown', { line: lineNo })
        const number = of.number ?? ''
        if (of.state === 'reversed') return refused('applications.line_reversed', { line: lineNo, slipNumber: number })
        if (of.state === 'applied') return refused('applications.line_applied', { line: lineNo, number })
        if (of.state === 'reversible') return refused('applications.still_reversible', { line: lineNo })
        if (kind === 'correction' && wanted === null) return refused('applications.wanted_missing', { line: lineNo })
        const account = wanted && accountOf(context, of.line.serviceId, wanted.account)
        if (wanted && account === null) return refused('applications.account_invalid', { line: lineNo })
        const counted = wanted && account !== null ? { account, period: wanted.period } : null
        wantedLines.push({ lineNo, wanted: kind === 'correction' ? counted : null })
      }
      const { epoch, details } = setUpDesk(context)
      const seq = nextApplicationSeq(tx)
      const number = numberApplication({ deskNumber: details.deskNumber, epoch, seq })
      const id = context.ports.ids.next()
      const moment = { madeAt: context.at, localTime: joinLocal(localMoment(context.at, details.cityTimeZone)) }
      const by = { commandId: context.commandId, operatorId: signedIn(context).id }
      insertApplication(tx, { id, seq, number, kind, paymentId, reason, ...by, ...moment }, wantedLines)
      queuePaper(tx, context, { id, applicationId: id, number, paymentId })
      keepLateEvent(tx, context, { shiftId: payment.shiftId, kind: 'application', title: number, kopecks: null })
      const data = { applicationId: id, number, kind, paymentId, receipt: payment.receiptNumber, lines: lines.length }
      context.audit('application.registered', data, payment.shiftId)
      return accepted({ applicationId: id, number, printJobId: id })
    }),

    answer(listApplications, ({ db }, { state, kind, before }) => {
      const found = applicationPage(db, { state, kind, before, limit: pageSize + 1 })
      const page = found.slice(0, pageSize)
      return {
        applications: page.map((application) => applicationView(db, application)),
        next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null,
      }
    }),

    carryOut(moveApplication, (tx, context, { applicationId, to, note }) => {
      const application = findApplication(tx, applicationId)
      if (!application) return refused('applications.unknown')
      const { number, state, paymentId, shiftId } = application
      if (!statesAfter(state).includes(to)) return refused('applications.wrong_step', { state })
      const { commandId, at } = context
      addApplicationState(tx, { applicationId, commandId, state: to, note, operatorId: signedIn(context).id, at })
      context.audit('application.moved', { applicationId, number, paymentId, state: to }, shiftId)
      return accepted(null)
    }),

    carryOut(printApplication, (tx, context, { applicationId }) => {
      const application = findApplication(tx, applicationId)
      if (!application) return refused('applications.unknown')
      const { number, paymentId } = application
      const first = findPrintJob(tx, applicationId)
      if (first && (first.state === 'queued' || first.state === 'sending'))
        return refused('applications.not_printed_yet')
      const printJobId = context.ports.ids.next()
      queuePaper(tx, context, { id: printJobId, applicationId, number, paymentId })
      return accepted({ printJobId })
    }),

    answer(getApplicationPaper, (context, { applicationId }) => {
      const data = applicationPaperOf(context.db, setUpDesk(context), applicationId)
      if (!data) return null
      const { columns } = printerSettingsOf(context.db)
      return paperViewOf(layoutPaper(applicationPaper(data), columns), columns)
    }),
  ],
}
