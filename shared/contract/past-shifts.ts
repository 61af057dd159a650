// What comes after a Z: the list of shifts, late events, differences that wait for a decision.
import { differenceDecisions, differencePlaces } from '../domain/shift-differences.ts'
import { lateEventKinds } from '../domain/shift-events.ts'
import { countRows } from './cash.ts'
import { command, query } from './define.ts'
import { calendarDate, instant, kopecks, nothing, paperView, signedKopecks, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

const closedShift = z.strictObject({
  id: uuid,
  number: z.int(),
  zNumber: z.int(),
  operatorName: z.string(),
  businessDate: calendarDate,
  openedAt: instant,
  closedAt: instant,
  paymentCount: z.int(),
  takenKopecks: kopecks,
  countedKopecks: kopecks,
  /** Of the closing count. */
  differenceKopecks: signedKopecks,
  /** True while a difference of it, opening or closing, waits for a decision. */
  unsettled: z.boolean(),
  lateEvents: z.int(),
})
export type ClosedShiftView = z.output<typeof closedShift>

/** Closed shifts, the newest first: a supervisor sees all, a cashier the own ones. `before`: a shift's number. */
export const listShifts = query('shift.list', {
  access: 'payments',
  input: z.strictObject({ before: z.int().nullable() }),
  /** `next`: where the older ones begin; null after the oldest. */
  output: z.strictObject({ shifts: z.array(closedShift), next: z.int().nullable() }),
})

/** A closed shift whole; null when it is not there, or not for who asks. */
export const getClosedShift = query('shift.getClosed', {
  access: 'payments',
  input: z.strictObject({ shiftId: uuid }),
  output: z
    .strictObject({
      shift: closedShift,
      /** The Z as it was printed; with late events it is followed by them. */
      paper: paperView,
      lateEvents: z.array(
        z.strictObject({
          kind: z.enum(lateEventKinds),
          title: z.string(),
          kopecks: signedKopecks.nullable(),
          operatorName: z.string(),
          at: instant,
        }),
      ),
      /** Whether its drawer can still be counted again: nothing was opened after it. */
      recountable: z.boolean(),
    })
    .nullable(),
})

/** Prints the Z again, marked «КОПИЯ № n», with what has happened since. */
export const reprintZ = command('shift.reprintZ', {
  access: 'payments',
  input: z.strictObject({ shiftId: uuid }),
  output: z.strictObject({ printJobId: uuid, copy: z.int() }),
  refusals: ['shift.unknown'],
})

/** A count of what a closed shift left, before the next one opens: a record beside the Z, which stays. */
export const recountShift = command('shift.recount', {
  access: 'payments',
  input: z.strictObject({ shiftId: uuid, count: countRows }),
  /** counted − what the Z says was counted */
  output: z.strictObject({ countedKopecks: kopecks, differenceKopecks: signedKopecks }),
  refusals: ['shift.unknown', 'shift.opened_since', 'shift.unknown_denomination'],
})

const difference = z.strictObject({
  shiftId: uuid,
  shiftNumber: z.int(),
  place: z.enum(differencePlaces),
  operatorName: z.string(),
  businessDate: calendarDate,
  /** counted − expected; never 0 */
  differenceKopecks: signedKopecks,
  reason: z.string(),
  foundAt: instant,
  /** Whether who asks counted it, or worked the shift: somebody else decides. */
  own: z.boolean(),
})
export type DifferenceView = z.output<typeof difference>

/** Differences nobody has decided about yet, the oldest first: a supervisor sees all, a cashier the own ones. */
export const listDifferences = query('shift.listDifferences', {
  access: 'payments',
  input: nothing,
  output: z.array(difference),
})

/** A supervisor's decision about a difference; never of one's own count or shift. Stands for good. */
export const settleDifference = command('shift.settleDifference', {
  access: 'payments',
  input: z.strictObject({
    shiftId: uuid,
    place: z.enum(differencePlaces),
    decision: z.enum(differenceDecisions),
    note: typedText(300).min(1),
  }),
  output: z.null(),
  refusals: [
    'shift.no_difference',
    'shift.difference_settled',
    'shift.decision_unfit',
    'shift.own_difference',
    'approvals.needed',
  ],
})
