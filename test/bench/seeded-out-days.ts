import { openDatabase } from '../../electron/db/open.ts'
import type { OutRange } from '../../electron/db/registers-out/out-lines.ts'

/** One business day of a seeded desk: its lines as a register covers them, and as the tools ask for them. */
export type Day = {
  readonly file: string
  readonly businessDate: string
  readonly range: OutRange
  readonly sumKopecks: number
  readonly sql: string
}

const linesPerPayment = 4
const lineColumns = `service_id, service_name, payee_name, payee_inn, payee_kpp, payee_account, bank_name, bank_bic,
  bank_corr_account, purpose`
const lineValues = `'rs-water', 'Холодная вода и водоотведение', 'ООО «Расчётные системы»', '7451000101', '745101001',
  '40702810800000314001', 'ПАО «ЧЕЛЯБИНВЕСТБАНК»', '047501779', '30101810400000000779', 'Вода'`

/** Payments of one shift, four lines each; ids and accounts go by their numbers. */
const paymentsSql = (from: number, count: number, shift: string, day: string): string => `
  INSERT INTO payments (id, command_id, shift_id, seq, receipt_number, operator_id, business_date, accepted_at, local_time,
    sum_kopecks, commission_kopecks, due_kopecks, given_kopecks, change_kopecks, audit_seq)
  WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${from + count - 1})
  SELECT printf('00000000-0000-7000-8000-%012d', i), printf('00000000-0000-7000-9000-%012d', i), '${shift}', i + 1000,
    printf('900-1-%06d', i), (SELECT id FROM operators LIMIT 1), '${day}', '${day}T06:00:00.000Z', '${day}T11:00:00',
    4000, 0, 4000, 4000, 0, 1 FROM n;
  INSERT INTO payment_lines (payment_id, line_no, ${lineColumns}, account, period, origin, amount_kopecks, commission_kopecks)
  WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${from + count - 1}),
    k(no) AS (VALUES (1), (2), (3), (4))
  SELECT printf('00000000-0000-7000-8000-%012d', i), no, ${lineValues},
    printf('314%07d', (i * 4 + no) * 7368787 % 10000000), '2026-10', 'scan', (i * 4 + no) * 7919 % 2000000 + 1, 0
  FROM n CROSS JOIN k;`

/** Fills the open shift's day with so many lines, and so many earlier days with four thousand each. */
export const seedDays = (file: string, { lines, otherDays }: { lines: number; otherDays: number }): Day => {
  const database = openDatabase(file)
  const { raw, db } = database
  const shift = db.get<{ id: string; businessDate: string; operatorId: string }>(
    'SELECT id, business_date AS businessDate, operator_id AS operatorId FROM shifts',
  )
  if (!shift) throw new Error('the desk has no shift')
  const count = lines / linesPerPayment
  raw.pragma('synchronous = OFF') // the seed alone
  for (let day = 0; day < otherDays; day += 1) {
    const id = `00000000-0000-7000-a000-${String(day).padStart(12, '0')}`
    const date = `2025-${String((day % 12) + 1).padStart(2, '0')}-${String(Math.floor(day / 12) + 1).padStart(2, '0')}`
    raw.exec(`INSERT INTO shifts (id, command_id, number, operator_id, business_date, opened_at, local_time)
      VALUES ('${id}', '${id}', ${1000 + day}, '${shift.operatorId}', '${date}', '${date}T00:00:00.000Z', '${date}T05:00:00')`)
    raw.exec(paymentsSql(100_000 + day * 1000, 1000, id, date))
  }
  raw.exec(paymentsSql(0, count, shift.id, shift.businessDate))
  raw.pragma('wal_checkpoint(TRUNCATE)')
  const sum = db.get<{ sum: number }>(
    'SELECT sum(l.amount_kopecks) AS sum FROM payments p JOIN payment_lines l ON l.payment_id = p.id WHERE p.shift_id = :id',
    { id: shift.id },
  )
  database.close()
  return {
    file,
    businessDate: shift.businessDate,
    range: {
      ...{ services: ['rs-water'], businessDate: shift.businessDate, shiftId: null },
      ...{ fromSeq: 0, throughSeq: 1, asOfSeq: 1 },
    },
    sumKopecks: sum?.sum ?? 0,
    sql: `SELECT p.local_time, s.number, p.receipt_number, l.line_no, p.id, l.account, l.period, l.service_name, l.purpose,
        l.amount_kopecks, coalesce(t.payee_commission_kopecks, 0)
      FROM shifts s JOIN payments p ON p.shift_id = s.id JOIN payment_lines l ON l.payment_id = p.id
      LEFT JOIN payment_line_terms t ON t.payment_id = l.payment_id AND t.line_no = l.line_no
      WHERE s.business_date = '${shift.businessDate}' AND l.service_id = 'rs-water' AND NOT EXISTS
        (SELECT 1 FROM reversal_lines x WHERE x.payment_id = l.payment_id AND x.line_no = l.line_no)
      ORDER BY s.number, p.seq, l.line_no`,
  }
}
