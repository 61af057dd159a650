import type { TransfersView } from '../../shared/contract/outgoing.ts'
import type { TransfersPaperData } from '../../shared/domain/transfers-paper.ts'
import { localMoment } from '../core/clock.ts'
import type { ReportTask } from '../core/report-port.ts'
import type { Db } from '../db/open.ts'
import type { StoredDesk } from './desk.ts'
import { paperDesk } from './paper-desk.ts'

type Sums = TransfersView['taken']
type Prefixed<Prefix extends string> = { [Name in keyof Sums as `${Prefix}${Capitalize<Name>}`]: number }
type PayeeRow = Omit<TransfersView['payees'][number], 'taken' | 'reversed'> & Prefixed<'taken'> & Prefixed<'reversed'>

const noSums = (): Sums => ({ count: 0, sumKopecks: 0, payerCommissionKopecks: 0, payeeCommissionKopecks: 0 })

const added = (one: Sums, other: Sums): Sums => ({
  count: one.count + other.count,
  sumKopecks: one.sumKopecks + other.sumKopecks,
  payerCommissionKopecks: one.payerCommissionKopecks + other.payerCommissionKopecks,
  payeeCommissionKopecks: one.payeeCommissionKopecks + other.payeeCommissionKopecks,
})

/** `until`: an instant; what was taken or given back later is not told. */
type Asked = { readonly businessDate: string; readonly until: string }

const payeesOf = (db: Db, asked: Asked): TransfersView['payees'] =>
  db
    .all<PayeeRow>(
      `SELECT l.payee_name AS payeeName, l.payee_inn AS payeeInn, l.payee_account AS payeeAccount, l.bank_bic AS bankBic,
         count(*) AS takenCount, sum(l.amount_kopecks) AS takenSumKopecks,
         sum(l.commission_kopecks) AS takenPayerCommissionKopecks,
         coalesce(sum(t.payee_commission_kopecks), 0) AS takenPayeeCommissionKopecks,
         count(v.id) AS reversedCount,
         coalesce(sum(l.amount_kopecks) FILTER (WHERE v.id IS NOT NULL), 0) AS reversedSumKopecks,
         coalesce(sum(l.commission_kopecks) FILTER (WHERE v.id IS NOT NULL), 0) AS reversedPayerCommissionKopecks,
         coalesce(sum(t.payee_commission_kopecks) FILTER (WHERE v.id IS NOT NULL), 0) AS reversedPayeeCommissionKopecks
       FROM shifts s CROSS JOIN payments p ON p.shift_id = s.id CROSS JOIN payment_lines l ON l.payment_id = p.id
       LEFT JOIN payment_line_terms t ON t.payment_id = l.payment_id AND t.line_no = l.line_no
       LEFT JOIN reversal_lines x ON x.payment_id = l.payment_id AND x.line_no = l.line_no
       LEFT JOIN reversals v ON v.id = x.reversal_id AND v.reversed_at <= :until
       WHERE s.business_date = :businessDate AND p.accepted_at <= :until
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      asked,
    )
    .map(({ payeeName, payeeInn, payeeAccount, bankBic, ...sums }) => ({
      ...{ payeeName, payeeInn, payeeAccount, bankBic },
      taken: {
        count: sums.takenCount,
        sumKopecks: sums.takenSumKopecks,
        payerCommissionKopecks: sums.takenPayerCommissionKopecks,
        payeeCommissionKopecks: sums.takenPayeeCommissionKopecks,
      },
      reversed: {
        count: sums.reversedCount,
        sumKopecks: sums.reversedSumKopecks,
        payerCommissionKopecks: sums.reversedPayerCommissionKopecks,
        payeeCommissionKopecks: sums.reversedPayeeCommissionKopecks,
      },
    }))

type ShiftRow = Omit<TransfersView['shifts'][number], 'agrees'> & {
  zPaymentCount: number | null
  zTakenKopecks: number | null
  zCommissionKopecks: number | null
  zReversedKopecks: number | null
}

/** What each shift's journal comes to, beside its Z. A Z is told only where it was made by then. */
const shiftsOf = (db: Db, asked: Asked): TransfersView['shifts'] =>
  db
    .all<ShiftRow>(
      `SELECT s.number, o.name AS operatorName, c.z_number AS zNumber,
         (SELECT count(*) FROM payments p WHERE p.shift_id = s.id AND p.accepted_at <= :until) AS paymentCount,
         (SELECT coalesce(sum(p.sum_kopecks), 0) FROM payments p
            WHERE p.shift_id = s.id AND p.accepted_at <= :until) AS takenKopecks,
         (SELECT coalesce(sum(p.commission_kopecks), 0) FROM payments p
            WHERE p.shift_id = s.id AND p.accepted_at <= :until) AS commissionKopecks,
         (SELECT coalesce(sum(v.due_kopecks), 0) FROM reversals v
            WHERE v.shift_id = s.id AND v.reversed_at <= :until) AS reversedKopecks,
         c.payment_count AS zPaymentCount, c.taken_kopecks AS zTakenKopecks, c.commission_kopecks AS zCommissionKopecks,
         CASE WHEN c.shift_id IS NOT NULL THEN coalesce(m.reversed_kopecks, 0) END AS zReversedKopecks
       FROM shifts s JOIN operators o ON o.id = s.operator_id
       LEFT JOIN shift_closings c ON c.shift_id = s.id AND c.closed_at <= :until
       LEFT JOIN shift_closing_sums m ON m.shift_id = c.shift_id
       WHERE s.business_date = :businessDate ORDER BY s.number`,
      asked,
    )
    .map(({ zPaymentCount, zTakenKopecks, zCommissionKopecks, zReversedKopecks, ...shift }) => ({
      ...shift,
      agrees:
        shift.zNumber === null
          ? null
          : zPaymentCount === shift.paymentCount &&
            zTakenKopecks === shift.takenKopecks &&
            zCommissionKopecks === shift.commissionKopecks &&
            zReversedKopecks === shift.reversedKopecks,
    }))

/** The bank's register of transfers of one business day, from stored rows alone. */
export const readTransfers = (db: Db, asked: Asked): TransfersView => {
  const payees = payeesOf(db, asked)
  const taken = payees.reduce((sums, payee) => added(sums, payee.taken), noSums())
  const reversed = payees.reduce((sums, payee) => added(sums, payee.reversed), noSums())
  const sumKopecks = taken.sumKopecks - reversed.sumKopecks
  return {
    businessDate: asked.businessDate,
    ...{ payees, taken, reversed },
    transferKopecks: sumKopecks - (taken.payeeCommissionKopecks - reversed.payeeCommissionKopecks),
    cashKopecks: sumKopecks + taken.payerCommissionKopecks - reversed.payerCommissionKopecks,
    shifts: shiftsOf(db, asked),
  }
}

export const transfersOfDay: ReportTask<Asked, TransfersView> = { name: 'transfers_of_day', read: readTransfers }

/** What stands on its paper that was asked for at an instant. */
export const transfersPaperData = (desk: StoredDesk, transfers: TransfersView, at: string): TransfersPaperData => ({
  desk: paperDesk(desk),
  demo: desk.kind === 'demo',
  transfers,
  moment: localMoment(at, desk.details.cityTimeZone),
})

/** The same of stored rows: as the day stood then, whenever it is printed. */
export const transfersDataOf = (db: Db, desk: StoredDesk, businessDate: string, at: string): TransfersPaperData =>
  transfersPaperData(desk, readTransfers(db, { businessDate, until: at }), at)
