import { beginCounting, closeShift, countDrawer } from '../../shared/contract/shift.ts'
import type { CountRows } from '../../shared/contract/cash.ts'
import type { InputOf, Operation, OutputOf } from '../../shared/contract/define.ts'
import { standardDenominations } from '../../shared/domain/denominations.ts'

/** A sum as a count of the fewest notes and coins. */
export const countOf = (kopecks: number): CountRows => {
  let left = kopecks
  // 5 and 10 ₽ are both notes and coins: the notes come first in the list, and nothing is left for the coins.
  return standardDenominations.flatMap(({ id, faceKopecks }) => {
    const pieces = Math.floor(left / faceKopecks)
    left -= pieces * faceKopecks
    return pieces === 0 ? [] : [{ denomination: id, pieces }]
  })
}

type Asks = { value<Op extends Operation>(op: Op, input: InputOf<Op>, id?: string): Promise<OutputOf<Op>> }

/** Counts the drawer and closes the shift, as the window does; `newId` where the desk makes no command ids itself. */
export const closeByCount = async (
  desk: Asks,
  kopecks: number,
  reason: string | null = null,
  newId?: () => string,
): Promise<OutputOf<typeof closeShift>> => {
  await desk.value(beginCounting, {}, newId?.())
  await desk.value(countDrawer, { count: countOf(kopecks) }, newId?.())
  return desk.value(closeShift, { reason, takenOverBy: null, handOverTo: null }, newId?.())
}
