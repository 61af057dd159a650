import { applicationKinds, applicationStates } from '../domain/application-states.ts'
import { action, query } from './define.ts'
import { exportFormats } from './exports.ts'
import { printState } from './printing.ts'
import { reversalView } from './reversals.ts'
import { calendarDate, instant, kopecks, period, signedKopecks, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

// The journal of payments (product.md §11), newest first. What was given back is no row of its own: it stands on its
// payment, since it happens in the same shift (domain.md §4.7); so payments − given back + orders = the drawer.

export const journalStates = ['taken', 'partly_reversed', 'reversed', 'corrected'] as const
export const paymentState = z.enum(journalStates)
export type PaymentState = z.output<typeof paymentState>

/** All that is said holds at once. A cashier sees the own shifts whatever is asked, a supervisor the branch. */
export const journalFilter = z.strictObject({
  /** Of business days, both ends in. */
  fromDate: calendarDate.nullable(),
  untilDate: calendarDate.nullable(),
  /** `open`: the shift that runs at this desk, nobody's payments when none does. */
  shift: z.union([z.literal('open'), z.int().min(1).max(1_000_000_000)]).nullable(),
  operatorId: uuid.nullable(),
  /** Of a provider, or of a payee by free details. */
  payeeInn: typedText(12).nullable(),
  serviceId: typedText(80).nullable(),
  /** Of what the payer gave for the whole payment. */
  fromKopecks: kopecks.nullable(),
  untilKopecks: kopecks.nullable(),
  state: z.enum([...journalStates, 'print_not_confirmed']).nullable(),
  /** The visit of a client: payments for the accounts that were ever linked to them, and those they were the payer of. */
  grant: uuid.nullable(),
  /** A receipt number, the sum of a payment or of a line («812,40»), or a part of an account; '' for none. */
  search: typedText(60),
})
export type JournalFilter = z.output<typeof journalFilter>

/** All that this operator may see. */
export const wholeJournal: JournalFilter = {
  fromDate: null,
  untilDate: null,
  shift: null,
  operatorId: null,
  payeeInn: null,
  serviceId: null,
  fromKopecks: null,
  untilKopecks: null,
  state: null,
  grant: null,
  search: '',
}

/** Where an older page begins: of a payment, its shift's number × 1 000 000 + its own in the shift. */
export const journalPlace = z.int().min(0)

export const journalEntry = z.strictObject({
  place: journalPlace,
  paymentId: uuid,
  receiptNumber: z.string(),
  acceptedAt: instant,
  operatorName: z.string(),
  dueKopecks: kopecks,
  commissionKopecks: kopecks,
  reversedKopecks: kopecks,
  state: paymentState,
  /** The first line; the card has them all. */
  serviceName: z.string(),
  account: z.string(),
  lineCount: z.int(),
  /** Of the receipt itself, not of its copies. */
  printState,
  copies: z.int(),
})
export type JournalEntry = z.output<typeof journalEntry>

/** 50 a page, fewer when looking for them took long: then `next` goes on from where it stopped. */
export const listJournal = query('journal.list', {
  access: 'payments',
  input: z.strictObject({ filter: journalFilter, before: journalPlace.nullable() }),
  output: z.strictObject({
    entries: z.array(journalEntry),
    next: journalPlace.nullable(),
    /** The business day it was looked back to, when the page is not full and there is more to look through. */
    searchedTo: calendarDate.nullable(),
    /** Shifts that the look-up knows, while it catches up after a long time: ask again. Null: it knows all. */
    indexing: z.strictObject({ done: z.int(), total: z.int() }).nullable(),
  }),
})

export const journalTotals = z.strictObject({
  paymentCount: z.int(),
  /** With a service, a payee or a client in the filter the sums are of the lines that fit, else of whole payments. */
  ofLines: z.boolean(),
  /** With the commission. */
  takenKopecks: kopecks,
  commissionKopecks: kopecks,
  reversedKopecks: kopecks,
  /** What else moved in the drawers of these shifts; null when the filter picks payments out of them. */
  cash: z
    .strictObject({
      inKopecks: kopecks,
      outKopecks: kopecks,
      /** Of one shift alone. */
      drawer: z.strictObject({ floatKopecks: kopecks, drawerKopecks: signedKopecks }).nullable(),
    })
    .nullable(),
})
export type JournalTotals = z.output<typeof journalTotals>

/** Added up beside the desk's work. Null: another filter was asked about meanwhile, or who asks counts the drawer blind. */
export const getJournalTotals = query('journal.getTotals', {
  access: 'payments',
  input: z.strictObject({ filter: journalFilter }),
  output: journalTotals.nullable(),
})

/** What there is to choose from: of what was paid here. */
export const getJournalChoices = query('journal.getChoices', {
  access: 'payments',
  input: z.strictObject({}),
  output: z.strictObject({
    /** Whose payments may be looked at; empty: only the own ones. */
    operators: z.array(z.strictObject({ operatorId: uuid, name: z.string() })),
    payees: z.array(z.strictObject({ inn: z.string(), name: z.string() })),
    services: z.array(z.strictObject({ serviceId: z.string(), name: z.string() })),
  }),
})

export const journalLine = z.strictObject({
  lineNo: z.int(),
  serviceName: z.string(),
  payeeName: z.string(),
  payeeInn: z.string(),
  payeeAccount: z.string(),
  bankName: z.string(),
  bankBic: z.string(),
  purpose: z.string(),
  account: z.string(),
  period: period.nullable(),
  origin: z.enum(['scan', 'paste', 'typed', 'link']),
  amountKopecks: kopecks,
  commissionKopecks: kopecks,
  /** Withheld from the transfer. */
  payeeCommissionKopecks: kopecks,
  /** As it was shown when the line was taken. */
  debt: z.strictObject({ asOf: calendarDate, registerDebtKopecks: kopecks, paidSinceKopecks: kopecks }).nullable(),
  /** Of a payment to the budget; '' for what was not given. */
  budget: z.strictObject({ uin: z.string(), cbc: z.string(), oktmo: z.string() }).nullable(),
  /** Slip of the reversal that gave it back. */
  slipNumber: z.string().nullable(),
  /** The provider's register it went out in; null: in none yet. */
  register: z.strictObject({ number: z.int(), fileName: z.string(), sentAt: instant.nullable() }).nullable(),
})
export type JournalLine = z.output<typeof journalLine>

/** A payment with its whole history; null when it is not there or not this operator's to see. */
export const getJournalPayment = query('journal.getPayment', {
  access: 'payments',
  input: z.strictObject({ paymentId: uuid }),
  output: z
    .strictObject({
      paymentId: uuid,
      receiptNumber: z.string(),
      acceptedAt: instant,
      businessDate: calendarDate,
      shiftNumber: z.int(),
      operatorName: z.string(),
      state: paymentState,
      dueKopecks: kopecks,
      commissionKopecks: kopecks,
      givenKopecks: kopecks,
      changeKopecks: kopecks,
      reversedKopecks: kopecks,
      /** Whether somebody was identified for it; who, is on the client's card. */
      payerIdentified: z.boolean(),
      lines: z.array(journalLine),
      /** The receipt and its copies, oldest first. */
      prints: z.array(
        z.strictObject({
          copyNo: z.int(),
          state: printState,
          operatorName: z.string(),
          createdAt: instant,
          finishedAt: instant.nullable(),
        }),
      ),
      reversals: z.array(reversalView),
      /** Entered in place of lines of this payment. */
      replaces: z.strictObject({ paymentId: uuid, receiptNumber: z.string() }).nullable(),
      /** For a refund or other details, oldest first. */
      applications: z.array(
        z.strictObject({
          number: z.string(),
          kind: z.enum(applicationKinds),
          state: z.enum(applicationStates),
          registeredAt: instant,
        }),
      ),
      /** Events of the audit chain that tell of it, with their places in it. */
      events: z.array(
        z.strictObject({
          seq: z.int(),
          at: instant,
          kind: z.string(),
          operatorName: z.string().nullable(),
          hash: z.string(),
        }),
      ),
    })
    .nullable(),
})
export type JournalPayment = NonNullable<z.output<(typeof getJournalPayment)['output']>>

/** Asks where to, then writes what the filter leaves beside the desk's work: `exports.get` tells how far it is. */
export const exportJournal = action('journal.export', {
  access: 'payments',
  input: z.strictObject({ filter: journalFilter, format: z.enum(exportFormats) }),
  /** Null: the dialog was left. */
  output: z.strictObject({ fileName: z.string() }).nullable(),
  refusals: ['exports.running', 'journal.counted_blind', 'journal.nothing_to_export'],
})
