import {
  exchangeNotes,
  payOut,
  receiveFromDesk,
  refuseNote,
  reprintOrder,
  takeIn,
} from '../../../shared/contract/cash-orders.ts'
import type { CashSettings } from '../../../shared/contract/cash.ts'
import type { InputOf } from '../../../shared/contract/define.ts'
import type { CashPlace } from '../../../shared/domain/cash-orders.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { totalOfCount } from '../../../shared/domain/denominations.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { type CommandContext, type QueryContext, setUpDesk } from '../../core/context.ts'
import { accepted, approvable, carryOut, refused } from '../../core/feature.ts'
import type { ApprovalFacts } from '../../core/approvals.ts'
import { insertMoney } from '../../db/journal.ts'
import type { Tx } from '../../db/open.ts'
import { postCash } from '../../records/cash-ledger.ts'
import { businessDateNow, orderNumber, queueOrderCopy, recordOrder } from '../../records/cash-orders.ts'
import { cashSettingsOf } from '../../records/cash-settings.ts'
import { cashShift } from '../../records/cash-shift.ts'
import { moveCash } from '../../records/drawer.ts'
import { findOrder } from '../../records/stored-orders.ts'
import type { StoredShift } from '../../records/shifts.ts'
import { approverFor, countIn, drawerLacks, shiftOfPlace, vaultLacks } from './places.ts'

type Outside = InputOf<typeof takeIn>

const isListed = ({ counterparties }: CashSettings, counterparty: string): boolean =>
  counterparties.includes(counterparty)

/** Moves an order's cash in its own place: the drawer of its shift, else the vault. */
const moveIn = (tx: Tx, context: CommandContext, shift: StoredShift | null, orderId: string, amount: number): void => {
  if (shift) moveCash(tx, context, { id: orderId, shiftId: shift.id, kind: 'order', amountKopecks: amount })
  else postCash(tx, context, { account: 'vault', orderId, amountKopecks: amount })
}

const placeWords: Readonly<Record<CashPlace, string>> = { drawer: 'касса', vault: 'хранилище' }

/** For the approver's eyes. */
const outsideFacts =
  (act: string) =>
  ({ db }: QueryContext, input: Outside): ApprovalFacts => [
    { fact: 'act', value: `${act}: ${placeWords[input.place]}, ${input.counterparty}` },
    { fact: 'amount', value: formatMoney(totalOfCount(cashSettingsOf(db).denominations, input.rows) ?? 0) },
    { fact: 'reason', value: input.ground },
  ]

/** Cash in or out, from or to somebody outside. */
const outside = (tx: Tx, context: CommandContext, input: Outside, kind: 'in' | 'out') => {
  const settings = cashSettingsOf(tx)
  const shift = shiftOfPlace(tx, context, input.place)
  if (shift && 'outcome' in shift) return shift
  const amount = countIn(context, input.rows)
  if (typeof amount !== 'number') return amount
  const lacks = kind === 'in' ? null : shift ? drawerLacks(tx, context, shift, amount) : vaultLacks(tx, amount)
  if (lacks) return lacks
  if (!isListed(settings, input.counterparty)) return refused('cash.counterparty_unknown')
  if (input.symbol !== null && !settings.symbols.some(({ code }) => code === input.symbol))
    return refused('cash.symbol_unknown')
  const large = kind === 'out' && settings.approvalAboveKopecks !== null && amount > settings.approvalAboveKopecks
  const approved = approverFor(context, shift === null || large)
  if ('outcome' in approved) return approved
  const id = context.ports.ids.next()
  const order = recordOrder(tx, context, {
    ...{ id, kind, shift, ...approved, amountKopecks: amount },
    ...{ counterparty: input.counterparty, ground: input.ground, symbol: input.symbol },
    ...(kind === 'in' ? { taken: input.rows } : { given: input.rows }),
  })
  moveIn(tx, context, shift, id, kind === 'in' ? amount : -amount)
  auditOrder(context, kind, order, shift, { place: input.place, ...approved })
  return accepted(order)
}

type Told = { orderId: string; number: string; amountKopecks: number }

/** One event for every order: what it was, its number and sum; it covers the rows written so far. */
export const auditOrder = (
  context: CommandContext,
  kind: string,
  { orderId, number, amountKopecks }: Told,
  shift: StoredShift | null,
  more: Readonly<Record<string, string | number | null>> = {},
): void => {
  context.audit('cash.order_made', { kind, orderId, number, amountKopecks, ...more }, shift?.id ?? null)
  context.ports.emit('shift')
}

