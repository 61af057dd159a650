import type { BudgetDetails } from '../../../shared/domain/budget.ts'
import type { OrderLine, OutLine, OutTerms } from '../../../shared/domain/register-out-lines.ts'
import type { OutBudgets } from '../../../shared/domain/register-out-orders.ts'
import type { OutColumn } from '../../../shared/domain/register-out-template.ts'
import type { Db } from '../open.ts'
import { rowsAtOnce } from '../rows-at-once.ts'

/** Which lines a register covers: of these services, paid in this business day between two events, less what was given back. */
export type OutRange = {
  /** Null among them: lines of free details. */
  readonly services: readonly (string | null)[]
  readonly businessDate: string
  /** Null: every shift of the day. */
  readonly shiftId: string | null
  /** Payments whose audit_seq is above this … */
  readonly fromSeq: number
  /** … and not above this. */
  readonly throughSeq: number
  /** Reversals until this event count. */
  readonly asOfSeq: number
}

export type RangeParams = Readonly<Record<string, string | number | null>>

export const rangeParams = (range: OutRange): RangeParams => ({
  services: JSON.stringify(range.services),
  withFree: range.services.includes(null) ? 1 : 0,
  businessDate: range.businessDate,
  shiftId: range.shiftId,
  fromSeq: range.fromSeq,
  throughSeq: range.throughSeq,
  asOfSeq: range.asOfSeq,
})

const lessReversed = `AND NOT EXISTS (SELECT 1 FROM reversal_lines x JOIN reversals v ON v.id = x.reversal_id
  WHERE x.payment_id = l.payment_id AND x.line_no = l.line_no AND v.audit_seq <= :asOfSeq)`

/** The lines of a range: shifts of the day, their payments by number, the lines of each. Nothing is looked up by service. */
export const rangeSql = `FROM shifts s CROSS JOIN payments p ON p.shift_id = s.id
  CROSS JOIN payment_lines l ON l.payment_id = p.id
  LEFT JOIN payment_line_terms t ON t.payment_id = l.payment_id AND t.line_no = l.line_no
  WHERE s.business_date = :businessDate AND (:shiftId IS NULL OR s.id = :shiftId)
    AND p.audit_seq > :fromSeq AND p.audit_seq <= :throughSeq
    AND (l.service_id IN (SELECT value FROM json_each(:services)) OR (:withFree = 1 AND l.service_id IS NULL))
    ${lessReversed}`

/** Every text of a row costs as much as its place in the file: what the layout does not show is not read. */
export type OutNeeds = {
  readonly payer: boolean
  readonly service: boolean
  readonly purpose: boolean
  /** As a payment order needs it. */
  readonly payee: boolean
}

export const needsOf = ({ layout, template }: OutTerms, payers: number): OutNeeds => {
  const shows = (column: OutColumn): boolean => template?.columns.some(({ holds }) => holds === column) ?? true
  return { payer: payers > 0, service: shows('service'), purpose: shows('purpose'), payee: layout === 'one_c' }
}

const columnsOf = ({ payer, service, purpose, payee }: OutNeeds): string =>
  [
    ...['p.local_time', 's.number', 'p.receipt_number', 'l.line_no'],
    payer || payee ? 'p.id' : "''",
    ...['l.account', 'l.period'],
    service ? 'l.service_name' : "''",
    purpose ? 'l.purpose' : "''",
    ...['l.amount_kopecks', 'coalesce(t.payee_commission_kopecks, 0)'],
    ...(payee
      ? ['l.service_id', 'l.payee_name', 'l.payee_inn', 'l.payee_kpp', 'l.payee_account', 'l.bank_name', 'l.bank_bic']
      : []),
    ...(payee ? ['l.bank_corr_account'] : []),
  ].join(', ')

/** Where nothing was given back, no line is asked whether it was. */
const fromOf = (db: Db, { businessDate }: OutRange): string =>
  db.get('SELECT 1 FROM shifts s JOIN reversals r ON r.shift_id = s.id WHERE s.business_date = :businessDate', {
    businessDate,
  }) === undefined
    ? rangeSql.replace(lessReversed, '')
    : rangeSql

/** The lines of a register in the order they were taken: of a provider's day at one desk thousands, not millions. */
export const readLines = (db: Db, range: OutRange, needs: OutNeeds): (OutLine | OrderLine)[] =>
  rowsAtOnce<OutLine | OrderLine>(
    db,
    columnsOf(needs),
    `${fromOf(db, range)} ORDER BY s.number, p.seq, l.line_no`,
    rangeParams(range),
  )

/** What lines of the range say to the budget. */
export const readBudgets = (db: Db, range: OutRange): OutBudgets =>
  new Map(
    db
      .all<BudgetDetails & { paymentId: string; lineNo: number }>(
        `SELECT b.payment_id AS paymentId, b.line_no AS lineNo, b.uin, b.cbc, b.oktmo, b.status, b.reason,
           b.tax_period AS taxPeriod, b.doc_no AS docNo, b.doc_date AS docDate, b.payment_kind AS paymentKind
         FROM shifts s CROSS JOIN payments p ON p.shift_id = s.id
         CROSS JOIN payment_line_budgets b ON b.payment_id = p.id
         WHERE s.business_date = :businessDate AND (:shiftId IS NULL OR s.id = :shiftId)
           AND p.audit_seq > :fromSeq AND p.audit_seq <= :throughSeq`,
        {
          businessDate: range.businessDate,
          shiftId: range.shiftId,
          fromSeq: range.fromSeq,
          throughSeq: range.throughSeq,
        },
      )
      .map(({ paymentId, lineNo, ...budget }) => [`${paymentId}/${lineNo}`, budget]),
  )
