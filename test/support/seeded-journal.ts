// Shifts with payments in them, written by SQL in one go and without their audit events: for how the journal finds them,
// and how fast. The same in every run and, place by place, in journals of every size.
import type { OpenDatabase } from '../../electron/db/open.ts'

export type JournalSeed = {
  payments: number
  perShift: number
  /** Whose shifts they are, in turn; the second also approves what the first gives back, and the other way round. */
  operators: readonly [string, string]
  /** Of so many accounts a line is for one. */
  accounts: number
  /** And of so many sums. */
  sums: number
}

/** What a line of the seed is for: as the SQL below has it. */
export const seededLine = (
  place: number,
  lineNo: number,
  { accounts, sums }: Pick<JournalSeed, 'accounts' | 'sums'>,
) => ({
  account: `314${String((place * 7_919 + lineNo * 104_729) % accounts).padStart(7, '0')}`,
  service: (place * 31 + lineNo * 17) % 59,
  amountKopecks: 1_000 + ((place * 6_151 + lineNo * 389) % sums),
})
export const seededPayee = (service: number): string => `74${String(service >> 1).padStart(8, '0')}`
/** The first shift's business day; the others follow, one a day. */
export const firstSeededDay = '2018-01-01'

const idOf = (kind: string, number: string): string => `printf('01590000-${kind}-7000-8000-%012x', ${number})`
const dayOf = (shift: string): string => `date('${firstSeededDay}', '+' || (${shift} - 1) || ' days')`
const momentOf = (place: string): string =>
  `${dayOf(`${place} / :perShift + 1`)} || printf('T%02d:%02d:%02d.000Z', 4 + (${place} % :perShift) * 10 / :perShift,
    ${place} % 60, ${place} % 59)`
const numbersTo = (limit: string): string =>
  `WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ${limit})`

