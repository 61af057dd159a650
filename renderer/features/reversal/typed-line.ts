import type { FreeDetails, ServiceView } from '../../../shared/contract/bills.ts'
import type { PaymentLineInput } from '../../../shared/contract/payments.ts'
import type { ReversibleLine } from '../../../shared/contract/reversals.ts'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import { formatMoneyPlain, parseMoney } from '../../../shared/domain/money.ts'
import { parsePeriod } from '../../../shared/domain/period.ts'

/** A line as it is typed anew: everything begins as it was paid. */
export type TypedLine = {
  lineNo: number
  payee: { payee: 'catalogue'; service: ServiceView } | { payee: 'free'; details: FreeDetails }
  budget: ReversibleLine['budget']
  account: string
  /** `08.2026` */
  periodText: string
  amountText: string
}

/** `2026-08` as it is typed: `08.2026`. */
export const periodText = (period: string | null): string =>
  period === null ? '' : `${period.slice(5)}.${period.slice(0, 4)}`

/** The typed month; null when nothing was typed, undefined when it is no month. */
export const periodOf = (typed: string): string | null | undefined =>
  typed.trim() === '' ? null : (parsePeriod(typed) ?? undefined)

/** Null for a line that can only be given back: its service has left the catalogue. */
export const typedLineOf = (line: ReversibleLine): TypedLine | null =>
  line.payee && {
    lineNo: line.lineNo,
    payee: line.payee,
    budget: line.budget,
    account: line.account,
    periodText: periodText(line.period),
    amountText: formatMoneyPlain(line.amountKopecks),
  }

export type TypedProblem = 'account' | 'period' | 'amount'

/** The first field of the line that can't be sent as it is typed. */
export const problemOf = ({ payee, account, periodText: period, amountText }: TypedLine): TypedProblem | null => {
  if (payee.payee === 'catalogue' && !normalizeAccount(payee.service.account, account).ok) return 'account'
  const month = periodOf(period)
  const isMissing = payee.payee === 'catalogue' && payee.service.period === 'required' && month === null
  if (month === undefined || isMissing) return 'period'
  const amountKopecks = parseMoney(amountText)
  return amountKopecks === null || amountKopecks === 0 ? 'amount' : null
}

/** For main; null while a field is wrong. The details of a payee that is not in the catalogue stay as they were. */
export const inputOf = (line: TypedLine): PaymentLineInput | null => {
  const amountKopecks = parseMoney(line.amountText)
  const period = periodOf(line.periodText)
  if (problemOf(line) !== null || amountKopecks === null || period === undefined) return null
  const same = { account: line.account, amountKopecks, origin: 'typed' as const, ...budgetOf(line) }
  if (line.payee.payee === 'free')
    return { payee: 'free', details: line.payee.details, period, confirmed: true, ...same }
  const { serviceId, period: wants } = line.payee.service
  return { payee: 'catalogue', serviceId, period: wants === 'none' ? null : period, ...same }
}

const budgetOf = ({ budget }: TypedLine) => (budget === null ? {} : { budget })
