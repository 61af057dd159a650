import {
  acceptPayment,
  getReceiptPaper,
  getTender,
  previewPayment,
  reprintReceipt,
} from '../../shared/contract/payments.ts'
import { denominationsOn } from '../../shared/domain/denominations.ts'
import { formatMoney } from '../../shared/domain/money.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { firstIdAt, localMoment } from '../core/clock.ts'
import { setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, approvable, carryOut, type Feature, prepareAndCarryOut, refused } from '../core/feature.ts'
import { preparePayment, takePayment } from '../records/accept-payment.ts'
import { cashShift } from '../records/cash-shift.ts'
import { cashSettingsOf } from '../records/cash-settings.ts'
import { needOf, splittingsOf } from '../records/identification.ts'
import { drawerNotes } from '../records/drawer-notes.ts'
import { paperViewOf, receiptOf } from '../records/papers.ts'
import { type ReadyLine, readyLines } from '../records/payment-lines.ts'
import { findPayment, lastPaymentOfShift, paymentsSince } from '../records/payments.ts'
import { basketProblems, debtsOfLines, groundOf, repeatedLines, wrongAmountOf } from '../records/prepare-payment.ts'
import { copiesOf, findPrintJob } from '../records/print-jobs.ts'
import { printerSettingsOf } from '../records/printer-settings.ts'
import { copyMadeAt, queueReceipt } from '../records/receipts.ts'
import { openShiftOf } from '../records/shifts.ts'

const alreadyPaidMs = 30 * 60_000

const mostNames = 4

/** For the approver's eyes: whom the money is for. */
const payeeNames = (ready: readonly ReadyLine[]): string => {
  const names = [...new Set(ready.map(({ row }) => row.payee_name))]
  const more = names.length - mostNames
  return [...names.slice(0, mostNames), ...(more > 0 ? [`и ещё ${more}`] : [])].join('; ')
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
      // What a payment asks of its payer is said of the whole one.
      const payable = ready.every((line) => line !== null) ? ready : []
      const bound = ready.filter((line): line is ReadyLine => line?.amount != null && line.amount.toDue !== 'any')
      const debtOf = bound.length === 0 ? () => undefined : debtsOfLines(context, bound)
      const samePayment = paymentsSince(context.db, firstIdAt(Date.parse(context.at) - alreadyPaidMs))
      const commissions = ready.map((line) => line?.row.commission_kopecks ?? 0)
      const sumKopecks = lines.reduce((sum, line) => sum + line.amountKopecks, 0)
      const commissionKopecks = commissions.reduce((sum, kopecks) => sum + kopecks, 0)
      return {
        sumKopecks,
        commissionKopecks,
        dueKopecks: sumKopecks + commissionKopecks,
        commissions,
        wrongAmounts: [
          ...ready.flatMap((line, lineIndex) => {
            const wrong = line && wrongAmountOf(line, debtOf)
            return wrong ? [{ lineIndex, ...wrong }] : []
          }),
          ...basketProblems(ready),
        ],
        twice: repeatedLines(ready.map((line) => line?.row ?? null)),
        identification: needOf(context, payable),
        splitting: splittingsOf(context, lines, payable),
        alreadyPaid: ready.flatMap((line, lineIndex) => {
          if (!line) return []
          const { account, payee_account: payeeAccount, amount_kopecks: amountKopecks } = line.row
          const earlier = samePayment({ account, payeeAccount, amountKopecks })
          return earlier ? [{ lineIndex, ...earlier }] : []
        }),
      }
    }),

    answer(getTender, (context) => {
      const { db, at } = context
      // Whoever counts blind, or has no cash here, learns nothing of the drawer this way.
      const open = cashShift(db, context)
      const today = localMoment(at, setUpDesk(context).details.cityTimeZone).localDate
      const notes = denominationsOn(cashSettingsOf(db).denominations, today).filter(({ form }) => form === 'note')
      return {
        noteFaces: [...new Set(notes.map(({ faceKopecks }) => faceKopecks))].sort((a, b) => a - b),
        drawer: 'outcome' in open ? null : drawerNotes(db, open),
      }
    }),

    approvable(
      acceptPayment,
      (context, { lines, givenKopecks }) => {
        const ready = readyLines(groundOf(context), lines)
        if (!Array.isArray(ready)) return []
        const dueKopecks = ready.reduce((sum, { row }) => sum + row.amount_kopecks + row.commission_kopecks, 0)
        return [
          { fact: 'amount', value: formatMoney(dueKopecks) },
          { fact: 'given', value: formatMoney(givenKopecks) },
          { fact: 'payee', value: payeeNames(ready) },
          { fact: 'lines', value: String(ready.length) },
        ]
      },
      prepareAndCarryOut(acceptPayment, async (context, { lines }) => preparePayment(context, lines), takePayment),
    ),

    answer(getReceiptPaper, (context, { paymentId, copy }) => {
      const desk = setUpDesk(context)
      const actor = signedIn(context)
      const payment = findPayment(context.db, paymentId)
      if (!payment || (payment.operatorId !== actor.id && actor.role !== 'supervisor')) return null
      const madeAt = copyMadeAt(context.db, paymentId, copy) ?? context.at
      const printedAt = localMoment(madeAt, desk.details.cityTimeZone)
      const paper = receiptOf(
        context.db,
        context.ports.deskKeys,
        desk,
        paymentId,
        copy === 0 ? null : { number: copy, printedAt },
      )
      if (!paper) return null
      const { columns } = printerSettingsOf(context.db)
      return paperViewOf(layoutPaper(paper, columns), columns)
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
