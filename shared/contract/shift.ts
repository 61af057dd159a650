import { command, query } from './define.ts'
import { calendarDate, instant, kopecks, nothing, paperView, signedKopecks, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

export const shiftView = z.strictObject({
  id: uuid,
  number: z.int(),
  operatorName: z.string(),
  own: z.boolean(),
  businessDate: calendarDate,
  openedAt: instant,
  /** True once the shift is over 24 hours old: it takes no new payments until closed. */
  tooOld: z.boolean(),
  floatKopecks: kopecks,
  paymentCount: z.int(),
  takenKopecks: kopecks,
  drawerKopecks: kopecks,
})
export type ShiftView = z.output<typeof shiftView>

/** The open shift at this desk, whoever's it is; null when none is. */
export const getCurrentShift = query('shift.getCurrent', {
  access: 'signed_in',
  input: nothing,
  output: shiftView.nullable(),
})

/** What the last shift left in the drawer, offered as the float. Null before the first. */
export const getLastRemainder = query('shift.getLastRemainder', {
  access: 'payments',
  input: nothing,
  output: z.strictObject({ remainderKopecks: kopecks.nullable() }),
})

export const openShift = command('shift.open', {
  access: 'payments',
  input: z.strictObject({ floatKopecks: kopecks }),
  output: z.strictObject({ shiftId: uuid, number: z.int() }),
  /** the first two carry: number, operatorName */
  refusals: ['shift.already_open', 'shift.open_by_other', 'desk.restore_not_reviewed'],
})

/** The live X report; never stored. */
export const getX = query('shift.getX', {
  access: 'payments',
  input: nothing,
  output: z
    .strictObject({
      shift: shiftView,
      byService: z.array(z.strictObject({ name: z.string(), count: z.int(), sumKopecks: kopecks })),
      commissionKopecks: kopecks,
      paper: paperView,
    })
    .nullable(),
})

/** Closes with a counted sum. A difference needs a reason, but never keeps the shift open. */
export const closeShift = command('shift.close', {
  access: 'payments',
  input: z.strictObject({ countedKopecks: kopecks, reason: typedText(300).nullable() }),
  output: z.strictObject({
    shiftId: uuid,
    number: z.int(),
    zNumber: z.int(),
    expectedKopecks: kopecks,
    countedKopecks: kopecks,
    /** counted − expected */
    differenceKopecks: signedKopecks,
    printJobId: uuid,
  }),
  refusals: ['shift.none_open', 'shift.open_by_other', 'shift.reason_required'],
})

/** The Z report's paper as it was or will be printed. */
export const getZPaper = query('shift.getZPaper', {
  access: 'payments',
  input: z.strictObject({ shiftId: uuid }),
  output: paperView.nullable(),
})
