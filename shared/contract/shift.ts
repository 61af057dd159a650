import { openThingKinds } from '../domain/shift-events.ts'
import { countRows, denomination } from './cash.ts'
import { action, command, query } from './define.ts'
import { calendarDate, done, instant, kopecks, nothing, paperView, signedKopecks, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

export const shiftView = z.strictObject({
  id: uuid,
  number: z.int(),
  operatorName: z.string(),
  own: z.boolean(),
  /** `counting`: the drawer is being counted, and nothing moves in it until the shift is closed or gone on with. */
  state: z.enum(['open', 'counting']),
  businessDate: calendarDate,
  openedAt: instant,
  /** True once the shift is over 24 hours old: it takes no new payments until closed. */
  tooOld: z.boolean(),
  floatKopecks: kopecks,
  paymentCount: z.int(),
  /** This and the drawer: null to whom they are not told, a cashier who counts blind or a colleague. */
  takenKopecks: kopecks.nullable(),
  /** What must lie in the drawer. */
  drawerKopecks: kopecks.nullable(),
})
export type ShiftView = z.output<typeof shiftView>

/** The open shift at this desk, whoever's it is; null when none is. */
export const getCurrentShift = query('shift.getCurrent', {
  access: 'signed_in',
  input: nothing,
  output: shiftView.nullable(),
})

/** What every count by denomination at this desk asks: on the business day of the open shift, else of today. */
export const getCounting = query('shift.getCounting', {
  access: 'payments',
  input: nothing,
  output: z.strictObject({
    denominations: z.array(denomination),
    /** To who asks: what should be there is not told before it was counted. */
    blind: z.boolean(),
    ceilingKopecks: kopecks.nullable(),
  }),
})

/** What a count is for: the opening of a shift, or the shift that is counted. */
const countSubject = z.union([z.literal('opening'), uuid])

/** What the operator has typed of a count that is not committed; empty where nothing is. */
export const getTypedCount = query('shift.getTypedCount', {
  access: 'payments',
  input: z.strictObject({ subject: countSubject }),
  output: countRows,
})

/** Keeps what is being typed, so that a lock or a power cut loses none of it. One count at a time for each operator. */
export const keepTypedCount = action('shift.keepTypedCount', {
  access: 'payments',
  input: z.strictObject({ subject: countSubject, count: countRows }),
  output: done,
})

/** What the last shift left, for the one who opens the next. */
export const getOpening = query('shift.getOpening', {
  access: 'payments',
  input: nothing,
  output: z.strictObject({
    /** Null before the first shift and to whom counts blind. */
    remainderKopecks: kopecks.nullable(),
    /** Who handed the drawer over at the close, and to whom. */
    handOver: z.strictObject({ fromName: z.string(), toName: z.string(), toOwn: z.boolean() }).nullable(),
  }),
})

/**
 * Opens a shift on a counted drawer. What is not what the last shift left is written down as a difference: it needs a
 * sentence, and keeps nobody from opening. The first count stays in the journal even if another is given afterwards.
 */
export const openShift = command('shift.open', {
  access: 'payments',
  input: z.strictObject({ count: countRows, reason: typedText(300).nullable() }),
  output: z.strictObject({ shiftId: uuid, number: z.int(), differenceKopecks: signedKopecks }),
  /** the first two carry: number, operatorName; reason_required: differenceKopecks */
  refusals: [
    'shift.already_open',
    'shift.open_by_other',
    'shift.reason_required',
    'shift.unknown_denomination',
    'desk.restore_not_reviewed',
  ],
})

/** What moved in the drawer of a shift, by kind. Kopecks; a way out is written without a minus. */
export const shiftSums = z.strictObject({
  floatKopecks: kopecks,
  paymentCount: z.int(),
  /** For payees, without the commission. */
  takenKopecks: kopecks,
  commissionKopecks: kopecks,
  reversalCount: z.int(),
  reversedKopecks: kopecks,
  inKopecks: kopecks,
  outKopecks: kopecks,
  drawerKopecks: kopecks,
})
export type ShiftSums = z.output<typeof shiftSums>

/** The live X report; never stored. Null without an own shift, and while its drawer is counted blind. */
export const getX = query('shift.getX', {
  access: 'payments',
  input: nothing,
  output: z
    .strictObject({
      shift: shiftView,
      sums: shiftSums,
      byService: z.array(z.strictObject({ name: z.string(), count: z.int(), sumKopecks: kopecks })),
      paper: paperView,
    })
    .nullable(),
})

/**
 * From now on nothing moves in the drawer. A shift of somebody who is away is counted by a supervisor, or with a
 * supervisor's approval; who began may also close.
 */
export const beginCounting = command('shift.beginCounting', {
  access: 'payments',
  input: nothing,
  output: z.strictObject({ shiftId: uuid }),
  refusals: ['shift.none_open', 'shift.open_by_other', 'approvals.needed'],
})

/** Back to work; the counts stay. */
export const endCounting = command('shift.endCounting', {
  access: 'payments',
  input: nothing,
  output: z.null(),
  refusals: ['shift.none_open', 'shift.not_counting', 'shift.open_by_other'],
})

const comparedCount = z.strictObject({
  expectedKopecks: kopecks,
  countedKopecks: kopecks,
  /** counted − expected */
  differenceKopecks: signedKopecks,
})

/** Fixes what was counted, then tells what should have been there. The second and later ones are recounts; all stay. */
export const countDrawer = command('shift.countDrawer', {
  access: 'payments',
  input: z.strictObject({ count: countRows }),
  output: comparedCount,
  refusals: ['shift.none_open', 'shift.not_counting', 'shift.open_by_other', 'shift.unknown_denomination'],
})

/** What is left open when a shift ends: it is listed on the Z, and taken over by name. */
export const openThing = z.strictObject({
  kind: z.enum(openThingKinds),
  /** A receipt's number, an order's, a provider's name, a shift's number: nothing of a client. */
  title: z.string(),
  count: z.int(),
  kopecks: signedKopecks.nullable(),
})
export type OpenThing = z.output<typeof openThing>

/** How far the closing of the open shift has come. Null when none is being counted, or by somebody else. */
export const getClosing = query('shift.getClosing', {
  access: 'payments',
  input: nothing,
  output: z
    .strictObject({
      shiftNumber: z.int(),
      operatorName: z.string(),
      own: z.boolean(),
      /** What should be there, for whom it is told before the count. */
      expectedKopecks: kopecks.nullable(),
      /** The last count of this counting. */
      counted: comparedCount.extend({ counts: z.int() }).nullable(),
      open: z.array(openThing),
      /** Those who may take over what is open, or take the drawer. */
      operators: z.array(z.strictObject({ id: uuid, name: z.string(), own: z.boolean() })),
    })
    .nullable(),
})

/** Closes with the last count. A difference needs a reason, but never keeps the shift open; nor does what is open. */
export const closeShift = command('shift.close', {
  access: 'payments',
  input: z.strictObject({
    reason: typedText(300).nullable(),
    /** Who takes over what is open; null: who closes. */
    takenOverBy: uuid.nullable(),
    /** Who is given the drawer; null: it stays at the desk. */
    handOverTo: uuid.nullable(),
  }),
  output: comparedCount.extend({
    shiftId: uuid,
    number: z.int(),
    zNumber: z.int(),
    printJobId: uuid,
    handOverPrintJobId: uuid.nullable(),
  }),
  /** reason_required carries: differenceKopecks */
  refusals: [
    'shift.none_open',
    'shift.not_counting',
    'shift.not_counted',
    'shift.open_by_other',
    'shift.reason_required',
    'shift.no_such_operator',
  ],
})
