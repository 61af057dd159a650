import {
  acceptPayment,
  getReceiptPaper,
  listJournal,
  type PaymentLineInput,
  previewPayment,
  reprintReceipt,
} from '../../shared/contract/payments.ts'
import { parseMoney } from '../../shared/domain/money.ts'
import { numberReceipt } from '../../shared/domain/numbering.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { receiptPaper } from '../../shared/domain/receipt.ts'
import { firstIdAt, joinLocal, localMoment } from '../core/clock.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, prepareAndCarryOut, refused } from '../core/feature.ts'
import { type DigestedRow, digestMoney, headInTransaction, insertDigested, insertMoney } from '../db/journal.ts'
import type { Tx } from '../db/open.ts'
import { debtsOf } from '../records/debts.ts'
import { paperViewOf, receiptDataOf } from '../records/papers.ts'
import { type ReadyLine, readyLines, wrongLink } from '../records/payment-lines.ts'
import { findPayment, journalPage, lastPaymentOfShift, nextReceiptSeq, samePaymentSince } from '../records/payments.ts'
import { copiesOf, findPrintJob, queuePrintJob } from '../records/print-jobs.ts'
import { printerSettingsOf } from '../records/printer-settings.ts'
import { isReviewAwaited } from '../records/restore-review.ts'
import { isShiftTooOld, openShiftOf, type StoredShift } from '../records/shifts.ts'

const journalPageSize = 50
const alreadyPaidMs = 30 * 60_000
/** A search over all shifts reads every payment of so many days: some thousands, in milliseconds. */
const searchedDays = 62

const sumOf = (lines: readonly { amountKopecks: number }[]): number =>
  lines.reduce((sum, line) => sum + line.amountKopecks, 0)

// No commission in the terms of the seeds; provider policies come with the catalogue.
const commissionKopecks = 0

const lineRow = (paymentId: string, lineNo: number, line: ReadyLine): DigestedRow =>
  digestMoney('payment_lines', { payment_id: paymentId, line_no: lineNo, ...line, commission_kopecks: 0 })

/**
 * What each line relied on: the register's debt and what was taken here since. It is information, told as it stood when
 * the cash was counted; a payment that commits between this look and the transaction is not in it.
 */
const debtRows = (
  context: QueryContext,
  paymentId: string,
  lines: readonly PaymentLineInput[],
  ready: readonly ReadyLine[],
): DigestedRow[] => {
  const accounts = ready.flatMap(({ service_id: serviceId, account }) =>
    serviceId === null ? [] : [{ serviceId, account }],
  )
  const debtOf = debtsOf(context.db, accounts, setUpDesk(context).details.cityTimeZone)
  return ready.flatMap(({ service_id: serviceId, account }, index) => {
    const debt = serviceId === null ? undefined : debtOf({ serviceId, account })
    if (!debt) return []
    const line = lines[index]
    return digestMoney('payment_line_debts', {
      payment_id: paymentId,
      line_no: index + 1,
      register_id: debt.registerId,
      link_id: (line?.payee === 'catalogue' ? line.linkId : undefined) ?? null,
      as_of: debt.asOf,
      register_debt_kopecks: debt.debtKopecks,
      paid_since_kopecks: debt.paidSinceKopecks,
    })
  })
}

type Payment = { id: string; receiptNumber: string; dueKopecks: number; givenKopecks: number; shift: StoredShift }

