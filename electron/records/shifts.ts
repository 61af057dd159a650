import type { Db } from '../db/open.ts'

export type StoredShift = {
  id: string
  number: number
  operatorId: string
  operatorName: string
  businessDate: string
  openedAt: string
  localTime: string
}

export type OpenShift = StoredShift & {
  /** Who counts its drawer now; null while nobody does. */ countingBy: string | null
}

/** The open shift at this desk; there is at most one. */
export const openShiftOf = (db: Db): OpenShift | undefined =>
  db.get<OpenShift>(
    `SELECT s.id, s.number, s.operator_id AS operatorId, o.name AS operatorName, s.business_date AS businessDate,
       s.opened_at AS openedAt, s.local_time AS localTime,
       (SELECT n.operator_id FROM shift_countings n WHERE n.shift_id = s.id) AS countingBy
     FROM (SELECT * FROM shifts ORDER BY number DESC LIMIT 1) s
     JOIN operators o ON o.id = s.operator_id
     WHERE NOT EXISTS (SELECT 1 FROM shift_closings c WHERE c.shift_id = s.id)`,
  )

export const findShift = (db: Db, id: string): StoredShift | undefined =>
  db.get<StoredShift>(
    `SELECT s.id, s.number, s.operator_id AS operatorId, o.name AS operatorName, s.business_date AS businessDate,
       s.opened_at AS openedAt, s.local_time AS localTime
     FROM shifts s JOIN operators o ON o.id = s.operator_id WHERE s.id = :id`,
    { id },
  )

export type ShiftTotals = {
  floatKopecks: number
  paymentCount: number
  /** For payees; without the commission, before anything was given back. */
  takenKopecks: number
  commissionKopecks: number
  reversalCount: number
  /** Given back, with the commission. */
  reversedKopecks: number
  /** By orders. */
  inKopecks: number
  outKopecks: number
  /** Sum of the cash movements: what must lie in the drawer. */
  drawerKopecks: number
}

/** Sums of one shift, from its own rows. */
export const shiftTotals = (db: Db, shiftId: string): ShiftTotals => {
  const cash = db.get<Omit<ShiftTotals, 'paymentCount' | 'takenKopecks' | 'commissionKopecks'>>(
    `SELECT coalesce(sum(amount_kopecks) FILTER (WHERE kind = 'float'), 0) AS floatKopecks,
       count(*) FILTER (WHERE kind = 'reversal') AS reversalCount,
       -coalesce(sum(amount_kopecks) FILTER (WHERE kind = 'reversal'), 0) AS reversedKopecks,
       coalesce(sum(amount_kopecks) FILTER (WHERE kind = 'order' AND amount_kopecks > 0), 0) AS inKopecks,
       -coalesce(sum(amount_kopecks) FILTER (WHERE kind = 'order' AND amount_kopecks < 0), 0) AS outKopecks,
       coalesce(sum(amount_kopecks), 0) AS drawerKopecks
     FROM cash_movements WHERE shift_id = :shiftId`,
    { shiftId },
  )
  const payments = db.get<Pick<ShiftTotals, 'paymentCount' | 'takenKopecks' | 'commissionKopecks'>>(
    `SELECT count(*) AS paymentCount, coalesce(sum(sum_kopecks), 0) AS takenKopecks,
       coalesce(sum(commission_kopecks), 0) AS commissionKopecks
     FROM payments WHERE shift_id = :shiftId`,
    { shiftId },
  )
  // Both are sums without a group: there is always a row.
  if (!cash || !payments) throw new Error('a sum answered nothing')
  return { ...cash, ...payments }
}

export type ServiceTotal = { name: string; count: number; sumKopecks: number }

