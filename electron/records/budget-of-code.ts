import { type BudgetDetails, isBudgetPayee, readBudget } from '../../shared/domain/budget.ts'
import type { PaymentQrFields } from '../../shared/domain/payment-qr.ts'

/**
 * What a code says to the budget (domain.md §1.2, group A, and УИН). Of any other payee nothing: there `UIN` often holds
 * something else (§2.6). A value too long for its field is cut, and the field's check shows it.
 */
export const budgetOfCode = (fields: PaymentQrFields): { budget?: BudgetDetails } => {
  const said = (value: string | undefined, length: number): string => (value ?? '').slice(0, length)
  const budget = readBudget({
    uin: said(fields.UIN, 25),
    cbc: said(fields.CBC, 20),
    oktmo: said(fields.OKTMO, 11),
    status: said(fields.DrawerStatus, 2),
    reason: said(fields.PaytReason, 2),
    taxPeriod: said(fields.TaxPeriod, 10),
    docNo: said(fields.DocNo, 15),
    docDate: said(fields.DocDate, 10),
    paymentKind: said(fields.TaxPaytKind, 2),
  })
  return isBudgetPayee({ payeeAccount: fields.PersonalAcc ?? '', budget }) ? { budget } : {}
}
