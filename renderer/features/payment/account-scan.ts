import { useEffect, useEffectEvent } from 'react'
import type { RecognizedBill } from '../../../shared/contract/bills.ts'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import type { Line } from './line.ts'

let taker: ((bill: RecognizedBill) => boolean) | null = null

/** Whether the open dialog of a line took the code for its own account: then it is no line of its own. */
export const offerToDialog = (bill: RecognizedBill): boolean => taker?.(bill) ?? false

/** A line being typed takes the codes that are scanned for it: its account may be typed or scanned (seed 002). */
export function useScannedAccount(line: Line, take: (line: Line) => void): void {
  const onBill = useEffectEvent((bill: RecognizedBill): boolean => {
    const filled = line.origin === 'typed' ? filledByCode(line, bill) : null
    if (filled !== null) take(filled)
    return filled !== null
  })
  useEffect(() => {
    taker = (bill) => onBill(bill)
    return () => {
      taker = null
    }
  }, [])
}

/** The line with what a code says of its own service; null for a code of something else. */
export function filledByCode(line: Line, bill: RecognizedBill): Line | null {
  if (line.payee.kind !== 'catalogue') return null
  const { service } = line.payee
  if (bill.outcome === 'not_a_bill') {
    const scanned = bill.code === null ? null : normalizeAccount(service.account, bill.code)
    return scanned?.ok ? { ...line, account: scanned.account } : null
  }
  const said = bill.outcome === 'known' ? [bill] : bill.outcome === 'choose_service' ? bill.choices : []
  const own = said.find((choice) => choice.service.serviceId === service.serviceId)
  if (own === undefined) return null
  const { account, period, sumKopecks, meters, warnings } = own
  const budget = own.budget === undefined ? {} : { budget: own.budget }
  const amountText = sumKopecks === null ? line.amountText : formatMoneyPlain(sumKopecks)
  return {
    ...line,
    account,
    period: period ?? line.period,
    codeSumKopecks: sumKopecks,
    amountText,
    meters,
    warnings,
    ...budget,
  }
}
