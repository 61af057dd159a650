import type { OutputOf } from '../../../shared/contract/define.ts'
import type { getDebts } from '../../../shared/contract/links.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { isWanted, type Line } from './line.ts'

/** One row of the debt table as main answers it. */
export type Debt = NonNullable<OutputOf<typeof getDebts>>[number]

/** The row as a line: what is owed is proposed; 0 and «не сверено» propose nothing, but a sum can be typed. */
export function lineOfDebt(debt: Debt): Line {
  const toPay = debt.register?.toPayKopecks ?? 0
  return {
    key: debt.linkId,
    payee: { kind: 'linked', service: linkedService(debt) },
    account: debt.account,
    period: debt.period,
    codeSumKopecks: debt.register?.toPayKopecks ?? null,
    amountText: toPay > 0 ? formatMoneyPlain(toPay) : '',
    origin: 'link',
    warnings: [],
    meters: [],
    confirmed: false,
  }
}

/** A linked line of somebody else, or of a service that was unlinked meanwhile. */
export const isForeign = ({ payee }: Line, debts: readonly Debt[]): boolean =>
  payee.kind === 'linked' && !debts.some(({ linkId }) => linkId === payee.service.linkId)

/**
 * The table of one client: linked services in main's order, then what was scanned or typed besides. A line that stands
 * there keeps its sum and its word; foreign ones go. At most `most` lines are proposed: a receipt holds no more.
 */
export function withDebts(lines: readonly Line[], debts: readonly Debt[], most: number): readonly Line[] {
  const others = lines.filter(({ payee }) => payee.kind !== 'linked')
  let proposed = others.length
  const linked = distinct(debts).map((debt): Line => {
    const known = lines.find(({ payee }) => payee.kind === 'linked' && payee.service.linkId === debt.linkId)
    const line = known === undefined ? lineOfDebt(debt) : refreshed(known, debt)
    if (!isWanted(line)) return line
    proposed += 1
    return proposed <= most || line.confirmed ? line : { ...line, amountText: '' }
  })
  return [...linked, ...others]
}

/** An account that two of the client's numbers hold is owed for once. */
const distinct = (debts: readonly Debt[]): readonly Debt[] =>
  debts.filter(
    (debt, index) =>
      debts.findIndex((one) => one.serviceId === debt.serviceId && one.account === debt.account) === index,
  )

/** New figures beside what the cashier has typed. */
const refreshed = (line: Line, debt: Debt): Line => ({
  ...line,
  payee: { kind: 'linked', service: linkedService(debt) },
  account: debt.account,
  period: line.period ?? debt.period,
  codeSumKopecks: debt.register?.toPayKopecks ?? null,
})

const linkedService = (debt: Debt) => ({
  linkId: debt.linkId,
  serviceId: debt.serviceId,
  serviceName: debt.serviceName,
  providerName: debt.providerName,
  address: debt.address,
  debt: debt.register,
  terms: debt.terms,
  paidToday: debt.paidToday,
})
