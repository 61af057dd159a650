import { useCallback, useSyncExternalStore } from 'react'
import type { InputOf, Operation, OutputOf } from '../../shared/contract/define.ts'
import type { CallError } from '../../shared/contract/envelope.ts'
import { peekQuery, queryKey, watchQuery } from './query-store.ts'

export type Query<T> = { value: T | undefined; error: CallError | null; loading: boolean }

const idle = { value: undefined, error: null, loading: false }

/**
 * The answer to a query, read again after every accepted command and every event of main; the last value stays while
 * it is read. `null` as input asks nothing.
 */
export function useQuery<Op extends Operation<'query'>>(op: Op, input: InputOf<Op> | null): Query<OutputOf<Op>> {
  const key = input === null ? null : queryKey(op, input)
  const subscribe = useCallback(
    (listener: () => void) =>
      key === null
        ? () => undefined
        : watchQuery(op, JSON.parse(key.slice(op.name.length + 1)) as InputOf<Op>, listener),
    [key, op],
  )
  const state = useSyncExternalStore(subscribe, () => (key === null ? idle : peekQuery(key)))
  return state as Query<OutputOf<Op>>
}
