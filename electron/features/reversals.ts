import type { PaymentLineInput } from '../../shared/contract/payments.ts'
import {
  checkCorrection,
  correctPayment,
  findReversible,
  getReversible,
  getSlipPaper,
  reprintSlips,
  reversePayment,
} from '../../shared/contract/reversals.ts'
import { formatMoney } from '../../shared/domain/money.ts'
import { numberSlip, parseReceiptNumber, parseSlipNumber } from '../../shared/domain/numbering.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { isNoteMissing, type ReversalReason, reversalReasonWords } from '../../shared/domain/reversal-reasons.ts'
import { reversalSlipPaper } from '../../shared/domain/reversal-slip.ts'
import type { ApprovalFacts } from '../core/approvals.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, approvable, carryOut, type Feature, prepareAndCarryOut, refused } from '../core/feature.ts'
import type { Tx } from '../db/open.ts'
import { preparePayment, takePayment } from '../records/accept-payment.ts'
import { checkedCorrection, isSameLine } from '../records/corrections.ts'
import { drawerKopecks } from '../records/drawer.ts'
import { budgetsOf } from '../records/line-budgets.ts'
import { paperViewOf } from '../records/papers.ts'
import { findReceipt, lastPaymentOfShift, type StoredPayment } from '../records/payments.ts'
import { findPrintJob, queuePrintJob } from '../records/print-jobs.ts'
import { printerSettingsOf } from '../records/printer-settings.ts'
import { isReviewAwaited } from '../records/restore-review.ts'
import { reversalSlipOf } from '../records/reversal-papers.ts'
import {
  findReversal,
  findSlip,
  nextReversalSeq,
  replacedPaymentOf,
  reversalsOf,
  writeReversal,
} from '../records/reversals.ts'
import { chosenLines, dueOf, type PaidLine, paidLines, paymentToSee, reversalShift } from '../records/reversible.ts'
import { payeeOfLine } from '../records/reversible-payees.ts'
import { isShiftTooOld, openShiftOf, type StoredShift } from '../records/shifts.ts'

type Said = { paymentId: string; reason: ReversalReason; note: string; receiptReturned: boolean }
type Ground = { payment: StoredPayment; shift: StoredShift; chosen: PaidLine[] }

/** Everything that stands against giving these lines back, but cash and approval. */
const groundOf = (tx: Tx, context: CommandContext, said: Said, lineNos: readonly number[]) => {
  if (isReviewAwaited(tx)) return refused('desk.restore_not_reviewed')
  const payment = paymentToSee(tx, context, said.paymentId)
  if (!payment) return refused('reversals.payment_unknown')
  const lines = paidLines(tx, payment.id)
  const chosen = chosenLines(lines, lineNos)
  if (!Array.isArray(chosen)) return chosen
  const shift = reversalShift(tx, context, payment, lines)
  if ('outcome' in shift) return shift
  if (isNoteMissing(said.reason, said.note)) return refused('reversals.note_missing')
  return { payment, shift, chosen } satisfies Ground
}

type Slips = {
  reversalId: string
  slipNumber: string
  paymentId: string
  payerSlipId: string
  bankSlipId: string
}

/** One for the payer, one for the bank; the first of them bear the reversal's own ids, copies new ones. */
const queueSlips = (tx: Tx, context: CommandContext, slips: Slips): void => {
  const { reversalId: subject, slipNumber: title, paymentId } = slips
  const papers = [
    ['reversal_slip', slips.payerSlipId],
    ['reversal_bank_slip', slips.bankSlipId],
  ] as const
  for (const [kind, id] of papers)
    queuePrintJob(tx, {
      ...{ id, kind, title, paymentId, shiftId: null, copyNo: 0, subject },
      ...{ operatorId: signedIn(context).id, createdAt: context.at, sealed: null },
    })
  context.ports.printing.wake()
}

type Given = { approverId: string; replacedBy: string | null }

