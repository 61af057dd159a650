import type { CodeMeter, LineTerms, LineWarning, RecognizedBill, ServiceView } from '../../../shared/contract/bills.ts'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { getDebts } from '../../../shared/contract/links.ts'
import type { PaymentLineInput } from '../../../shared/contract/payments.ts'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import type { BudgetDetails } from '../../../shared/domain/budget.ts'
import { formatMoneyPlain, parseMoney } from '../../../shared/domain/money.ts'
import { budgetInput, wrongBudgetOf } from './line-budget.ts'
import { isPeriodMissing, wrongAmount } from './line-terms.ts'
import { detailsError, type Details, emptyDetails, toFreeDetails } from './free-details.ts'

/** What a linked service owes, as the debt table shows it; null: «не сверено», no register knows the account. */
type LinkedRow = NonNullable<OutputOf<typeof getDebts>>[number]
export type LinkedDebt = LinkedRow['register']

/** A service of the open client. `debt` is undefined after a restart, before the client is opened again. */
export type LinkedService = {
  linkId: string
  serviceId: string
  serviceName: string
  providerName: string
  address: string
  debt: LinkedDebt | undefined
  terms: LineTerms | null
  /** The last payment of this account at this desk today. */
  paidToday: LinkedRow['paidToday']
}

export type Payee =
  | { kind: 'catalogue'; service: ServiceView }
  | { kind: 'linked'; service: LinkedService }
  /** `knownSince`: these details were compared and paid here before; from then on one Enter is enough. */
  | { kind: 'free'; details: Details; knownSince?: string }

/** A line of the basket as it stands on the screen: half typed, perhaps. */
export type Line = {
  key: string
  payee: Payee
  account: string
  period: string | null
  /** What main says is due by the register, once it has refused a sum; of a linked service the debt says it. */
  dueKopecks?: number
  /** The provider's limit of one payment that its lines here exceed together, once main has said so. */
  overLimitKopecks?: number
  /** What the code said; null when it said nothing usable. */
  codeSumKopecks: number | null
  amountText: string
  origin: PaymentLineInput['origin']
  warnings: readonly LineWarning[]
  /** What is said to the budget, as typed; left out where nothing was. */
  budget?: BudgetDetails
  /** Values of meters that stood in the code. */
  meters: readonly CodeMeter[]
  /** «Сумма верна»: the cashier has said so. */
  confirmed: boolean
}

/** Why a line cannot be confirmed with one Enter. */
export type LineProblem =
  | 'amount_missing'
  | 'wrong_amount'
  | 'period_missing'
  | 'account_missing'
  | 'account_format'
  | 'details'
  | 'budget'
  | 'not_compared'

/** The most that a line may hold: 100 million roubles (shared/contract/values.ts). */
const MAX_KOPECKS = 10_000_000_000

/** The sum that will be paid, or null while there is none. */
export function amountOf(line: Pick<Line, 'amountText'>): number | null {
  const kopecks = parseMoney(line.amountText)
  return kopecks === null || kopecks < 1 || kopecks > MAX_KOPECKS ? null : kopecks
}

/**
 * Whether the client pays this line at all: a linked service without a sum (no debt, or its sum taken out) stands in the
 * table and is no part of the payment.
 */
export const isWanted = (line: Pick<Line, 'payee' | 'amountText'>): boolean =>
  line.payee.kind !== 'linked' || (line.amountText.trim() !== '' && parseMoney(line.amountText) !== 0)

/** What is still wrong with a line; null when one Enter may confirm it (product.md §4). */
export function lineProblem(line: Line): LineProblem | null {
  if (line.payee.kind === 'catalogue') {
    if (line.account.trim() === '') return 'account_missing'
    if (!normalizeAccount(line.payee.service.account, line.account).ok) return 'account_format'
  } else if (line.payee.kind === 'free' && detailsError(line.payee.details) !== null) return 'details'
  if (wrongBudgetOf(line) !== null) return 'budget'
  // A line with a warning, or of an unknown payee, is compared with the paper first; so is a code without a sum.
  const isStranger = line.payee.kind === 'free' && line.payee.knownSince === undefined
  if (line.warnings.length > 0 || isStranger) return 'not_compared'
  return sumProblem(line)
}

