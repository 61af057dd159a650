import type { Line } from './line.ts'

/** One bill scanned twice, whatever the cashier has made of its sum. */
export function isSameBill(one: Line, other: Line): boolean {
  if (one.payee.kind === 'linked' || other.payee.kind === 'linked') return false
  const payee = ({ payee: p }: Line): string => (p.kind === 'free' ? p.details.payeeAccount : p.service.serviceId)
  const code = (line: Line) => [payee(line), line.account, line.period, line.codeSumKopecks]
  return code(one).every((part, index) => part === code(other)[index])
}

/** A scanned bill of a service that stands in the table as linked: that row takes it, no second one is added. */
export const isBillOfLink = (row: Line, bill: Line): boolean =>
  row.payee.kind === 'linked' &&
  bill.payee.kind === 'catalogue' &&
  row.payee.service.serviceId === bill.payee.service.serviceId &&
  row.account === bill.account
