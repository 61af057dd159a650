import type { FreeDetails } from '../../shared/contract/bills.ts'
import type { PaymentLineInput } from '../../shared/contract/payments.ts'
import type { AmountPolicy, CatalogueProvider } from '../../shared/contract/catalogue-data.ts'
import { normalizeAccount } from '../../shared/domain/account-format.ts'
import { isAccountKeyValid, isBicValid, isInnValid } from '../../shared/domain/bank-account.ts'
import { commissionOf } from '../../shared/domain/commission.ts'
import {
  type BudgetDetails,
  emptyBudget,
  isBudgetPayee,
  readBudget,
  wrongBudgetField,
} from '../../shared/domain/budget.ts'
import type { WeighedLine } from '../../shared/domain/identification.ts'
import { isPaperExact } from '../../shared/domain/paper-text.ts'
import { formatPeriod } from '../../shared/domain/period.ts'
import { refused } from '../core/feature.ts'
import type { Db } from '../db/open.ts'
import type { Catalogue } from '../core/catalogue-port.ts'
import { findActiveLink } from './links.ts'

/** A line's row, with all it relies on copied: a later version of the catalogue changes nothing of it. */
export type LineRow = {
  service_id: string | null
  service_name: string
  payee_name: string
  payee_inn: string
  payee_kpp: string
  payee_account: string
  bank_name: string
  bank_bic: string
  bank_corr_account: string
  purpose: string
  account: string
  period: string | null
  origin: PaymentLineInput['origin']
  amount_kopecks: number
  /** What the payer pays beside the sum. */
  commission_kopecks: number
}

/** One checked line. */
export type ReadyLine = {
  readonly row: LineRow
  /** Of a service; null for free details. */
  readonly amount: AmountPolicy | null
  /** Whose limit of one payment counts; null for free details. */
  readonly provider: Pick<CatalogueProvider, 'id' | 'maxPerPaymentKopecks'> | null
  /** Withheld from the transfer. */
  readonly payeeCommissionKopecks: number
  /** Free details that were never paid here: known from this payment on. */
  readonly isNewPayee: boolean
  /** What it asks of its payer. */
  readonly asks: Omit<WeighedLine, 'totalKopecks'>
  /** What it says to the budget; null where it says nothing. */
  readonly budget: BudgetDetails | null
}

export type LineRefusal = ReturnType<
  typeof refused<
    | 'payments.service_unknown'
    | 'payments.service_demo_only'
    | 'payments.account_invalid'
    | 'payments.period_missing'
    | 'payments.details_invalid'
    | 'payments.budget_invalid'
    | 'payments.not_confirmed'
    | 'payments.payee_in_catalogue'
    | 'payments.link_unknown'
  >
>

const purposeOf = (serviceName: string, account: string, period: string | null): string =>
  [serviceName, `ЛС ${account}`, ...(period === null ? [] : [formatPeriod(period)])].join(', ').slice(0, 210)

/** What lines are checked against. */
export type LineGround = {
  readonly catalogue: Catalogue
  readonly deskKind: 'demo' | 'real'
  /** Whether these free details were compared with a paper and paid here before. */
  readonly isPayeeKnown: (details: FreeDetails) => boolean
}

type ToBudget = Pick<ReadyLine, 'budget'> & { readonly isBudget: boolean }

/** What a line says to the budget, checked where it is a payment to it; of any other payee nothing is asked. */
const budgetOf = (
  line: PaymentLineInput,
  payeeAccount: string,
  category: string | undefined,
  no: number,
): ToBudget | LineRefusal => {
  const budget = line.budget && readBudget(line.budget)
  if (!isBudgetPayee({ payeeAccount, category, budget })) return { isBudget: false, budget: null }
  const said = budget ?? emptyBudget
  const field = wrongBudgetField(said, payeeAccount)
  if (field !== null) return refused('payments.budget_invalid', { line: no, field })
  const isSaid = Object.values(said).some((value) => value !== '')
  return { isBudget: true, budget: isSaid ? said : null }
}

