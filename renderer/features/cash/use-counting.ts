import { useEffect } from 'react'
import { setCounting } from '../../../shared/contract/cash-orders.ts'
import { call } from '../../api/call.ts'
import { useMoneyOpen } from '../../ui/use-money-open.ts'

/** While something is counted a scanned passport opens nothing over it, and the idle lock waits. */
export function useCounting(isCounting: boolean): void {
  useMoneyOpen(isCounting)
  useEffect(() => {
    if (!isCounting) return undefined
    void call(setCounting, { counting: true })
    return () => void call(setCounting, { counting: false })
  }, [isCounting])
}
