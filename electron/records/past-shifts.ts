import type { ClosedShiftView } from '../../shared/contract/past-shifts.ts'
import type { Db } from '../db/open.ts'

export type ListedShift = Omit<ClosedShiftView, 'unsettled'> & { operatorId: string; unsettled: 0 | 1 }

const listed = `SELECT s.id, s.number, c.z_number AS zNumber, s.operator_id AS operatorId, o.name AS operatorName,
    s.business_date AS businessDate, s.opened_at AS openedAt, c.closed_at AS closedAt, c.payment_count AS paymentCount,
    c.taken_kopecks AS takenKopecks, c.counted_kopecks AS countedKopecks, c.difference_kopecks AS differenceKopecks,
    (c.difference_kopecks <> 0 AND NOT EXISTS (
      SELECT 1 FROM difference_settlements t WHERE t.shift_id = s.id AND t.place = 'closing'))
    OR (EXISTS (SELECT 1 FROM shift_openings p WHERE p.shift_id = s.id AND p.difference_kopecks <> 0) AND NOT EXISTS (
      SELECT 1 FROM difference_settlements t WHERE t.shift_id = s.id AND t.place = 'opening')) AS unsettled,
    (SELECT count(*) FROM shift_late_events e WHERE e.shift_id = s.id) AS lateEvents
  FROM shifts s JOIN shift_closings c ON c.shift_id = s.id JOIN operators o ON o.id = s.operator_id`

/** Closed shifts before a number, the newest first; of one operator where one is named. */
export const closedShifts = (
  db: Db,
  page: { before: number | null; operatorId: string | null; limit: number },
): ListedShift[] =>
  db.all<ListedShift>(
    `${listed} WHERE (:before IS NULL OR s.number < :before) AND (:operatorId IS NULL OR s.operator_id = :operatorId)
     ORDER BY s.number DESC LIMIT :limit`,
    page,
  )

export const findClosedShift = (db: Db, shiftId: string): ListedShift | undefined =>
  db.get<ListedShift>(`${listed} WHERE s.id = :shiftId`, { shiftId })

/** Whether a shift was opened after the one of this number. */
export const isOpenedSince = (db: Db, number: number): boolean =>
  db.get('SELECT 1 FROM shifts WHERE number > :number LIMIT 1', { number }) !== undefined

/** How often a Z was printed again. */
export const zCopiesOf = (db: Db, shiftId: string): number =>
  db.get<{ n: number }>(
    "SELECT count(*) AS n FROM print_jobs WHERE kind = 'copy' AND payment_id IS NULL AND shift_id = :shiftId",
    { shiftId },
  )?.n ?? 0
