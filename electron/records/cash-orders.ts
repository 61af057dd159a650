import type { MadeOrder } from '../../shared/contract/cash-orders.ts'
import {
  type CashPlace,
  formOfKind,
  type OrderKind,
  seriesOf,
  type TransferTarget,
} from '../../shared/domain/cash-orders.ts'
import type { CountedRow } from '../../shared/domain/denominations.ts'
import { epochMark } from '../../shared/domain/numbering.ts'
import { joinLocal, localMoment } from '../core/clock.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { digestMoney, insertDigested, insertMoney } from '../db/journal.ts'
import type { Db, Tx } from '../db/open.ts'
import { cashSettingsOf } from './cash-settings.ts'
import { epochAt } from './epochs.ts'
import { queuePrintJob } from './print-jobs.ts'
import { openShiftOf, type StoredShift } from './shifts.ts'

/** `12`, in the second epoch `E2-12`: after a restore a number may be on paper already. */
export const orderNumber = (db: Db, number: number, at: string): string => {
  const mark = epochMark(epochAt(db, at))
  return mark === '' ? String(number) : `${mark}-${number}`
}

/** The day that cash acts of now belong to: the open shift's, else the desk's calendar day. */
export const businessDateNow = (db: Db, context: QueryContext): string =>
  openShiftOf(db)?.businessDate ?? localMoment(context.at, setUpDesk(context).details.cityTimeZone).localDate

export type NewOrder = {
  readonly id: string
  readonly kind: OrderKind
  /** Of the drawer's acts; null of the vault's. */
  readonly shift: StoredShift | null
  readonly counterparty: string
  readonly ground: string
  readonly symbol?: string | null
  readonly target?: TransferTarget
  /** What was sent, of an order that counts it back. */
  readonly transferId?: string
  readonly approverId?: string | null
  /** Into the order's place, and out of it. */
  readonly taken?: readonly CountedRow[]
  readonly given?: readonly CountedRow[]
  readonly amountKopecks: number
}

const nextNumber = (db: Db, form: string, series: string): number =>
  (db.get<{ number: number }>(
    'SELECT number FROM cash_orders WHERE form = :form AND series = :series ORDER BY number DESC LIMIT 1',
    { form, series },
  )?.number ?? 0) + 1

/**
 * Writes an order with its number, its notes and its printed copies; the cash is moved by the caller, who also audits.
 * The rows must be of denominations that are counted here (`countIn`).
 */
export const recordOrder = (tx: Tx, context: CommandContext, order: NewOrder): MadeOrder => {
  const settings = cashSettingsOf(tx)
  const form = formOfKind[order.kind]
  const { number: formNumber, title, signatures, copies, numbering } = settings.forms[form]
  const businessDate = order.shift?.businessDate ?? businessDateNow(tx, context)
  const series = seriesOf(numbering, businessDate)
  const number = nextNumber(tx, form, series)
  insertMoney(tx, 'cash_orders', {
    id: order.id,
    command_id: context.commandId,
    kind: order.kind,
    form,
    series,
    number,
    form_number: formNumber,
    form_title: title,
    signatures: JSON.stringify(signatures),
    copies,
    place: (order.shift === null ? 'vault' : 'drawer') satisfies CashPlace,
    target: order.target ?? null,
    shift_id: order.shift?.id ?? null,
    transfer_id: order.transferId ?? null,
    counterparty: order.counterparty,
    ground: order.ground,
    symbol: order.symbol ?? null,
    amount_kopecks: order.amountKopecks,
    operator_id: signedIn(context).id,
    approver_id: order.approverId ?? null,
    business_date: businessDate,
    at: context.at,
    local_time: joinLocal(localMoment(context.at, setUpDesk(context).details.cityTimeZone)),
  })
  const faces = new Map(settings.denominations.map(({ id, faceKopecks }) => [id, faceKopecks]))
  const rowsOf = (direction: 'in' | 'out', rows: readonly CountedRow[] = []) =>
    rows.map(({ denomination, pieces }) =>
      digestMoney('cash_order_rows', {
        order_id: order.id,
        direction,
        denomination,
        face_kopecks: faces.get(denomination) ?? 0,
        pieces,
      }),
    )
  insertDigested(tx, [...rowsOf('in', order.taken), ...rowsOf('out', order.given)])
  const told = orderNumber(tx, number, context.at)
  const printJobId = queueOrder(tx, context, { id: order.id, shiftId: order.shift?.id ?? null, number: told, copies })
  return { orderId: order.id, number: told, amountKopecks: order.amountKopecks, printJobId }
}

/** What a print job of an order is about: which order, and which of its sheets; a later copy has none. */
export const orderSubject = (orderId: string, sheet: number | null): string => `${orderId}/${sheet ?? 'copy'}`

/** `sheet`: null of a later copy. */
export const readOrderSubject = (subject: string): { orderId: string; sheet: number | null } => {
  const [orderId = '', sheet = ''] = subject.split('/')
  return { orderId, sheet: sheet === 'copy' ? null : Number(sheet) }
}

type OrderPaper = { id: string; shiftId: string | null; number: string; copies: number }

const queueSheet = (tx: Tx, context: CommandContext, order: OrderPaper, sheet: number | null): string => {
  const id = context.ports.ids.next()
  queuePrintJob(tx, {
    id,
    kind: 'cash_order',
    title: order.number,
    paymentId: null,
    shiftId: order.shiftId,
    copyNo: 0, // «copy» is a kind of receipts' own; an order's sheets and copies are told by the subject
    operatorId: signedIn(context).id,
    createdAt: context.at,
    subject: orderSubject(order.id, sheet),
    sealed: null,
  })
  context.ports.printing.wake()
  return id
}

/** As many sheets as the form's setting says; the first one's job, null where none is printed. */
const queueOrder = (tx: Tx, context: CommandContext, order: OrderPaper): string | null =>
  Array.from({ length: order.copies }, (_, index) => queueSheet(tx, context, order, index + 1))[0] ?? null

/** One more, marked as a copy. */
export const queueOrderCopy = (tx: Tx, context: CommandContext, order: Omit<OrderPaper, 'copies'>): string =>
  queueSheet(tx, context, { ...order, copies: 1 }, null)
