import {
  cashPlaces,
  noteFaults,
  noteOutcomes,
  orderKinds,
  transferRoutes,
  transferTargets,
} from '../domain/cash-orders.ts'
import { cashShiftRefusals } from './cash-shift.ts'
import { countRows } from './cash.ts'
import { action, command, query } from './define.ts'
import { calendarDate, done, instant, kopecks, nothing, paperView, signedKopecks, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

/** What an order came to: its number, and its first paper; null where none is printed. */
const made = z.strictObject({ orderId: uuid, number: z.string(), amountKopecks: kopecks, printJobId: uuid.nullable() })
export type MadeOrder = z.output<typeof made>

const deskNumber = z.string().regex(/^\d{1,4}$/)
const otherNumber = typedText(30).min(1)
const drawerRefusals = [
  ...cashShiftRefusals,
  'cash.nothing_counted',
  'cash.denomination_unknown',
  'cash.drawer_lacks', // drawerKopecks; counting blind it is `cash.drawer_lacks_blind`
  'cash.drawer_lacks_blind',
] as const
const vaultRefusals = ['cash.vault_not_opened', 'cash.vault_lacks'] as const // the second: vaultKopecks

const fromOutside = z.strictObject({
  place: z.enum(cashPlaces),
  counterparty: typedText(60).min(1),
  ground: typedText(200).min(1),
  symbol: z.string().max(2).nullable(),
  rows: countRows,
})
const outsideRefusals = [
  ...drawerRefusals,
  ...vaultRefusals,
  'cash.counterparty_unknown',
  'cash.symbol_unknown',
  'approvals.needed',
] as const

/** Into the drawer of the own shift, or into the vault (a supervisor's act). */
export const takeIn = command('cash.takeIn', {
  access: 'payments',
  input: fromOutside,
  output: made,
  refusals: outsideRefusals,
})

/** Out of them; above the setting a supervisor approves. */
export const payOut = command('cash.payOut', {
  access: 'payments',
  input: fromOutside,
  output: made,
  refusals: outsideRefusals,
})

/** Leaves its place at once and lies in transit. Out of the vault, and to another desk above the setting: a supervisor. */
export const sendCash = command('cash.send', {
  access: 'payments',
  input: z.strictObject({ route: z.enum(transferRoutes), desk: deskNumber.nullable(), rows: countRows }),
  output: made,
  refusals: [...drawerRefusals, ...vaultRefusals, 'cash.desk_needed', 'cash.own_desk', 'approvals.needed'],
})

const transferRefusals = ['cash.transfer_unknown', 'cash.transfer_ended', 'approvals.needed'] as const

/**
 * The other end has it: the vault and another desk by a supervisor, the drawer by its cashier. Counted (another desk's:
 * by the number of its own order); a count that is not what was sent accepts nothing.
 */
export const acceptTransfer = command('cash.acceptTransfer', {
  access: 'payments',
  input: z.strictObject({ transferId: uuid, rows: countRows, otherNumber: otherNumber.nullable() }),
  output: done,
  refusals: [
    ...transferRefusals,
    ...cashShiftRefusals,
    'cash.vault_not_opened',
    'cash.count_differs', // countedKopecks
    'cash.other_number_needed',
  ],
})

/** The other end does not take it: it lies in transit until its sender counts it back. */
export const declineTransfer = command('cash.declineTransfer', {
  access: 'payments',
  input: z.strictObject({ transferId: uuid, reason: typedText(200).min(1) }),
  output: done,
  refusals: [...transferRefusals, ...cashShiftRefusals],
})

/** Declined cash back where it came from: the vault, or the drawer of whoever has the shift now. */
export const takeBack = command('cash.takeBack', {
  access: 'payments',
  input: z.strictObject({ transferId: uuid, rows: countRows }),
  output: made,
  refusals: [
    ...cashShiftRefusals,
    'cash.transfer_unknown',
    'cash.transfer_not_declined',
    'cash.count_differs',
    'approvals.needed',
  ],
})

/** What another desk sent, by number and date of its order, once. */
export const receiveFromDesk = command('cash.receiveFromDesk', {
  access: 'payments',
  input: z.strictObject({ desk: deskNumber, otherNumber, otherDate: calendarDate, rows: countRows }),
  output: made,
  refusals: [...drawerRefusals, 'cash.own_desk', 'cash.already_received', 'cash.date_in_future'], // already: number
})

/** Notes for other notes of the same sum: the drawer holds what it held. */
export const exchangeNotes = command('cash.exchange', {
  access: 'payments',
  input: z.strictObject({ taken: countRows, given: countRows, counterparty: typedText(60).min(1) }),
  output: made,
  refusals: [...drawerRefusals, 'cash.counterparty_unknown', 'cash.sums_differ'], // takenKopecks, givenKopecks
})

/** A note that is not taken: written down with its paper; no money moves. */
export const refuseNote = command('cash.refuseNote', {
  access: 'payments',
  input: z.strictObject({
    denomination: z.string().max(20),
    /** As it stands on the note; null where it can't be read, or on a coin. */
    serial: typedText(20).nullable(),
    fault: z.enum(noteFaults),
    outcome: z.enum(noteOutcomes),
  }),
  output: made,
  refusals: [...cashShiftRefusals, 'cash.denomination_unknown'],
})

/** What lies in the vault when its account begins; once. */
export const openVault = command('cash.openVault', {
  access: 'supervision',
  input: z.strictObject({ rows: countRows }),
  output: made,
  refusals: ['cash.vault_opened', 'cash.denomination_unknown'],
})

/** Cash is being counted for an order, or no more: the idle lock waits meanwhile (product.md, People). */
export const setCounting = action('cash.setCounting', {
  access: 'payments',
  input: z.strictObject({ counting: z.boolean() }),
  output: done,
})

/** The paper again, marked as a copy. */
export const reprintOrder = command('cash.reprint', {
  access: 'payments',
  input: z.strictObject({ orderId: uuid }),
  output: z.strictObject({ printJobId: uuid }),
  refusals: ['cash.order_unknown'],
})

export const orderView = z.strictObject({
  orderId: uuid,
  kind: z.enum(orderKinds),
  number: z.string(),
  place: z.enum(cashPlaces),
  /** Of what was sent: where to. */
  to: z.enum(transferTargets).nullable(),
  counterparty: z.string(),
  ground: z.string(),
  amountKopecks: kopecks,
  operatorName: z.string(),
  approverName: z.string().nullable(),
  at: instant,
  /** Of what was sent: how it stands; null of every other order. */
  state: z.enum(['sent', 'accepted', 'declined', 'returned']).nullable(),
  declineReason: z.string().nullable(),
})
export type OrderView = z.output<typeof orderView>

/** The vault, and what is under way: sent by whomever on whatever day, and neither accepted nor taken back. */
export const getCashState = query('cash.getState', {
  access: 'payments',
  input: nothing,
  output: z.strictObject({
    vault: z.strictObject({ opened: z.boolean() /** null: not this operator's to see */, kopecks: kopecks.nullable() }),
    transfers: z.array(orderView),
  }),
})

/** Whether the drawer of the own shift is above its ceiling; the sum over it is null for who counts blind. */
export const getCeiling = query('cash.getCeiling', {
  access: 'signed_in',
  input: nothing,
  output: z.strictObject({ above: z.boolean(), overKopecks: kopecks.nullable() }),
})

/** Orders of a business day, the newest first: a cashier's own, a supervisor's all. At most 200. */
export const listOrders = query('cash.listOrders', {
  access: 'payments',
  /** null: the day of the open shift, else today */
  input: z.strictObject({ date: calendarDate.nullable() }),
  output: z.strictObject({ date: calendarDate, orders: z.array(orderView) }),
})

/** The order as it was or will be printed. */
export const getOrderPaper = query('cash.getPaper', {
  access: 'payments',
  input: z.strictObject({ orderId: uuid }),
  output: paperView.nullable(),
})

/** The vault's book, the newest first. */
export const listVault = query('cash.listVault', {
  access: 'supervision',
  input: z.strictObject({ before: z.int().nullable() }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        seq: z.int(),
        order: orderView,
        amountKopecks: signedKopecks,
        balanceKopecks: kopecks,
        at: instant,
      }),
    ),
    next: z.int().nullable(),
  }),
})
