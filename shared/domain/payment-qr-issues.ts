import { isAccountKeyValid, isAccountWellFormed, isBicValid, isInnValid, isKppValid } from './bank-account.ts'
import type { PaymentQrFields } from './payment-qr.ts'

/** What is wrong with bank details that could be read. */
export const paymentQrIssueCodes = [
  'personal_acc_malformed',
  'personal_acc_key_invalid',
  'corresp_acc_key_invalid',
  'bic_malformed',
  'payee_inn_invalid',
  'kpp_malformed',
] as const
export type PaymentQrIssue = (typeof paymentQrIssueCodes)[number]

/** Checks the bank details of a code that are there (domain.md §2); absent fields are not its business. */
export function paymentQrIssues(fields: PaymentQrFields): PaymentQrIssue[] {
  const issues: PaymentQrIssue[] = []
  const { PersonalAcc, BIC, CorrespAcc, PayeeINN, KPP } = fields
  const isBicUsable = BIC !== undefined && isBicValid(BIC)
  if (BIC !== undefined && !isBicUsable) issues.push('bic_malformed')
  if (PersonalAcc !== undefined) {
    if (!isAccountWellFormed(PersonalAcc)) issues.push('personal_acc_malformed')
    else if (isBicUsable && !isAccountKeyValid(BIC, PersonalAcc)) issues.push('personal_acc_key_invalid')
  }
  // `0`: the bank has no correspondent account.
  const hasCorrespAcc = CorrespAcc !== undefined && !/^0+$/.test(CorrespAcc)
  if (hasCorrespAcc && isBicUsable && !isAccountKeyValid(BIC, CorrespAcc)) issues.push('corresp_acc_key_invalid')
  if (PayeeINN !== undefined && !/^0+$/.test(PayeeINN) && !isInnValid(PayeeINN)) issues.push('payee_inn_invalid')
  if (KPP !== undefined && !/^0+$/.test(KPP) && !isKppValid(KPP)) issues.push('kpp_malformed')
  return issues
}