/** Writes the reversal and puts both slips on their way. */
const giveBack = (tx: Tx, context: CommandContext, said: Said, { payment, shift, chosen }: Ground, given: Given) => {
  const { ids, emit } = context.ports
  const { epoch, details } = setUpDesk(context)
  const seq = nextReversalSeq(tx, shift.id)
  const slipNumber = numberSlip({ deskNumber: details.deskNumber, epoch, shiftNumber: shift.number, seq })
  const [id, bankSlipId] = [ids.next(), ids.next()]
  const { note, reason, receiptReturned } = said
  const act = { note, reason, receiptReturned, ...given }
  const of = { paymentId: payment.id, receiptNumber: payment.receiptNumber }
  const dueKopecks = writeReversal(tx, context, {
    id,
    bankSlipId,
    ...of,
    shift,
    seq,
    slipNumber,
    ...act,
    lines: chosen,
  })
  queueSlips(tx, context, { reversalId: id, slipNumber, paymentId: payment.id, payerSlipId: id, bankSlipId })
  emit('shift')
  return { reversalId: id, slipNumber, dueKopecks, payerSlipId: id, bankSlipId }
}

const lineWords = (line: { serviceName: string; account: string; amountKopecks: number }): string =>
  [line.serviceName, ...(line.account === '' ? [] : [`ЛС ${line.account}`]), formatMoney(line.amountKopecks)].join(', ')

/** So many lines an approver reads one by one. */
const linesTold = 6

const lineFacts = (fact: 'line' | 'corrected_line', words: readonly string[]): ApprovalFacts => [
  ...words.slice(0, linesTold).map((value) => ({ fact, value })),
  ...(words.length > linesTold ? [{ fact, value: `… ещё ${words.length - linesTold}` }] : []),
]

/** For the approver's eyes: what main itself reads of the payment. */
const factsOf = (
  context: QueryContext,
  said: Said,
  lineNos: readonly number[],
  anew: readonly string[],
): ApprovalFacts => {
  const payment = paymentToSee(context.db, context, said.paymentId)
  if (!payment) return []
  const chosen = paidLines(context.db, payment.id).filter(({ lineNo }) => lineNos.includes(lineNo))
  return [
    { fact: 'receipt', value: payment.receiptNumber },
    ...lineFacts('line', chosen.map(lineWords)),
    ...lineFacts('corrected_line', anew),
    { fact: anew.length === 0 ? 'give_back' : 'amount', value: formatMoney(dueOf(chosen)) },
    { fact: 'reason', value: [reversalReasonWords[said.reason], ...(said.note === '' ? [] : [said.note])].join('. ') },
  ]
}

const newLineWords = (context: QueryContext, line: PaymentLineInput): string => {
  const serviceName =
    line.payee === 'catalogue'
      ? context.ports.catalogue.now().serviceNames(line.serviceId).serviceName
      : line.details.payeeName
  return lineWords({ serviceName, account: line.account, amountKopecks: line.amountKopecks })
}

