import {
  acceptPayment,
  getReceiptPaper,
  listJournal,
  previewPayment,
  reprintReceipt,
} from '../../shared/contract/payments.ts'
import { parseMoney } from '../../shared/domain/money.ts'
import { numberReceipt, parseReceiptNumber } from '../../shared/domain/numbering.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { receiptPaper } from '../../shared/domain/receipt.ts'
import { firstIdAt, joinLocal, localMoment } from '../core/clock.ts'
import { type CommandContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, prepareAndCarryOut, refused } from '../core/feature.ts'
import { headInTransaction, insertDigested, insertMoney } from '../db/journal.ts'
import type { Tx } from '../db/open.ts'
import { keepKnownPayee, type PayeeKey } from '../records/known-payees.ts'
import { paperViewOf, receiptDataOf } from '../records/papers.ts'
import { type LineRow, type ReadyLine, readyLines, wrongLink } from '../records/payment-lines.ts'
import {
  findPayment,
  findReceipt,
  journalPage,
  lastPaymentOfShift,
  nextReceiptSeq,
  paymentsSince,
} from '../records/payments.ts'
import { debtsOfLines, groundOf, type LineRows, prepareLines, wrongAmountOf } from '../records/prepare-payment.ts'
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

type Payment = {
  id: string
  receiptNumber: string
  commissionKopecks: number
  dueKopecks: number
  givenKopecks: number
  shift: StoredShift
  /** By whose terms the lines were made; 0 is the program's own. */
  catalogueVersion: number
}

const writePayment = (
  tx: Tx,
  context: CommandContext,
  payment: Payment,
  seq: number,
  { lines, debts, terms }: LineRows,
): void => {
  const actor = signedIn(context)
  const { id, shift, commissionKopecks, dueKopecks, givenKopecks } = payment
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
  insertDigested(tx, terms)
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
    {
      catalogue: payment.catalogueVersion,
      ...{ dueKopecks, lines: lines.length, paymentId: id, receipt: payment.receiptNumber },
    },
    shift.id,
  )
}

const payeeOf = (row: LineRow): PayeeKey => ({
  bankBic: row.bank_bic,
  payeeAccount: row.payee_account,
  payeeInn: row.payee_inn,
})

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
      const ground = groundOf(context)
      // Line by line: one that can't be paid is told when it is paid, and hides nothing of the others.
      const ready = lines.map((line) => {
        const [one] = [readyLines(ground, [line])].flat()
        return one && 'row' in one ? one : null
      })
      const bound = ready.filter((line): line is ReadyLine => line?.amount != null && line.amount.toDue !== 'any')
      const debtOf = bound.length === 0 ? () => undefined : debtsOfLines(context, bound)
      const samePayment = paymentsSince(context.db, firstIdAt(Date.parse(context.at) - alreadyPaidMs))
      const commissions = ready.map((line) => line?.row.commission_kopecks ?? 0)
      const sumKopecks = sumOf(lines)
      const commissionKopecks = commissions.reduce((sum, kopecks) => sum + kopecks, 0)
      return {
        sumKopecks,
        commissionKopecks,
        dueKopecks: sumKopecks + commissionKopecks,
        commissions,
        wrongAmounts: ready.flatMap((line, lineIndex) => {
          const wrong = line && wrongAmountOf(line, debtOf)
          return wrong ? [{ lineIndex, ...wrong }] : []
        }),
        alreadyPaid: ready.flatMap((line, lineIndex) => {
          if (!line) return []
          const { account, payee_account: payeeAccount, amount_kopecks: amountKopecks } = line.row
          const earlier = samePayment({ account, payeeAccount, amountKopecks })
          return earlier ? [{ lineIndex, ...earlier }] : []
        }),
      }
    }),

    prepareAndCarryOut(
      acceptPayment,
      async (context, { lines }) => {
        const paymentId = context.ports.ids.next()
        return { paymentId, awaitsReview: isReviewAwaited(context.db), ...prepareLines(context, paymentId, lines) }
      },
      (tx, context, { lines, givenKopecks }, { awaitsReview, paymentId, refusal, paid }) => {
        if (awaitsReview) return refused('desk.restore_not_reviewed')
        const open = cashShift(tx, context)
        if ('outcome' in open) return open
        if (isShiftTooOld(open, context.at)) return refused('shift.too_old')
        if (refusal) return refusal
        const { ready, rows, catalogueVersion } = paid
        const wrong = wrongLink(tx, lines, ready)
        if (wrong) return wrong
        const commissionKopecks = ready.reduce((sum, { row }) => sum + row.commission_kopecks, 0)
        const dueKopecks = sumOf(lines) + commissionKopecks
        if (!Number.isSafeInteger(dueKopecks)) return refused('payments.sum_too_large')
        if (givenKopecks < dueKopecks) return refused('payments.given_less_than_due', { dueKopecks })
        const seq = nextReceiptSeq(tx, open.id)
        const { epoch, details } = setUpDesk(context)
        const receiptNumber = numberReceipt({ deskNumber: details.deskNumber, epoch, shiftNumber: open.number, seq })
        const sums = { commissionKopecks, dueKopecks, givenKopecks }
        writePayment(tx, context, { id: paymentId, receiptNumber, ...sums, shift: open, catalogueVersion }, seq, rows)
        for (const { row, isNewPayee } of ready) if (isNewPayee) keepKnownPayee(tx, payeeOf(row), paymentId)
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
      const whole = parseReceiptNumber(search)
      const receipt = whole === null ? undefined : findReceipt(context.db, whole)
      const searched = receipt ? readSearch('') : readSearch(search)
      const entries = journalPage(context.db, {
        shiftId,
        // A whole receipt number is looked up, however old: the code of a receipt opens its payment.
        ...(receipt ? { paymentId: receipt.paymentId } : {}),
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