/** What is wrong with the sum, or with the month that the provider wants beside it. */
export function sumProblem(line: Line): 'amount_missing' | 'wrong_amount' | 'period_missing' | null {
  const amountKopecks = amountOf(line)
  if (amountKopecks === null) return 'amount_missing'
  if (wrongAmount(line, amountKopecks) !== null) return 'wrong_amount'
  return isPeriodMissing(line) ? 'period_missing' : null
}

/** Compared with the paper in its dialog: only what is missing outright still stands in the way. */
export function isComplete(line: Line): boolean {
  const problem = lineProblem(line)
  return (problem === null || problem === 'not_compared') && sumProblem(line) === null
}

/** The line of a recognised bill; null for a code that gives none. */
export function lineOfBill(bill: RecognizedBill, origin: 'scan' | 'paste', key: string): Line | null {
  if (bill.outcome !== 'known' && bill.outcome !== 'unknown_payee') return null
  return {
    key,
    payee:
      bill.outcome === 'known'
        ? { kind: 'catalogue', service: bill.service }
        : {
            kind: 'free',
            details: { ...emptyDetails, ...knownDetails(bill.details) },
            ...(bill.knownSince === null ? {} : { knownSince: bill.knownSince }),
          },
    account: bill.account,
    period: bill.period,
    codeSumKopecks: bill.sumKopecks,
    amountText: bill.sumKopecks === null ? '' : formatMoneyPlain(bill.sumKopecks),
    origin,
    warnings: bill.warnings,
    meters: bill.meters,
    ...(bill.budget === undefined ? {} : { budget: bill.budget }),
    confirmed: false,
  }
}

/** A line typed by hand: of a catalogue service, or of free details. */
export function typedLine(payee: Payee, key: string): Line {
  return {
    key,
    payee,
    account: '',
    period: null,
    codeSumKopecks: null,
    amountText: '',
    origin: 'typed',
    warnings: [],
    meters: [],
    confirmed: false,
  }
}

/** As main wants it; null while the line is not complete. */
export function lineInput(line: Line): PaymentLineInput | null {
  const amountKopecks = amountOf(line)
  if (amountKopecks === null) return null
  const common = {
    ...{ account: line.account.trim(), period: line.period, amountKopecks, origin: line.origin },
    ...budgetInput(line),
  }
  if (line.payee.kind === 'catalogue') return { payee: 'catalogue', serviceId: line.payee.service.serviceId, ...common }
  if (line.payee.kind === 'linked') {
    const { serviceId, linkId } = line.payee.service
    return { payee: 'catalogue', serviceId, linkId, ...common }
  }
  return { payee: 'free', details: toFreeDetails(line.payee.details), confirmed: line.confirmed, ...common }
}

/** The sum as money is written: `77,5` → `77,50`. */
export function writtenOut(line: Line): Line {
  const kopecks = amountOf(line)
  return kopecks === null ? line : { ...line, amountText: formatMoneyPlain(kopecks) }
}

/** `812,4` and `812,40` are one sum: writing it out on leaving the field takes no word back. */
export const sameSum = (before: string, after: string): boolean => parseMoney(before) === parseMoney(after)

export type LineName = { service: string; payee: string }

/** How a line is called on the screen. */
export function lineName(line: Line): LineName {
  if (line.payee.kind !== 'free')
    return { service: line.payee.service.serviceName, payee: line.payee.service.providerName }
  return { service: line.payee.details.purpose, payee: line.payee.details.payeeName }
}

function knownDetails(given: Record<string, string>): Partial<Details> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name in emptyDetails))
}
