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

/** The open shift at this desk; there is at most one. */
export const openShiftOf = (db: Db): StoredShift | undefined =>
  db.get<StoredShift>(
    `SELECT s.id, s.number, s.operator_id AS operatorId, o.name AS operatorName, s.business_date AS businessDate,
       s.opened_at AS openedAt, s.local_time AS localTime
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
  takenKopecks: number
  commissionKopecks: number
  /** Sum of the cash movements: what must lie in the drawer. */
  drawerKopecks: number
}

/** Sums of one shift, from its own rows. */
export const shiftTotals = (db: Db, shiftId: string): ShiftTotals => {
  const cash = db.get<{ floatKopecks: number; drawerKopecks: number }>(
    `SELECT coalesce(sum(amount_kopecks) FILTER (WHERE kind = 'float'), 0) AS floatKopecks,
       coalesce(sum(amount_kopecks), 0) AS drawerKopecks
     FROM cash_movements WHERE shift_id = :shiftId`,
    { shiftId },
  )
  const payments = db.get<{ paymentCount: number; takenKopecks: number; commissionKopecks: number }>(
    `SELECT count(*) AS paymentCount, coalesce(sum(sum_kopecks), 0) AS takenKopecks,
       coalesce(sum(commission_kopecks), 0) AS commissionKopecks
     FROM payments WHERE shift_id = :shiftId`,
    { shiftId },
  )
  return {
    floatKopecks: cash?.floatKopecks ?? 0,
    drawerKopecks: cash?.drawerKopecks ?? 0,
    paymentCount: payments?.paymentCount ?? 0,
    takenKopecks: payments?.takenKopecks ?? 0,
    commissionKopecks: payments?.commissionKopecks ?? 0,
  }
}

export type ServiceTotal = { name: string; count: number; sumKopecks: number }

export const totalsByService = (db: Db, shiftId: string): ServiceTotal[] =>
  db.all<ServiceTotal>(
    `SELECT l.service_name AS name, count(*) AS count, sum(l.amount_kopecks) AS sumKopecks
     FROM payments p JOIN payment_lines l ON l.payment_id = p.id
     WHERE p.shift_id = :shiftId GROUP BY l.service_name ORDER BY sumKopecks DESC, name`,
    { shiftId },
  )

export type StoredClosing = {
  shiftId: string
  zNumber: number
  closedAt: string
  localTime: string
  floatKopecks: number
  paymentCount: number
  takenKopecks: number
  commissionKopecks: number
  expectedKopecks: number
  countedKopecks: number
  differenceKopecks: number
  reason: string | null
  runningTotalKopecks: number
  auditHead: string
}

const closingColumns = `shift_id AS shiftId, z_number AS zNumber, closed_at AS closedAt, local_time AS localTime,
  float_kopecks AS floatKopecks, payment_count AS paymentCount, taken_kopecks AS takenKopecks,
  commission_kopecks AS commissionKopecks, expected_kopecks AS expectedKopecks, counted_kopecks AS countedKopecks,
  difference_kopecks AS differenceKopecks, reason, running_total_kopecks AS runningTotalKopecks, audit_head AS auditHead`

/** The Z before this one; its numbers go on. */
export const lastClosing = (db: Db): StoredClosing | undefined =>
  db.get<StoredClosing>(`SELECT ${closingColumns} FROM shift_closings ORDER BY z_number DESC LIMIT 1`)

export const closingOf = (db: Db, shiftId: string): StoredClosing | undefined =>
  db.get<StoredClosing>(`SELECT ${closingColumns} FROM shift_closings WHERE shift_id = :shiftId`, { shiftId })

export const nextShiftNumber = (db: Db): number =>
  (db.get<{ number: number }>('SELECT number FROM shifts ORDER BY number DESC LIMIT 1')?.number ?? 0) + 1

/** product.md §5: a shift over 24 hours takes no new payments until closed. */
export const shiftLimitMs = 24 * 60 * 60_000

export const isShiftTooOld = (shift: StoredShift, at: string): boolean =>
  Date.parse(at) - Date.parse(shift.openedAt) > shiftLimitMs