/** What was taken and stands, by service: lines that were given back are in no service's sum. */
export const totalsByService = (db: Db, shiftId: string): ServiceTotal[] =>
  db.all<ServiceTotal>(
    // All lines, less the few that were given back: to ask it of each line costs as much as to add them up.
    `SELECT name, sum(lines) AS count, sum(kopecks) AS sumKopecks FROM (
       SELECT l.service_name AS name, count(*) AS lines, sum(l.amount_kopecks) AS kopecks
       FROM payments p CROSS JOIN payment_lines l ON l.payment_id = p.id
       WHERE p.shift_id = :shiftId GROUP BY l.service_name
       UNION ALL
       SELECT l.service_name, -1, -l.amount_kopecks
       FROM reversals r CROSS JOIN reversal_lines x ON x.reversal_id = r.id
       CROSS JOIN payment_lines l ON l.payment_id = x.payment_id AND l.line_no = x.line_no
       WHERE r.shift_id = :shiftId)
     GROUP BY name HAVING sum(lines) > 0 ORDER BY sumKopecks DESC, name`,
    { shiftId },
  )

export type StoredClosing = {
  shiftId: string
  zNumber: number
  closedById: string
  closedByName: string
  closedAt: string
  localTime: string
  floatKopecks: number
  paymentCount: number
  takenKopecks: number
  commissionKopecks: number
  reversalCount: number
  reversedKopecks: number
  inKopecks: number
  outKopecks: number
  expectedKopecks: number
  countedKopecks: number
  differenceKopecks: number
  reason: string | null
  runningTotalKopecks: number
  runningReversedKopecks: number
  auditHead: string
  /** These of a shift that this or a later program closed; null of older ones. */
  auditSeq: number | null
  countId: string | null
  approverName: string | null
  takenOverByName: string | null
}

const closings = `SELECT c.shift_id AS shiftId, c.z_number AS zNumber, c.operator_id AS closedById, o.name AS closedByName,
    c.closed_at AS closedAt, c.local_time AS localTime, c.float_kopecks AS floatKopecks, c.payment_count AS paymentCount,
    c.taken_kopecks AS takenKopecks, c.commission_kopecks AS commissionKopecks,
    coalesce(m.reversal_count, 0) AS reversalCount, coalesce(m.reversed_kopecks, 0) AS reversedKopecks,
    coalesce(m.in_kopecks, 0) AS inKopecks, coalesce(m.out_kopecks, 0) AS outKopecks,
    c.expected_kopecks AS expectedKopecks, c.counted_kopecks AS countedKopecks, c.difference_kopecks AS differenceKopecks,
    c.reason, c.running_total_kopecks AS runningTotalKopecks,
    coalesce(m.running_reversed_kopecks, 0) AS runningReversedKopecks, c.audit_head AS auditHead, m.audit_seq AS auditSeq,
    m.count_id AS countId, a.name AS approverName, t.name AS takenOverByName
  FROM shift_closings c JOIN operators o ON o.id = c.operator_id
  LEFT JOIN shift_closing_sums m ON m.shift_id = c.shift_id
  LEFT JOIN operators a ON a.id = m.approver_id LEFT JOIN operators t ON t.id = m.taken_over_by`

/** The Z before this one; its numbers go on. */
export const lastClosing = (db: Db): StoredClosing | undefined =>
  db.get<StoredClosing>(`${closings} ORDER BY c.z_number DESC LIMIT 1`)

export const closingOf = (db: Db, shiftId: string): StoredClosing | undefined =>
  db.get<StoredClosing>(`${closings} WHERE c.shift_id = :shiftId`, { shiftId })

export const nextShiftNumber = (db: Db): number =>
  (db.get<{ number: number }>('SELECT number FROM shifts ORDER BY number DESC LIMIT 1')?.number ?? 0) + 1

/** product.md §5: a shift over 24 hours takes no new payments until closed. */
export const shiftLimitMs = 24 * 60 * 60_000

export const isShiftTooOld = (shift: StoredShift, at: string): boolean =>
  Date.parse(at) - Date.parse(shift.openedAt) > shiftLimitMs
