import type { NoteFault, NoteOutcome } from '../../shared/domain/cash-orders.ts'
import { cashOrderPaper, type OrderPaperData, type PaperRow } from '../../shared/domain/cash-order-paper.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import type { PaperMoment } from '../../shared/domain/paper-parts.ts'
import { splitLocal } from '../core/clock.ts'
import type { Db } from '../db/open.ts'
import { orderNumber, readOrderSubject } from './cash-orders.ts'
import type { StoredDesk } from './desk.ts'
import { paperDesk } from './paper-desk.ts'
import { shiftPapersOf } from './shift-papers.ts'
import { endOfTransfer, findOrder, type OrderRow, rowsOfOrder } from './stored-orders.ts'

const onPaper = ({ denomination, faceKopecks, pieces }: OrderRow): PaperRow => ({
  form: denomination.startsWith('coin-') ? 'coin' : 'note',
  ...{ faceKopecks, pieces },
})

const noteOf = (db: Db, orderId: string): OrderPaperData['note'] =>
  db.get<{ serial: string | null; fault: NoteFault; outcome: NoteOutcome }>(
    'SELECT serial, fault, outcome FROM refused_notes WHERE order_id = :orderId',
    { orderId },
  ) ?? null

/** The sheet or the copy that a print job's subject names. */
export const orderPaperOfJob = (db: Db, desk: StoredDesk, subject: string, printedAt: PaperMoment): Paper | null => {
  const { orderId, sheet } = readOrderSubject(subject)
  return orderPaperOf(db, desk, orderId, sheet === null ? { copiedAt: printedAt } : { sheet })
}

/** An order as it was printed, or once more as a copy, with what became of it since; null when there is none. */
export const orderPaperOf = (
  db: Db,
  desk: StoredDesk,
  orderId: string,
  which: { sheet: number } | { copiedAt: PaperMoment },
): Paper | null => {
  const order = findOrder(db, orderId)
  if (!order) return null
  const rows = rowsOfOrder(db, orderId)
  const now = paperDesk(desk)
  const deskAsItWas =
    order.shiftId === null
      ? now
      : shiftPapersOf(db, order.shiftId, { desk: now, operatorName: order.operatorName }).desk
  const end = 'copiedAt' in which ? endOfTransfer(db, orderId) : undefined
  return cashOrderPaper({
    desk: deskAsItWas,
    demo: desk.kind === 'demo',
    deskNumber: desk.details.deskNumber,
    formNumber: order.formNumber,
    formTitle: order.formTitle,
    number: orderNumber(db, order.number, order.at),
    businessDate: order.businessDate,
    moment: splitLocal(order.localTime),
    kind: order.kind,
    place: order.place,
    target: order.target,
    counterparty: order.counterparty,
    ground: order.ground,
    symbol: order.symbol,
    amountKopecks: order.amountKopecks,
    taken: rows.filter(({ direction }) => direction === 'in').map(onPaper),
    given: rows.filter(({ direction }) => direction === 'out').map(onPaper),
    note: noteOf(db, orderId),
    operatorName: order.operatorName,
    approverName: order.approverName,
    signatures: JSON.parse(order.signatures) as string[],
    end: end
      ? {
          outcome: end.outcome,
          moment: splitLocal(end.localTime),
          operatorName: end.approverName ?? end.operatorName,
          otherNumber: end.otherNumber,
          reason: end.reason,
        }
      : null,
    sheet: 'sheet' in which ? { number: which.sheet, of: order.copies } : null,
    copiedAt: 'copiedAt' in which ? which.copiedAt : null,
  })
}
