import { useState } from 'react'
import type { InputOf, Operation, OutputOf } from '../../shared/contract/define.ts'
import type { CallError } from '../../shared/contract/envelope.ts'
import { call } from './call.ts'
import { queryKey } from './query-store.ts'
import { useQuery } from './use-query.ts'

/** Where an older page begins: what a page calls `next`; null for the newest page, or when there is no older one. */
type Before<Op extends Operation> = OutputOf<Op> extends { next: infer Next } ? Next : never

export type Pages<Op extends Operation, Row> = {
  rows: readonly Row[]
  /** The newest page as main answered it. */
  newest: OutputOf<Op> | undefined
  /** The oldest page that was read. */
  last: OutputOf<Op> | undefined
  error: CallError | null
  /** Null when the oldest row of all is shown. */
  showOlder: (() => Promise<void>) | null
}

type Older<Op extends Operation, Row> = {
  key: string
  rows: readonly Row[]
  next: Before<Op> | null
  last: OutputOf<Op> | undefined
}

/** The newest page stays fresh; older ones are read as the person asks, and do not change any more. */
export function usePages<Op extends Operation<'query'>, Row>(
  op: Op,
  inputAt: (before: Before<Op> | null) => InputOf<Op>,
  rowsOf: (page: OutputOf<Op>) => readonly Row[],
  keyOf: (row: Row) => string | number,
): Pages<Op, Row> {
  const first = useQuery(op, inputAt(null))
  const key = queryKey(op, inputAt(null))
  const [older, setOlder] = useState<Older<Op, Row>>({ key, rows: [], next: null, last: undefined })
  const [olderError, setOlderError] = useState<CallError | null>(null)
  const mine = older.key === key && older.last !== undefined ? older : null
  const newest = first.value === undefined ? [] : rowsOf(first.value)
  const next = mine === null ? nextOf<Op>(first.value) : mine.next
  const read = async (before: Before<Op>): Promise<void> => {
    const answer = await call(op, inputAt(before))
    setOlderError(answer.ok ? null : answer.error)
    if (answer.ok)
      setOlder({
        key,
        rows: [...(mine?.rows ?? []), ...rowsOf(answer.value)],
        next: nextOf<Op>(answer.value),
        last: answer.value,
      })
  }
  const known = new Set(newest.map(keyOf))
  return {
    // What came meanwhile pushes the newest page down: what then stands in both is shown once.
    rows: [...newest, ...(mine?.rows ?? []).filter((row) => !known.has(keyOf(row)))],
    newest: first.value,
    last: mine?.last ?? first.value,
    error: first.error ?? olderError,
    showOlder: next === null ? null : () => read(next),
  }
}

const nextOf = <Op extends Operation>(page: OutputOf<Op> | undefined): Before<Op> | null =>
  (page as { next: Before<Op> } | undefined)?.next ?? null