export const orderHandlers = [
  approvable(
    takeIn,
    outsideFacts('Приём наличных'),
    carryOut(takeIn, (tx, context, input) => outside(tx, context, input, 'in')),
  ),

  approvable(
    payOut,
    outsideFacts('Выдача наличных'),
    carryOut(payOut, (tx, context, input) => outside(tx, context, input, 'out')),
  ),

  carryOut(receiveFromDesk, (tx, context, { desk, otherNumber, otherDate, rows }) => {
    const shift = cashShift(tx, context)
    if ('outcome' in shift) return shift
    if (Number(desk) === Number(setUpDesk(context).details.deskNumber)) return refused('cash.own_desk')
    if (otherDate > businessDateNow(tx, context)) return refused('cash.date_in_future')
    const amount = countIn(context, rows)
    if (typeof amount !== 'number') return amount
    // «007» is desk 7: it can't send the same order twice by another spelling.
    const counterparty = String(Number(desk))
    const ground = `№ ${otherNumber.toUpperCase()} от ${formatDate(otherDate)}`
    const before = tx.get<{ number: number; at: string }>(
      `SELECT number, at FROM cash_orders WHERE kind = 'desk_in' AND counterparty = :counterparty AND ground = :ground`,
      { counterparty, ground },
    )
    if (before) return refused('cash.already_received', { number: orderNumber(tx, before.number, before.at) })
    const id = context.ports.ids.next()
    const made = { id, kind: 'desk_in', shift, counterparty, ground, taken: rows, amountKopecks: amount } as const
    const order = recordOrder(tx, context, made)
    moveIn(tx, context, shift, id, amount)
    auditOrder(context, 'desk_in', order, shift, { desk: counterparty })
    return accepted(order)
  }),

  carryOut(exchangeNotes, (tx, context, { taken, given, counterparty }) => {
    const settings = cashSettingsOf(tx)
    const shift = cashShift(tx, context)
    if ('outcome' in shift) return shift
    const takenKopecks = countIn(context, taken)
    if (typeof takenKopecks !== 'number') return takenKopecks
    const givenKopecks = countIn(context, given)
    if (typeof givenKopecks !== 'number') return givenKopecks
    if (takenKopecks !== givenKopecks) return refused('cash.sums_differ', { takenKopecks, givenKopecks })
    const lacks = drawerLacks(tx, context, shift, givenKopecks)
    if (lacks) return lacks
    if (!isListed(settings, counterparty)) return refused('cash.counterparty_unknown')
    const id = context.ports.ids.next()
    const made = { id, kind: 'exchange', shift, counterparty, ground: '', taken, given } as const
    const order = recordOrder(tx, context, { ...made, amountKopecks: givenKopecks })
    auditOrder(context, 'exchange', order, shift)
    return accepted(order)
  }),

  carryOut(refuseNote, (tx, context, { denomination, serial, fault, outcome }) => {
    const settings = cashSettingsOf(tx)
    const shift = cashShift(tx, context)
    if ('outcome' in shift) return shift
    // Also one that is no longer counted: that may be why it looked doubtful.
    const known = settings.denominations.find(({ id }) => id === denomination)
    if (!known) return refused('cash.denomination_unknown')
    const id = context.ports.ids.next()
    const made = { id, kind: 'doubtful_note', shift, counterparty: '', ground: '' } as const
    const order = recordOrder(tx, context, { ...made, amountKopecks: known.faceKopecks })
    insertMoney(tx, 'refused_notes', {
      order_id: id,
      denomination,
      face_kopecks: known.faceKopecks,
      serial: serial === '' ? null : serial,
      fault,
      outcome,
    })
    auditOrder(context, 'doubtful_note', order, shift, { fault, outcome })
    return accepted(order)
  }),

  carryOut(reprintOrder, (tx, context, { orderId }) => {
    const order = findOrder(tx, orderId)
    if (!order) return refused('cash.order_unknown')
    const number = orderNumber(tx, order.number, order.at)
    const printJobId = queueOrderCopy(tx, context, { id: orderId, shiftId: order.shiftId, number })
    context.audit('cash.order_reprinted', { orderId, number }, order.shiftId)
    return accepted({ printJobId })
  }),
]