const statements = [
  `${numbersTo('(:payments + :perShift - 1) / :perShift')}
   INSERT INTO shifts (id, command_id, number, operator_id, business_date, opened_at, local_time)
   SELECT ${idOf('0001', 'n + 1')}, ${idOf('0011', 'n + 1')}, n + 1, iif(n % 2 = 0, :first, :second), ${dayOf('n + 1')},
     ${dayOf('n + 1')} || 'T03:00:00.000Z', ${dayOf('n + 1')} || 'T08:00:00' FROM numbers`,
  `${numbersTo(':payments')}, lines (k) AS (VALUES (1), (2), (3), (4), (5))
   INSERT INTO payment_lines (payment_id, line_no, service_id, service_name, payee_name, payee_inn, payee_kpp, payee_account,
     bank_name, bank_bic, bank_corr_account, purpose, account, period, origin, amount_kopecks, commission_kopecks)
   SELECT ${idOf('0002', 'n')}, k, 'seed-' || s, 'Услуга ' || s, 'Поставщик ' || (s >> 1), printf('74%08d', s >> 1), '745001001',
     printf('4070281090000%07d', s >> 1), 'ПАО "Банк"', '047501001', '30101810000000000001', 'Услуга ' || s || ', ЛС', a,
     '2026-10', 'scan', 1000 + (n * 6151 + k * 389) % :sums, iif(s % 10 = 3, 1000, 0)
   FROM (SELECT n, k, (n * 31 + k * 17) % 59 AS s,
           printf('314%07d', (n * 7919 + k * 104729) % :accounts) AS a
         FROM numbers CROSS JOIN lines WHERE k <= 1 + n * 7 % 5)`,
  `INSERT INTO payments (id, command_id, shift_id, seq, receipt_number, operator_id, business_date, accepted_at, local_time,
     sum_kopecks, commission_kopecks, due_kopecks, given_kopecks, change_kopecks, audit_seq)
   SELECT payment_id, ${idOf('0012', 'n')}, ${idOf('0001', 'n / :perShift + 1')}, n % :perShift + 1,
     '900-' || (n / :perShift + 1) || printf('-%04d', n % :perShift + 1), iif(n / :perShift % 2 = 0, :first, :second),
     ${dayOf('n / :perShift + 1')}, ${momentOf('n')}, ${dayOf('n / :perShift + 1')} || printf('T%02d:00:00', 8 + n % 10),
     amount, commission, amount + commission, amount + commission + 5000, 5000, n + 1
   FROM (SELECT payment_id, row_number() OVER () - 1 AS n, sum(amount_kopecks) AS amount, sum(commission_kopecks) AS commission
         FROM payment_lines GROUP BY payment_id)`,
  `INSERT INTO print_jobs (id, kind, title, payment_id, copy_no, operator_id, created_at, state)
   SELECT id, 'receipt', receipt_number, id, 0, operator_id, accepted_at, iif(audit_seq % 1000 = 23 AND audit_seq > :payments - 5000, 'unknown', 'printed')
   FROM payments`,
  // A hundredth of all: whole payments, single lines, and corrections, whose replacement is the next payment.
  `INSERT INTO reversals (id, command_id, payment_id, shift_id, seq, slip_number, bank_slip_id, operator_id, approver_id, reason,
     note, receipt_returned, replaced_by, business_date, reversed_at, local_time, sum_kopecks, commission_kopecks, due_kopecks,
     audit_seq)
   SELECT ${idOf('0003', 'p.audit_seq')}, ${idOf('0013', 'p.audit_seq')}, p.id, p.shift_id,
     row_number() OVER (PARTITION BY p.shift_id ORDER BY p.seq), 'В-' || p.audit_seq, p.id, p.operator_id,
     iif(p.operator_id = :first, :second, :first), 'wrong_sum', '', 1,
     iif(p.audit_seq % 300 = 100 AND p.seq < :perShift AND p.audit_seq < :payments, ${idOf('0002', 'p.audit_seq')}, NULL),
     p.business_date, p.accepted_at, p.local_time, sum(l.amount_kopecks), sum(l.commission_kopecks),
     sum(l.amount_kopecks + l.commission_kopecks), p.audit_seq
   FROM payments p JOIN payment_lines l ON l.payment_id = p.id AND (p.audit_seq % 200 = 0 OR l.line_no = 1)
   WHERE p.audit_seq % 100 = 0 GROUP BY p.id`,
  `INSERT INTO reversal_lines (payment_id, line_no, reversal_id)
   SELECT l.payment_id, l.line_no, r.id FROM reversals r JOIN payments p ON p.id = r.payment_id
   JOIN payment_lines l ON l.payment_id = p.id AND (p.audit_seq % 200 = 0 OR l.line_no = 1)`,
  `INSERT INTO cash_movements (id, command_id, shift_id, kind, payment_id, amount_kopecks, at)
   SELECT id, command_id, id, 'float', NULL, 100000, opened_at FROM shifts
   UNION ALL SELECT id, command_id, shift_id, 'payment', id, due_kopecks, accepted_at FROM payments`,
  `INSERT INTO cash_movements (id, command_id, shift_id, kind, payment_id, amount_kopecks, at)
   SELECT id, command_id, shift_id, 'reversal', payment_id, -due_kopecks, reversed_at FROM reversals`,
  `INSERT INTO shift_closings (shift_id, command_id, z_number, operator_id, closed_at, local_time, float_kopecks, payment_count,
     taken_kopecks, commission_kopecks, expected_kopecks, counted_kopecks, difference_kopecks, reason, running_total_kopecks,
     audit_head)
   SELECT s.id, s.id, s.number, s.operator_id, s.opened_at, s.local_time, 100000, count(p.id), coalesce(sum(p.sum_kopecks), 0),
     coalesce(sum(p.commission_kopecks), 0), 100000, 100000, 0, NULL, 9007199254740991, ''
   FROM shifts s LEFT JOIN payments p ON p.shift_id = s.id GROUP BY s.id`,
]

/** Fills an empty desk. Not for a desk whose chain is to be verified: the rows have no events. */
export const seedJournal = (
  { raw }: OpenDatabase,
  { payments, perShift, operators, accounts, sums }: JournalSeed,
): void => {
  const [first, second] = operators
  // As literals: better-sqlite3 binds every number as a floating one, and places are divided here.
  const numbers = { payments, perShift, accounts, sums }
  raw.pragma('foreign_keys = OFF') // lines come before their payments, whose sums they are
  for (const statement of statements) {
    const sql = Object.entries(numbers).reduce(
      (text, [name, value]) => text.replaceAll(`:${name}`, String(value)),
      statement,
    )
    raw.prepare(sql).run(sql.includes(':first') ? { first, second } : {})
  }
  raw.pragma('foreign_keys = ON')
}
