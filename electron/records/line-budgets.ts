import type { BudgetDetails } from '../../shared/domain/budget.ts'
import { type DigestedRow, digestMoney } from '../db/journal.ts'
import type { Db } from '../db/open.ts'

/** The side row of a payment line to the budget. */
export const budgetRow = (paymentId: string, lineNo: number, budget: BudgetDetails): DigestedRow => {
  const { uin, cbc, oktmo, status, reason, taxPeriod, docNo, docDate, paymentKind } = budget
  return digestMoney('payment_line_budgets', {
    payment_id: paymentId,
    line_no: lineNo,
    ...{ uin, cbc, oktmo, status, reason },
    tax_period: taxPeriod,
    doc_no: docNo,
    doc_date: docDate,
    payment_kind: paymentKind,
  })
}

/** What the lines of a payment say to the budget, by line number; for its receipt and the provider's register. */
export const budgetsOf = (db: Db, paymentId: string): Map<number, BudgetDetails> =>
  new Map(
    db
      .all<BudgetDetails & { lineNo: number }>(
        `SELECT line_no AS lineNo, uin, cbc, oktmo, status, reason, tax_period AS taxPeriod, doc_no AS docNo,
           doc_date AS docDate, payment_kind AS paymentKind
         FROM payment_line_budgets WHERE payment_id = :paymentId ORDER BY line_no`,
        { paymentId },
      )
      .map(({ lineNo, ...budget }) => [lineNo, budget]),
  )
