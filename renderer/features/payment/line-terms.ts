import type { LineTerms } from '../../../shared/contract/bills.ts'
import { amountProblem, type WrongAmount } from '../../../shared/domain/amount-policy.ts'
import { commissionOf } from '../../../shared/domain/commission.ts'

/** Of a line (line.ts), what its terms are told by. */
type Payee =
  | { readonly kind: 'free' }
  | { readonly kind: 'catalogue'; readonly service: LineTerms }
  | {
      readonly kind: 'linked'
      readonly service: {
        readonly terms: LineTerms | null
        readonly debt: { readonly toPayKopecks: number } | null | undefined
      }
    }
type Paid = { readonly payee: Payee; readonly dueKopecks?: number; readonly overLimitKopecks?: number }

/** What the provider wants of the line; null for free details, and for a service that has left the catalogue. */
const termsOf = ({ payee }: Paid): LineTerms | null => {
  if (payee.kind === 'free') return null
  return payee.kind === 'catalogue' ? payee.service : payee.service.terms
}

/**
 * What of the provider's policy this sum breaks. Of a linked service the register says what is due; of a typed account
 * main knows it, and says so before cash opens.
 */
export const wrongAmount = (line: Paid, amountKopecks: number): WrongAmount | null => {
  if (line.overLimitKopecks !== undefined)
    return { problem: 'amount_above_basket', boundKopecks: line.overLimitKopecks }
  const terms = termsOf(line)
  if (terms === null) return null
  const told = line.payee.kind === 'linked' ? line.payee.service.debt?.toPayKopecks : line.dueKopecks
  return amountProblem(terms.amount, { amountKopecks, dueKopecks: told ?? null })
}

/** The provider's bills bear a month, and the line has none. */
export const isPeriodMissing = (line: Paid & { readonly period: string | null }): boolean =>
  line.period === null && termsOf(line)?.period === 'required'

/** What the payer gives beside the sum. */
export const commissionOfLine = (line: Paid, amountKopecks: number | null): number => {
  const terms = termsOf(line)
  return terms === null || amountKopecks === null ? 0 : commissionOf(terms.commission, amountKopecks).payerKopecks
}