const readyCatalogueLine = (
  { catalogue, deskKind }: LineGround,
  line: Extract<PaymentLineInput, { payee: 'catalogue' }>,
  no: number,
): ReadyLine | LineRefusal => {
  const found = catalogue.findService(line.serviceId)
  if (!found) return refused('payments.service_unknown', { line: no })
  const { provider, service } = found
  if (provider.demo && deskKind === 'real') return refused('payments.service_demo_only', { line: no })
  const normalized = normalizeAccount(service.account, line.account)
  if (!normalized.ok || !isPaperExact(normalized.account)) return refused('payments.account_invalid', { line: no })
  if (service.period === 'required' && line.period === null) return refused('payments.period_missing', { line: no })
  const period = service.period === 'none' ? null : line.period
  const toBudget = budgetOf(line, provider.account, service.category, no)
  if ('outcome' in toBudget) return toBudget
  const { payerKopecks, payeeKopecks } = commissionOf(provider.commission, line.amountKopecks)
  return {
    row: {
      service_id: service.id,
      service_name: service.name,
      payee_name: provider.name,
      payee_inn: provider.inn,
      payee_kpp: provider.kpp,
      payee_account: provider.account,
      bank_name: provider.bankName,
      bank_bic: provider.bankBic,
      bank_corr_account: provider.bankCorrAccount,
      purpose: purposeOf(service.name, normalized.account, period),
      account: normalized.account,
      period,
      origin: line.origin,
      amount_kopecks: line.amountKopecks,
      commission_kopecks: payerKopecks,
    },
    amount: service.amount,
    provider,
    payeeCommissionKopecks: payeeKopecks,
    isNewPayee: false,
    asks: {
      category: service.category ?? 'other',
      always: provider.identification === 'always',
      budget: toBudget.isBudget,
    },
    budget: toBudget.budget,
  }
}

/** The first detail whose check fails; null when all keys fit (domain.md §2.1–2.3). */
const wrongDetail = (details: FreeDetails): string | null => {
  if (!isBicValid(details.bankBic)) return 'bankBic'
  if (!isAccountKeyValid(details.bankBic, details.payeeAccount)) return 'payeeAccount'
  if (details.bankCorrAccount !== '' && !isAccountKeyValid(details.bankBic, details.bankCorrAccount))
    return 'bankCorrAccount'
  if (!isInnValid(details.payeeInn)) return 'payeeInn'
  return null
}

const readyFreeLine = (
  { catalogue, deskKind, isPayeeKnown }: LineGround,
  line: Extract<PaymentLineInput, { payee: 'free' }>,
  no: number,
): ReadyLine | LineRefusal => {
  const { details } = line
  // An invented INN may be somebody's real one.
  const isInCatalogue = catalogue.providers.some(
    (provider) =>
      (deskKind === 'demo' || !provider.demo) &&
      (provider.inn === details.payeeInn || provider.account === details.payeeAccount),
  )
  if (isInCatalogue) return refused('payments.payee_in_catalogue', { line: no })
  if (line.origin === 'link') return refused('payments.link_unknown', { line: no }) // a link has a service
  const field = wrongDetail(details)
  if (field !== null) return refused('payments.details_invalid', { line: no, field })
  if (!isPaperExact(line.account)) return refused('payments.account_invalid', { line: no })
  const toBudget = budgetOf(line, details.payeeAccount, undefined, no)
  if ('outcome' in toBudget) return toBudget
  const isNewPayee = !isPayeeKnown(details)
  if (isNewPayee && !line.confirmed) return refused('payments.not_confirmed', { line: no })
  return {
    row: {
      service_id: null,
      service_name: 'Платёж по реквизитам',
      payee_name: details.payeeName,
      payee_inn: details.payeeInn,
      payee_kpp: details.payeeKpp,
      payee_account: details.payeeAccount,
      bank_name: details.bankName,
      bank_bic: details.bankBic,
      bank_corr_account: details.bankCorrAccount,
      purpose: details.purpose,
      account: line.account.toUpperCase(),
      period: line.period,
      origin: line.origin,
      amount_kopecks: line.amountKopecks,
      commission_kopecks: 0, // policies are the catalogue's
    },
    amount: null,
    provider: null,
    payeeCommissionKopecks: 0,
    isNewPayee,
    asks: { category: 'other', always: false, budget: toBudget.isBudget },
    budget: toBudget.budget,
  }
}

/**
 * The first line that was paid for a link which is not there, has ended, or is of another account; null when all are
 * right. Asked for in the transaction: a link may end while cash is counted.
 */
export const wrongLink = (
  db: Db,
  lines: readonly PaymentLineInput[],
  ready: readonly ReadyLine[],
): LineRefusal | null => {
  for (const [index, line] of lines.entries()) {
    const linkId = line.payee === 'catalogue' ? line.linkId : undefined
    if (linkId === undefined && line.origin !== 'link') continue
    const link = linkId === undefined ? undefined : findActiveLink(db, linkId)
    const paid = ready[index]?.row
    if (link === undefined || link.serviceId !== paid?.service_id || link.account !== paid.account)
      return refused('payments.link_unknown', { line: index + 1 })
  }
  return null
}

const isRefusal = (line: ReadyLine | LineRefusal): line is LineRefusal => 'outcome' in line

/** The lines with their payees, or the refusal of the first one that can't be paid. Nothing is looked up later. */
export const readyLines = (ground: LineGround, lines: readonly PaymentLineInput[]): ReadyLine[] | LineRefusal => {
  const ready: ReadyLine[] = []
  for (const [index, line] of lines.entries()) {
    const checked =
      line.payee === 'catalogue' ? readyCatalogueLine(ground, line, index + 1) : readyFreeLine(ground, line, index + 1)
    if (isRefusal(checked)) return checked
    ready.push(checked)
  }
  return ready
}