export const reversals: Feature = {
  handlers: [
    answer(getReversible, (context, { paymentId }) => {
      const payment = paymentToSee(context.db, context, paymentId)
      if (!payment) return null
      const lines = paidLines(context.db, paymentId)
      const stop = reversalShift(context.db, context, payment, lines)
      const budgets = budgetsOf(context.db, paymentId)
      return {
        paymentId,
        receiptNumber: payment.receiptNumber,
        acceptedAt: payment.acceptedAt,
        operatorName: payment.operatorName,
        dueKopecks: payment.dueKopecks,
        lines: lines.map((line) => ({
          lineNo: line.lineNo,
          serviceName: line.serviceName,
          payeeName: line.payeeName,
          account: line.account,
          period: line.period,
          amountKopecks: line.amountKopecks,
          commissionKopecks: line.commissionKopecks,
          state: line.state,
          payee: payeeOfLine(context, line),
          budget: budgets.get(line.lineNo) ?? null,
        })),
        reversals: reversalsOf(context.db, paymentId),
        replaces: replacedPaymentOf(context.db, paymentId) ?? null,
        stop: 'outcome' in stop ? { code: stop.code, params: stop.params } : null,
      }
    }),

    answer(findReversible, (context, { number }) => {
      const { db } = context
      const open = openShiftOf(db)
      const receipt = parseReceiptNumber(number)
      const slip = parseSlipNumber(number)
      const last = open?.operatorId === signedIn(context).id ? lastPaymentOfShift(db, open.id) : undefined
      const paymentId =
        number === ''
          ? last
          : ((receipt && findReceipt(db, receipt)?.paymentId) ?? (slip && findSlip(db, slip)?.paymentId))
      const payment = paymentToSee(db, context, paymentId ?? '')
      return payment ? { paymentId: payment.id, receiptNumber: payment.receiptNumber } : null
    }),

    approvable(
      reversePayment,
      (context, input) => factsOf(context, input, input.lineNos, []),
      carryOut(reversePayment, (tx, context, input) => {
        const ground = groundOf(tx, context, input, input.lineNos)
        if ('outcome' in ground) return ground
        const dueKopecks = dueOf(ground.chosen)
        // How much lies there is not told: the cashier may count blind.
        if (drawerKopecks(tx, ground.shift.id) < dueKopecks) return refused('reversals.cash_short', { dueKopecks })
        const approval = context.approval()
        if (!approval) return refused('approvals.needed')
        return accepted(giveBack(tx, context, input, ground, { approverId: approval.approverId, replacedBy: null }))
      }),
    ),

    answer(checkCorrection, (context, { paymentId, corrections }) => {
      const payment = paymentToSee(context.db, context, paymentId)
      return payment ? checkedCorrection(context, paymentId, corrections) : null
    }),

    approvable(
      correctPayment,
      (context, input) =>
        factsOf(
          context,
          input,
          input.corrections.map(({ lineNo }) => lineNo),
          input.corrections.map(({ line }) => newLineWords(context, line)),
        ),
      prepareAndCarryOut(
        correctPayment,
        async (context, { paymentId, corrections }) =>
          preparePayment(
            context,
            corrections.map(({ line }) => line),
            { paymentId, lineNos: corrections.map(({ lineNo }) => lineNo) },
          ),
        (tx, context, input, prepared) => {
          const lineNos = input.corrections.map(({ lineNo }) => lineNo)
          const ground = groundOf(tx, context, input, lineNos)
          if ('outcome' in ground) return ground
          if (isShiftTooOld(ground.shift, context.at)) return refused('shift.too_old') // nobody approves in vain
          if (prepared.refusal) return prepared.refusal
          const byLine = new Map(ground.chosen.map((line) => [line.lineNo, line]))
          const isSame = input.corrections.every(({ lineNo }, index) => {
            const [was, now] = [byLine.get(lineNo), prepared.paid.ready[index]?.row]
            return was !== undefined && now !== undefined && isSameLine(was, now)
          })
          if (isSame) return refused('reversals.nothing_corrected')
          const dueBeforeKopecks = dueOf(ground.chosen)
          const dueKopecks = prepared.paid.ready.reduce(
            (sum, { row }) => sum + row.amount_kopecks + row.commission_kopecks,
            0,
          )
          if (dueKopecks !== dueBeforeKopecks) return refused('reversals.due_differs', { dueKopecks, dueBeforeKopecks })
          const approval = context.approval()
          if (!approval) return refused('approvals.needed')
          const lines = input.corrections.map(({ line }) => line)
          // The payment first: with the cash that stays in it the drawer can't be short of what is given back.
          const taken = takePayment(tx, context, { lines, givenKopecks: null, payerAsIn: input.paymentId }, prepared)
          if (taken.outcome === 'refused') return taken
          const { paymentId, receiptNumber } = taken.value
          const given = { approverId: approval.approverId, replacedBy: paymentId }
          return accepted({
            ...giveBack(tx, context, input, ground, given),
            replacement: { paymentId, receiptNumber },
          })
        },
      ),
    ),

    answer(getSlipPaper, (context, { reversalId }) => {
      const reversal = findReversal(context.db, reversalId)
      if (!reversal || !paymentToSee(context.db, context, reversal.paymentId)) return null
      const data = reversalSlipOf(context.db, setUpDesk(context), reversalId, { of: 'payer', copyAt: null })
      if (!data) return null
      const { columns } = printerSettingsOf(context.db)
      return paperViewOf(layoutPaper(reversalSlipPaper(data), columns), columns)
    }),

    carryOut(reprintSlips, (tx, context, { reversalId }) => {
      const reversal = findReversal(tx, reversalId)
      if (!reversal || !paymentToSee(tx, context, reversal.paymentId)) return refused('reversals.slip_unknown')
      const first = [reversal.id, reversal.bankSlipId].map((id) => findPrintJob(tx, id)?.state)
      // The slips themselves are still on their way: copies before them would be two papers.
      if (first.some((state) => state === 'queued' || state === 'sending')) return refused('reversals.slips_not_out')
      const { ids } = context.ports
      const slips = { payerSlipId: ids.next(), bankSlipId: ids.next() }
      const { slipNumber, paymentId, shiftId } = reversal
      queueSlips(tx, context, { reversalId, slipNumber, paymentId, ...slips })
      context.audit('payment.slips_reprinted', { reversalId, slip: slipNumber, paymentId }, shiftId)
      return accepted(slips)
    }),
  ],
}
