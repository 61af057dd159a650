import type { ReportData, ReportSpan } from '../../shared/contract/reports.ts'
import { pacesBy, paceOf } from '../../shared/domain/report-pace.ts'
import type { ReportTask } from '../core/report-port.ts'
import type { Db } from '../db/open.ts'
import { addUpLines, type ReportShift } from './report-lines.ts'

export type ReportQuery = ReportSpan & {
  /** A shift whose drawer is being counted by somebody who must not know what should lie in it. */
  readonly exceptShiftId: string | null
  readonly asOf: string
}

// A shift is one operator's (product.md §5), so shifts are narrowed first: a few rows, and payments are found by them.
const shiftsSql = `SELECT s.id FROM shifts s WHERE s.id IS NOT :exceptShiftId AND s.business_date BETWEEN :fromDate AND :untilDate
  AND (:shiftId IS NULL OR s.id = :shiftId) AND (:operatorId IS NULL OR s.operator_id = :operatorId)`

type Params = Record<string, string | null>

type Moved = Omit<ReportData['shifts'][number], 'expectedKopecks' | 'differenceKopecks' | 'remainderKopecks'> & {
  drawerKopecks: number
  countedKopecks: number | null
  differenceKopecks: number | null
}

const shiftsOf = (db: Db, params: Params): ReportData['shifts'] => {
  const amount = (kind: string): string => `coalesce(sum(m.amount_kopecks) FILTER (WHERE ${kind}), 0)`
  return db
    .all<Moved>(
      `SELECT s.id AS shiftId, s.number, s.business_date AS businessDate, s.operator_id AS operatorId,
         o.name AS operatorName, c.z_number AS zNumber, c.counted_kopecks AS countedKopecks,
         c.difference_kopecks AS differenceKopecks,
         count(*) FILTER (WHERE m.kind = 'payment') AS paymentCount,
         count(*) FILTER (WHERE m.kind = 'reversal') AS reversalCount,
         ${amount("m.kind = 'float'")} AS floatKopecks, ${amount("m.kind = 'payment'")} AS takenKopecks,
         -${amount("m.kind = 'reversal'")} AS reversedKopecks,
         ${amount("m.kind = 'order' AND m.amount_kopecks > 0")} AS inKopecks,
         -${amount("m.kind = 'order' AND m.amount_kopecks < 0")} AS outKopecks,
         coalesce(sum(m.amount_kopecks), 0) AS drawerKopecks
       FROM shifts s JOIN operators o ON o.id = s.operator_id JOIN cash_movements m ON m.shift_id = s.id
       LEFT JOIN shift_closings c ON c.shift_id = s.id
       WHERE s.id IN (${shiftsSql}) GROUP BY s.id ORDER BY s.number`,
      params,
    )
    .map(({ drawerKopecks, countedKopecks, ...shift }) => ({
      ...shift,
      expectedKopecks: drawerKopecks,
      remainderKopecks: countedKopecks ?? drawerKopecks,
    }))
}

const ordersOf = (db: Db, params: Params): ReportData['orders'] =>
  db.all(
    `SELECT CASE WHEN o.kind = 'sent' AND m.amount_kopecks > 0 THEN 'from_vault'
         WHEN o.kind = 'sent' AND o.target = 'desk' THEN 'to_desk' WHEN o.kind = 'sent' THEN 'to_vault'
         WHEN o.kind = 'desk_in' THEN 'from_desk' WHEN o.kind = 'returned' THEN 'returned'
         WHEN m.amount_kopecks > 0 THEN 'in' ELSE 'out' END AS flow,
       count(*) AS count, coalesce(sum(m.amount_kopecks) FILTER (WHERE m.amount_kopecks > 0), 0) AS inKopecks,
       -coalesce(sum(m.amount_kopecks) FILTER (WHERE m.amount_kopecks < 0), 0) AS outKopecks
     FROM cash_movements m LEFT JOIN cash_orders o ON o.id = m.id
     WHERE m.kind = 'order' AND m.shift_id IN (${shiftsSql}) GROUP BY 1 ORDER BY 1`,
    params,
  )

type Timed = { operatorId: string; hour: number; tookMs: number }

/** Every payment that was made, also what was given back later: the work was done. */
const paceIn = (db: Db, params: Params, shifts: readonly ReportShift[]): ReportData['pace'] => {
  const names = new Map(shifts.map(({ operatorId, operatorName }) => [operatorId, operatorName]))
  const timed = db.all<Timed>(
    `SELECT p.operator_id AS operatorId, CAST(substr(p.local_time, 12, 2) AS INTEGER) AS hour,
       json_extract(e.body, '$.data.tookMs') AS tookMs
     FROM payments p CROSS JOIN audit_events e ON e.seq = p.audit_seq
     WHERE p.shift_id IN (${shiftsSql}) AND json_type(e.body, '$.data.tookMs') = 'integer' AND (:providerInn IS NULL
       OR EXISTS (SELECT 1 FROM payment_lines l WHERE l.payment_id = p.id AND l.payee_inn = :providerInn))`,
    params,
  )
  return {
    all: paceOf(timed.map(({ tookMs }) => tookMs)),
    operators: pacesBy(timed, ({ operatorId }) => operatorId).map(([{ operatorId }, pace]) => ({
      operatorId,
      operatorName: names.get(operatorId) ?? '',
      ...pace,
    })),
    hours: pacesBy(timed, (row) => String(row.hour))
      .map(([row, pace]) => ({ hour: row.hour, ...pace }))
      .toSorted((one, other) => one.hour - other.hour),
  }
}

type Chosen = ReportShift & { number: number; businessDate: string }

const chosenShifts = (db: Db, params: Params): Chosen[] =>
  db.all<Chosen>(
    `SELECT s.id, s.number, s.business_date AS businessDate, s.operator_id AS operatorId, o.name AS operatorName
     FROM shifts s JOIN operators o ON o.id = s.operator_id WHERE s.id IN (${shiftsSql}) ORDER BY s.number`,
    params,
  )

/** Whom and which shifts there are to choose from in these days, whatever is chosen already. */
const choicesOf = (db: Db, params: Params): Pick<ReportData['choices'], 'operators' | 'shifts'> => {
  const shifts = chosenShifts(db, params)
  const operators = new Map(shifts.map(({ operatorId, operatorName }) => [operatorId, operatorName]))
  return {
    operators: [...operators].map(([id, name]) => ({ id, name })),
    shifts: shifts
      .map(({ id, number, businessDate, operatorName }) => ({ id, number, businessDate, operatorName }))
      .toReversed(),
  }
}

/** All reports of a span at once; the caller's read transaction makes them one snapshot. `own`: nobody else's may be seen. */
export const readReports = (db: Db, { query, own }: { query: ReportQuery; own: string | null }): ReportData => {
  const { asOf, ...rest } = query
  const params: Params = { ...rest, operatorId: own ?? rest.operatorId }
  const shifts = chosenShifts(db, params)
  const { providers, ...figures } = addUpLines(db, shifts, rest.providerInn)
  return {
    asOf,
    ...figures,
    shifts: shiftsOf(db, params),
    orders: ordersOf(db, params),
    pace: paceIn(db, params, shifts),
    choices: { ...choicesOf(db, { ...params, shiftId: null, operatorId: own }), providers },
  }
}

export const reportReading: ReportTask<{ query: ReportQuery; own: string | null }, ReportData> = {
  name: 'reports',
  read: readReports,
}
