import type { OrderView } from '../../shared/contract/cash-orders.ts'
import type { CashPlace, OrderKind, TransferTarget } from '../../shared/domain/cash-orders.ts'
import type { CountedRow } from '../../shared/domain/denominations.ts'
import type { Db } from '../db/open.ts'
import { idsInTransit } from './cash-ledger.ts'
import { orderNumber } from './cash-orders.ts'
import type { StoredShift } from './shifts.ts'

export type StoredOrder = {
  id: string
  kind: OrderKind
  number: number
  formNumber: string
  formTitle: string
  /** JSON: the lines to sign on. */
  signatures: string
  copies: number
  place: CashPlace
  target: TransferTarget | null
  shiftId: string | null
  transferId: string | null
  counterparty: string
  ground: string
  symbol: string | null
  amountKopecks: number
  operatorId: string
  operatorName: string
  approverName: string | null
  businessDate: string
  at: string
  localTime: string
}

const columns = `o.id, o.kind, o.number, o.form_number AS formNumber, o.form_title AS formTitle, o.signatures, o.copies,
  o.place, o.target, o.shift_id AS shiftId, o.transfer_id AS transferId, o.counterparty, o.ground, o.symbol,
  o.amount_kopecks AS amountKopecks, o.operator_id AS operatorId, w.name AS operatorName, a.name AS approverName,
  o.business_date AS businessDate, o.at, o.local_time AS localTime`
const joined = `cash_orders o JOIN operators w ON w.id = o.operator_id LEFT JOIN operators a ON a.id = o.approver_id`

export const findOrder = (db: Db, id: string): StoredOrder | undefined =>
  db.get<StoredOrder>(`SELECT ${columns} FROM ${joined} WHERE o.id = :id`, { id })

export type OrderRow = CountedRow & { direction: 'in' | 'out'; faceKopecks: number }

/** Its notes and coins, the biggest first. */
export const rowsOfOrder = (db: Db, orderId: string): OrderRow[] =>
  db.all<OrderRow>(
    `SELECT direction, denomination, face_kopecks AS faceKopecks, pieces FROM cash_order_rows
     WHERE order_id = :orderId ORDER BY direction, face_kopecks DESC, denomination DESC`,
    { orderId },
  )

export type TransferEnd = {
  outcome: 'accepted' | 'declined'
  otherNumber: string | null
  reason: string | null
  operatorName: string
  approverName: string | null
  localTime: string
}

export const endOfTransfer = (db: Db, transferId: string): TransferEnd | undefined =>
  db.get<TransferEnd>(
    `SELECT e.outcome, e.other_number AS otherNumber, e.reason, w.name AS operatorName, a.name AS approverName,
       e.local_time AS localTime
     FROM cash_transfer_ends e JOIN operators w ON w.id = e.operator_id LEFT JOIN operators a ON a.id = e.approver_id
     WHERE e.transfer_id = :transferId`,
    { transferId },
  )

/** The order that counted a declined transfer back. */
export const returnOf = (db: Db, transferId: string): { id: string } | undefined =>
  db.get<{ id: string }>('SELECT id FROM cash_orders WHERE transfer_id = :transferId', { transferId })

const stateOf = (db: Db, order: StoredOrder): Pick<OrderView, 'state' | 'declineReason'> => {
  if (order.kind !== 'sent') return { state: null, declineReason: null }
  const end = endOfTransfer(db, order.id)
  const returned = end?.outcome === 'declined' && returnOf(db, order.id) !== undefined
  return { state: returned ? 'returned' : (end?.outcome ?? 'sent'), declineReason: end?.reason ?? null }
}

export const orderViewOf = (db: Db, order: StoredOrder): OrderView => ({
  orderId: order.id,
  kind: order.kind,
  number: orderNumber(db, order.number, order.at),
  place: order.place,
  to: order.target,
  counterparty: order.counterparty,
  ground: order.ground,
  amountKopecks: order.amountKopecks,
  operatorName: order.operatorName,
  approverName: order.approverName,
  at: order.at,
  ...stateOf(db, order),
})

/** Notes that orders brought into a shift's drawer since an instant, and took out of it (pieces below 0). */
export const orderNotes = (db: Db, shift: StoredShift, sinceAt: string): { denomination: string; pieces: number }[] =>
  db.all<{ denomination: string; pieces: number }>(
    `SELECT denomination, sum(pieces) AS pieces FROM (
       SELECT r.denomination, CASE r.direction WHEN 'in' THEN r.pieces ELSE -r.pieces END AS pieces
       FROM cash_orders o JOIN cash_order_rows r ON r.order_id = o.id
       WHERE o.business_date = :businessDate AND o.shift_id = :shiftId AND o.at > :sinceAt AND o.kind <> 'hand_over'
       UNION ALL
       SELECT r.denomination, r.pieces FROM cash_transfer_ends e JOIN cash_order_rows r ON r.order_id = e.transfer_id
       WHERE e.shift_id = :shiftId AND e.outcome = 'accepted' AND e.at > :sinceAt
     ) GROUP BY denomination`,
    { businessDate: shift.businessDate, shiftId: shift.id, sinceAt },
  )

/** Orders of a business day, the newest first; `operatorId`: this operator's only. */
export const ordersOfDay = (db: Db, day: { date: string; operatorId: string | null; limit: number }): StoredOrder[] =>
  db.all<StoredOrder>(
    `SELECT ${columns} FROM ${joined}
     WHERE o.business_date = :date AND (:operatorId IS NULL OR o.operator_id = :operatorId)
     ORDER BY o.id DESC LIMIT :limit`,
    day,
  )

export type VaultRow = { seq: number; orderId: string; amountKopecks: number; balanceKopecks: number; at: string }

/** A page of the vault's book, the newest first. */
export const vaultPage = (db: Db, page: { before: number | null; limit: number }): VaultRow[] =>
  db.all<VaultRow>(
    `SELECT seq, order_id AS orderId, amount_kopecks AS amountKopecks, balance_kopecks AS balanceKopecks, at
     FROM cash_ledger WHERE account = 'vault' AND (:before IS NULL OR seq < :before) ORDER BY seq DESC LIMIT :limit`,
    page,
  )

/** Cash that was sent and neither accepted nor counted back, the newest first. */
export const transfersUnderWay = (db: Db): OrderView[] =>
  idsInTransit(db).flatMap((id) => {
    const order = findOrder(db, id)
    return order ? [orderViewOf(db, order)] : []
  })

/** For the list of what is open when a shift closes. */
export const openTransits = (db: Db): { title: string; kopecks: number }[] =>
  transfersUnderWay(db).map(({ number, amountKopecks }) => ({ title: number, kopecks: amountKopecks }))
