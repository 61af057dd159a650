import type { DifferenceDecision, DifferencePlace } from '../../shared/domain/shift-differences.ts'
import type { CommandContext } from '../core/context.ts'
import { insertMoney } from '../db/journal.ts'
import type { Db, Tx } from '../db/open.ts'

export type StoredDifference = {
  shiftId: string
  shiftNumber: number
  place: DifferencePlace
  operatorId: string
  operatorName: string
  /** Who counted it: not always whose shift it is. */
  countedById: string
  businessDate: string
  differenceKopecks: number
  reason: string
  foundAt: string
  settled: 0 | 1
}

const differences = `SELECT d.shiftId, s.number AS shiftNumber, d.place, s.operator_id AS operatorId, o.name AS operatorName,
    d.countedById, s.business_date AS businessDate, d.differenceKopecks, d.reason, d.foundAt,
    EXISTS (SELECT 1 FROM difference_settlements t WHERE t.shift_id = d.shiftId AND t.place = d.place) AS settled
  FROM (
    SELECT p.shift_id AS shiftId, 'opening' AS place, c.operator_id AS countedById, p.difference_kopecks AS differenceKopecks,
      p.reason, c.at AS foundAt
    FROM shift_openings p JOIN cash_counts c ON c.id = p.count_id WHERE p.difference_kopecks <> 0
    UNION ALL
    SELECT shift_id, 'closing', operator_id, difference_kopecks, reason, closed_at FROM shift_closings
    WHERE difference_kopecks <> 0
  ) d JOIN shifts s ON s.id = d.shiftId JOIN operators o ON o.id = s.operator_id`

/** Differences that wait for a decision, the oldest first; of one operator's shifts where one is named. */
export const unsettledDifferences = (db: Db, operatorId: string | null = null): StoredDifference[] =>
  db.all<StoredDifference>(
    `SELECT * FROM (${differences}) WHERE settled = 0 AND (:operatorId IS NULL OR operatorId = :operatorId)
     ORDER BY foundAt, shiftNumber, place DESC LIMIT 500`,
    { operatorId },
  )

export const findDifference = (db: Db, shiftId: string, place: DifferencePlace): StoredDifference | undefined =>
  db.get<StoredDifference>(`SELECT * FROM (${differences}) WHERE shiftId = :shiftId AND place = :place`, {
    shiftId,
    place,
  })

export const insertSettlement = (
  tx: Tx,
  context: CommandContext,
  settlement: {
    shiftId: string
    place: DifferencePlace
    operatorId: string
    decision: DifferenceDecision
    note: string
  },
): void =>
  insertMoney(tx, 'difference_settlements', {
    shift_id: settlement.shiftId,
    place: settlement.place,
    command_id: context.commandId,
    operator_id: settlement.operatorId,
    decision: settlement.decision,
    note: settlement.note,
    at: context.at,
  })