const writePayment = (
  tx: Tx,
  context: CommandContext,
  payment: Payment,
  seq: number,
  { lines, debts }: { lines: readonly DigestedRow[]; debts: readonly DigestedRow[] },
): void => {
  const actor = signedIn(context)
  const { id, shift, dueKopecks, givenKopecks } = payment
  insertMoney(tx, 'payments', {
    id,
    command_id: context.commandId,
    shift_id: shift.id,
    seq,
    receipt_number: payment.receiptNumber,
    operator_id: actor.id,
    business_date: shift.businessDate,
    accepted_at: context.at,
    local_time: joinLocal(localMoment(context.at, setUpDesk(context).details.cityTimeZone)),
    sum_kopecks: dueKopecks - commissionKopecks,
    commission_kopecks: commissionKopecks,
    due_kopecks: dueKopecks,
    given_kopecks: givenKopecks,
    change_kopecks: givenKopecks - dueKopecks,
    audit_seq: headInTransaction(tx).seq + 1,
  })
  insertDigested(tx, lines)
  insertDigested(tx, debts)
  insertMoney(tx, 'cash_movements', {
    id: context.ports.ids.next(),
    command_id: context.commandId,
    shift_id: shift.id,
    kind: 'payment',
    payment_id: id,
    amount_kopecks: dueKopecks,
    at: context.at,
  })
  context.audit(
    'payment.accepted',
    { paymentId: id, receipt: payment.receiptNumber, dueKopecks, lines: lines.length },
    shift.id,
  )
}

type Paper = { id: string; receiptNumber: string; paymentId: string; copy: number }

/** Puts the receipt or a copy of it on its way. A payment's receipt bears the payment's id: no index to find it. */
const queueReceipt = (tx: Tx, context: CommandContext, paper: Paper): void => {
  queuePrintJob(tx, {
    id: paper.id,
    kind: paper.copy === 0 ? 'receipt' : 'copy',
    title: paper.receiptNumber,
    paymentId: paper.paymentId,
    shiftId: null,
    copyNo: paper.copy,
    operatorId: signedIn(context).id,
    createdAt: context.at,
    sealed: null,
  })
  context.ports.printing.wake()
}

/** What the search box says: a sum, or a part of a receipt number or account. */
const readSearch = (text: string) => {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'none' } as const
  const kopecks = parseMoney(trimmed)
  return kopecks === null
    ? ({ kind: 'text', text: trimmed } as const)
    : ({ kind: 'sum', kopecks, text: trimmed } as const)
}

const cashShift = (tx: Tx, context: CommandContext) => {
  const open = openShiftOf(tx)
  if (!open) return refused('shift.none_open')
  if (open.operatorId !== signedIn(context).id)
    return refused('shift.open_by_other', { number: open.number, operatorName: open.operatorName })
  return open
}

