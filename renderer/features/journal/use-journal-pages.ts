import { useState } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { type JournalEntry, listJournal } from '../../../shared/contract/payments.ts'
import { call } from '../../api/call.ts'
import { useQuery } from '../../api/use-query.ts'

export type JournalScope = 'shift' | 'all'

export type JournalPages = {
  entries: readonly JournalEntry[]
  loaded: boolean
  error: CallError | null
  /** Null when the first payment of all is shown. */
  showOlder: (() => Promise<void>) | null
}

type Older = { key: string; entries: readonly JournalEntry[]; next: string | null }

/** The newest page stays fresh; older ones are read by 50 as the person asks, and do not change any more. */
export function useJournalPages(scope: JournalScope, search: string): JournalPages {
  const first = useQuery(listJournal, { scope, search, before: null })
  const key = `${scope} ${search}`
  const [older, setOlder] = useState<Older>({ key, entries: [], next: null })
  const [olderError, setOlderError] = useState<CallError | null>(null)
  const mine = older.key === key ? older : null
  const newest = first.value?.entries ?? []
  const next = mine === null ? (first.value?.next ?? null) : mine.next

  const read = async (before: string): Promise<void> => {
    const answer = await call(listJournal, { scope, search, before })
    setOlderError(answer.ok ? null : answer.error)
    if (answer.ok)
      setOlder({ key, entries: [...(mine?.entries ?? []), ...answer.value.entries], next: answer.value.next })
  }
  const known = new Set(newest.map((entry) => entry.paymentId))
  return {
    // A payment taken meanwhile pushes the newest page down: what then stands in both is shown once.
    entries: [...newest, ...(mine?.entries ?? []).filter((entry) => !known.has(entry.paymentId))],
    loaded: first.value !== undefined,
    error: first.error ?? olderError,
    showOlder: next === null ? null : () => read(next),
  }
}
