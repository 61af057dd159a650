import { useEffect } from 'react'
import { getDebts } from '../../../shared/contract/links.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { useQuery } from '../../api/use-query.ts'
import { useOpenClient } from '../../ui/open-client.ts'
import { usePayment } from './payment-store.ts'

/** Puts the open client's linked services into the table, and keeps their debts fresh while lines are looked at. */
export function useLinkedDebts(): CallError | null {
  const grant = useOpenClient((state) => state.client?.grant ?? null)
  const isAtLines = usePayment((state) => state.phase === 'running' && state.workflow.step === 'lines')
  const { value, error } = useQuery(getDebts, grant === null || !isAtLines ? null : { grant })
  useEffect(() => {
    if (!isAtLines || grant === null || value === undefined) return
    if (value === null) useOpenClient.getState().lapse(grant)
    else usePayment.getState().dispatch({ type: 'debts_loaded', debts: value })
  }, [isAtLines, grant, value])
  return grant === null ? null : error
}
