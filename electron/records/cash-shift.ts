import type { cashShiftRefusals } from '../../shared/contract/cash-shift.ts'
import { type QueryContext, signedIn } from '../core/context.ts'
import { refused } from '../core/feature.ts'
import type { Db } from '../db/open.ts'
import { openShiftOf, type StoredShift } from './shifts.ts'

export type CashShiftRefusal = ReturnType<typeof refused<(typeof cashShiftRefusals)[number]>>

/**
 * The shift in which the signed-in operator may take or give cash now, or why not: cash is the shift's operator's alone,
 * and nobody's while it is being counted (product.md §5). Asked inside the transaction that moves the cash.
 */
export const cashShift = (db: Db, context: QueryContext): StoredShift | CashShiftRefusal => {
  const open = openShiftOf(db)
  if (!open) return refused('shift.none_open')
  if (open.operatorId !== signedIn(context).id)
    return refused('shift.open_by_other', { number: open.number, operatorName: open.operatorName })
  // What lies there is being counted: it must not move under the count.
  if (open.countingBy !== null) return refused('shift.counting')
  return open
}