export const payments: Feature = {
  handlers: [
    answer(previewPayment, (context, { lines }) => {
      const sumKopecks = sumOf(lines)
      const sinceId = firstIdAt(Date.parse(context.at) - alreadyPaidMs)
      return {
        sumKopecks,
        commissionKopecks,
        dueKopecks: sumKopecks + commissionKopecks,
        alreadyPaid: lines.flatMap((line, lineIndex) => {
          const ready = readyLines([line], setUpDesk(context).kind)
          if (!Array.isArray(ready) || !ready[0]) return []
          const { account, payee_account: payeeAccount } = ready[0]
          const earlier = samePaymentSince(context.db, {
            account,
            payeeAccount,
            amountKopecks: line.amountKopecks,
            sinceId,
          })
          return earlier ? [{ lineIndex, ...earlier }] : []
        }),
      }
    }),

    // What needs no transaction comes before it: the lines are checked and digested.
    prepareAndCarryOut(
      acceptPayment,
      async (context, { lines }) => {
        const paymentId = context.ports.ids.next()
        const ready = readyLines(lines, setUpDesk(context).kind)
        const awaitsReview = isReviewAwaited(context.db)
        return Array.isArray(ready)
          ? {
              awaitsReview,
              paymentId,
              ready,
              rows: {
                lines: ready.map((line, index) => lineRow(paymentId, index + 1, line)),
                debts: debtRows(context, paymentId, lines, ready),
              },
            }
          : { awaitsReview, paymentId, ready, rows: null }
      },
      (tx, context, { lines, givenKopecks }, { awaitsReview, paymentId, ready, rows }) => {
        if (awaitsReview) return refused('desk.restore_not_reviewed')
        const open = cashShift(tx, context)
        if ('outcome' in open) return open
        if (isShiftTooOld(open, context.at)) return refused('shift.too_old')
        if (rows === null) return ready
        const wrong = wrongLink(tx, lines, ready)
        if (wrong) return wrong
        const dueKopecks = sumOf(lines) + commissionKopecks
        if (!Number.isSafeInteger(dueKopecks)) return refused('payments.sum_too_large')
        if (givenKopecks < dueKopecks) return refused('payments.given_less_than_due', { dueKopecks })
        const seq = nextReceiptSeq(tx, open.id)
        const { epoch, details } = setUpDesk(context)
        const receiptNumber = numberReceipt({ deskNumber: details.deskNumber, epoch, shiftNumber: open.number, seq })
        const payment = { id: paymentId, receiptNumber, dueKopecks, givenKopecks, shift: open }
        writePayment(tx, context, payment, seq, rows)
        queueReceipt(tx, context, { id: paymentId, receiptNumber, paymentId, copy: 0 })
        context.ports.emit('shift')
        context.ports.session.holdIdleLock(false) // the cash is counted
        const changeKopecks = givenKopecks - dueKopecks
        return accepted({ paymentId, receiptNumber, dueKopecks, givenKopecks, changeKopecks, printJobId: paymentId })
      },
    ),

    answer(listJournal, (context, { scope, search, before }) => {
      const actor = signedIn(context)
      const shiftId = scope === 'shift' ? (openShiftOf(context.db)?.id ?? null) : null
      if (scope === 'shift' && shiftId === null) return { entries: [], next: null }
      const searched = readSearch(search)
      const entries = journalPage(context.db, {
        shiftId,
        // product.md, People: a cashier sees the own journal; any shift is the supervisor's.
        operatorId: actor.role === 'supervisor' ? null : actor.id,
        before,
        sinceId:
          searched.kind === 'none' || shiftId !== null
            ? null
            : firstIdAt(Date.parse(context.at) - searchedDays * 86_400_000),
        limit: journalPageSize + 1,
        search: searched,
      })
      const page = entries.slice(0, journalPageSize)
      return { entries: page, next: entries.length > journalPageSize ? (page.at(-1)?.paymentId ?? null) : null }
    }),

    answer(getReceiptPaper, (context, { paymentId, copy }) => {
      const desk = setUpDesk(context)
      const actor = signedIn(context)
      const payment = findPayment(context.db, paymentId)
      if (!payment || (payment.operatorId !== actor.id && actor.role !== 'supervisor')) return null
      const printedAt = localMoment(context.at, desk.details.cityTimeZone)
      const data = receiptDataOf(context.db, desk, paymentId, copy === 0 ? null : { number: copy, printedAt })
      if (!data) return null
      const { columns } = printerSettingsOf(context.db)
      return paperViewOf(layoutPaper(receiptPaper(data), columns), columns)
    }),

    carryOut(reprintReceipt, (tx, context, { paymentId }) => {
      const actor = signedIn(context)
      const open = openShiftOf(tx)
      const lastId = open?.operatorId === actor.id ? lastPaymentOfShift(tx, open.id) : undefined
      const payment = findPayment(tx, paymentId ?? lastId ?? '')
      if (!payment || (payment.operatorId !== actor.id && actor.role !== 'supervisor'))
        return refused('payments.unknown')
      const first = findPrintJob(tx, payment.id)
      // The receipt itself is still on its way: a copy before it would be two papers.
      if (first && (first.state === 'queued' || first.state === 'sending')) return refused('payments.not_printed_yet')
      const copy = copiesOf(tx, payment.id) + 1
      const printJobId = context.ports.ids.next()
      const { receiptNumber } = payment
      queueReceipt(tx, context, { id: printJobId, receiptNumber, paymentId: payment.id, copy })
      context.audit(
        'payment.reprinted',
        { paymentId: payment.id, receipt: payment.receiptNumber, copy },
        payment.shiftId,
      )
      return accepted({ printJobId, receiptNumber: payment.receiptNumber, copy })
    }),
  ],
}
