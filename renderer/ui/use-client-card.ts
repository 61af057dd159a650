import { useEffect } from 'react'
import { type ClientCard, getCard } from '../../shared/contract/clients.ts'
import type { CallError } from '../../shared/contract/envelope.ts'
import { refreshQueries } from '../api/query-store.ts'
import { useQuery } from '../api/use-query.ts'
import { type OpenClient, useOpenClient } from './open-client.ts'

/** A grant lapses in main after 15 minutes without a question; a little later the window asks once more. */
const ASK_AGAIN_MS = 15 * 60_000 + 1_000

export type OpenedCard = { client: OpenClient | null; card: ClientCard | null; error: CallError | null }

/** The card of the open client. When its grant has ended the window lets go of it too. */
export function useClientCard(): OpenedCard {
  const client = useOpenClient((state) => state.client)
  const grant = client?.grant ?? null
  const { value, error } = useQuery(getCard, grant === null ? null : { grant })
  useEffect(() => {
    if (grant !== null && value === null) useOpenClient.getState().lapse(grant)
  }, [grant, value])
  useEffect(() => {
    if (grant === null) return undefined
    const timer = setInterval(refreshQueries, ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [grant])
  return { client, card: value ?? null, error }
}
