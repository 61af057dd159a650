import type { PaperMoment } from '../../shared/domain/paper-parts.ts'
import type { ShiftReportData, XReportData, ZReportData } from '../../shared/domain/shift-report.ts'
import type { OpenThing } from '../../shared/contract/shift.ts'
import { splitLocal } from '../core/clock.ts'
import type { Db } from '../db/open.ts'
import type { StoredDesk } from './desk.ts'
import { epochAt } from './epochs.ts'
import { paperDesk } from './paper-desk.ts'
import { lateEventsOf } from './shift-late-events.ts'
import { shiftPapersOf } from './shift-papers.ts'
import { closingOf, findShift, type ShiftTotals, type StoredShift } from './shifts.ts'

/** What the head of X and Z tells: the desk and the cashier as they were when the shift was opened. */
const headOf = (db: Db, desk: StoredDesk, shift: StoredShift) => {
  const asItWas = shiftPapersOf(db, shift.id, { desk: paperDesk(desk), operatorName: shift.operatorName })
  return {
    desk: asItWas.desk,
    demo: desk.kind === 'demo',
    deskNumber: desk.details.deskNumber,
    shiftNumber: shift.number,
    operatorName: asItWas.operatorName,
    businessDate: shift.businessDate,
    openedAt: splitLocal(shift.localTime),
    opening: openingDifference(db, shift.id),
  }
}

const openingDifference = (db: Db, shiftId: string): ShiftReportData['opening'] =>
  db.get<NonNullable<ShiftReportData['opening']>>(
    `SELECT difference_kopecks AS differenceKopecks, reason FROM shift_openings
     WHERE shift_id = :shiftId AND difference_kopecks <> 0`,
    { shiftId },
  ) ?? null

export const xReportDataOf = (
  db: Db,
  desk: StoredDesk,
  shift: StoredShift,
  { drawerKopecks: expectedKopecks, ...sums }: ShiftTotals,
  printedAt: PaperMoment,
): XReportData => ({ ...headOf(db, desk, shift), ...sums, expectedKopecks, printedAt })

/** What was open when the shift was closed, in the order of the Z. */
export const openAtClose = (db: Db, shiftId: string): OpenThing[] =>
  db.all<OpenThing>(
    'SELECT kind, title, count, kopecks FROM shift_closing_open WHERE shift_id = :shiftId ORDER BY line_no',
    { shiftId },
  )

const countedRows = (db: Db, countId: string): ZReportData['count'] =>
  db.all<ZReportData['count'][number]>(
    `SELECT denomination, pieces, face_kopecks AS faceKopecks, CASE WHEN denomination LIKE 'note-%' THEN 'note' ELSE 'coin' END AS form
     FROM cash_count_rows WHERE count_id = :countId ORDER BY form DESC, face_kopecks DESC`,
    { countId },
  )

const handedOverTo = (db: Db, shiftId: string): string | null =>
  db.get<{ name: string }>(
    'SELECT o.name FROM shift_hand_overs h JOIN operators o ON o.id = h.to_id WHERE h.shift_id = :shiftId',
    { shiftId },
  )?.name ?? null

/** All that stands on a closed shift's Z; null while it is open. A copy also tells what had happened until it was asked for. */
export const zReportDataOf = (
  db: Db,
  desk: StoredDesk,
  shiftId: string,
  copy: { number: number; printedAt: PaperMoment; at: string } | null,
): ZReportData | null => {
  const shift = findShift(db, shiftId)
  const closing = closingOf(db, shiftId)
  if (!shift || !closing) return null
  const open = openAtClose(db, shiftId)
  return {
    ...headOf(db, desk, shift),
    zNumber: closing.zNumber,
    epoch: epochAt(db, closing.closedAt),
    closedAt: splitLocal(closing.localTime),
    closedByName: closing.closedById === shift.operatorId ? null : closing.closedByName,
    approverName: closing.approverName,
    floatKopecks: closing.floatKopecks,
    paymentCount: closing.paymentCount,
    takenKopecks: closing.takenKopecks,
    commissionKopecks: closing.commissionKopecks,
    reversalCount: closing.reversalCount,
    reversedKopecks: closing.reversedKopecks,
    inKopecks: closing.inKopecks,
    outKopecks: closing.outKopecks,
    expectedKopecks: closing.expectedKopecks,
    countedKopecks: closing.countedKopecks,
    count: closing.countId === null ? [] : countedRows(db, closing.countId),
    reason: closing.reason,
    handedOverTo: handedOverTo(db, shiftId),
    open,
    takenOverByName: open.length === 0 ? null : closing.takenOverByName,
    runningTotalKopecks: closing.runningTotalKopecks,
    runningReversedKopecks: closing.runningReversedKopecks,
    auditHead: closing.auditHead,
    auditSeq: closing.auditSeq,
    copy:
      copy === null
        ? null
        : {
            number: copy.number,
            printedAt: copy.printedAt,
            late: lateEventsOf(db, shiftId, copy.at).map(({ kind, title, kopecks, localTime }) => ({
              ...{ kind, title, kopecks },
              at: splitLocal(localTime),
            })),
          },
  }
}
