import {
  type BudgetDetails,
  type BudgetField,
  emptyBudget,
  isBudgetPayee,
  readBudget,
  wrongBudgetField,
} from '../../../shared/domain/budget.ts'
import { compact, type Details } from './free-details.ts'

type Terms = { budgetAccount?: string | undefined }

/** What of a line says whether it is paid to the budget. */
type Budgeted = {
  payee:
    | { kind: 'free'; details: Pick<Details, 'payeeAccount'> }
    | { kind: 'catalogue'; service: Terms }
    | { kind: 'linked'; service: { terms: Terms | null } }
  budget?: BudgetDetails
}

/** The account by which a payment to the budget is checked; null for any other payment: it is asked nothing more. */
export function budgetAccountOf({ payee, budget }: Budgeted): string | null {
  if (payee.kind === 'free') {
    const payeeAccount = compact(payee.details.payeeAccount)
    return isBudgetPayee({ payeeAccount, budget }) ? payeeAccount : null
  }
  const terms = payee.kind === 'catalogue' ? payee.service : payee.service.terms
  const known = terms?.budgetAccount
  if (known !== undefined) return known
  return isBudgetPayee({ payeeAccount: '', budget }) ? '' : null
}

/** The first field of the budget that is wrong; null when all are right, or none is asked. */
export function wrongBudgetOf(line: Budgeted): BudgetField | null {
  const account = budgetAccountOf(line)
  return account === null ? null : wrongBudgetField(readBudget(line.budget ?? emptyBudget), account)
}

/** As main wants it. */
export const budgetInput = (line: Budgeted): { budget?: BudgetDetails } =>
  budgetAccountOf(line) === null || line.budget === undefined ? {} : { budget: readBudget(line.budget) }
