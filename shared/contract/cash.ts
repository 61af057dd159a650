import { numberings } from '../domain/cash-orders.ts'
import { command, query } from './define.ts'
import { calendarDate, done, kopecks, nothing, typedText } from './values.ts'
import { z } from './zod.ts'

/** shared/domain/denominations.ts */
export const denomination = z.strictObject({
  id: z.string().regex(/^(note|coin)-\d{1,8}$/),
  form: z.enum(['note', 'coin']),
  faceKopecks: z.int().min(1).max(100_000_000),
  validFrom: calendarDate.nullable(),
  validUntil: calendarDate.nullable(),
})

/** A count by denomination: those that were there, each once. */
export const countRows = z
  .array(z.strictObject({ denomination: z.string().max(20), pieces: z.int().min(1).max(1_000_000) }))
  .max(100)
export type CountRows = z.output<typeof countRows>

/** What an order is printed on (domain.md §4.4: the bank's own order decides). */
export const cashForm = z.strictObject({
  /** Of the form in the bank's list, «0402008»; '' where it has none. */
  number: typedText(12),
  title: typedText(80).min(1),
  /** How many are printed at once; 0: none. */
  copies: z.int().min(0).max(5),
  /** Who signs, a line each. */
  signatures: z.array(typedText(60).min(1)).max(6),
  numbering: z.enum(numberings),
})
export type CashForm = z.output<typeof cashForm>

/** How cash is handled at this desk. What rests on the bank's own order is here with a default (domain.md §4.4). */
export const cashSettings = z.strictObject({
  denominations: z.array(denomination).min(1).max(100),
  /** A cashier counts without seeing what should be there; a supervisor sees it. */
  blindCount: z.boolean(),
  /** Above it the desk reminds of handing cash over; null: no ceiling. */
  ceilingKopecks: kopecks.nullable(),
  /** A payment above it, or cash out above it, needs a supervisor; null: none does. */
  approvalAboveKopecks: kopecks.nullable(),
  forms: z.strictObject({
    receipt: cashForm,
    expense: cashForm,
    transfer: cashForm,
    exchange: cashForm,
    doubtful_note: cashForm,
    statement: cashForm,
    recount: cashForm,
  }),
  /** From or to whom cash comes and goes; never a person's name, that is written on the paper by hand. */
  counterparties: z.array(typedText(60).min(1)).min(1).max(30),
  /** Cash symbols of the bank's accounting. */
  symbols: z.array(z.strictObject({ code: z.string().regex(/^\d{2}$/), name: typedText(80).min(1) })).max(40),
})
export type CashSettings = z.output<typeof cashSettings>

export const getCashSettings = query('cash.getSettings', {
  access: 'signed_in',
  input: nothing,
  output: cashSettings,
})

export const setCashSettings = command('cash.setSettings', {
  access: 'administration',
  input: cashSettings,
  output: done,
  refusals: [
    'cash.denomination_twice',
    'cash.denomination_differs', // its id says another face: counts are kept by it
    'cash.dates_reversed',
  ],
})
