import { create } from 'zustand'
import type { CountRows } from '../../../shared/contract/cash.ts'
import { getTypedCount, keepTypedCount } from '../../../shared/contract/shift.ts'
import type { Denomination } from '../../../shared/domain/denominations.ts'
import { call } from '../../api/call.ts'
import { useQuery } from '../../api/use-query.ts'
import { useSession } from '../../ui/session-context.ts'
import { rowsOfTyped, type TypedCount } from '../../ui/typed-count.ts'

type Typed = { count: TypedCount; reason: string }

/** What is being typed of a count, by whom and for what: looking at another screen or a lock in between loses none of it. */
const useCounts = create<{ typed: Readonly<Record<string, Typed | undefined>> }>(() => ({ typed: {} }))

const nothing: TypedCount = {}

const typedOf = (rows: CountRows): TypedCount =>
  Object.fromEntries(rows.map(({ denomination, pieces }) => [denomination, String(pieces)]))

/** Long enough for a number, short enough for a power cut. */
const keepDelayMs = 400
let waiting: ReturnType<typeof setTimeout> | undefined

/** A count beside a closed shift: kept in the window only, the count at the close is what main keeps of a shift. */
export const useTypedRecount = (shiftId: string) => {
  const { signedIn } = useSession()
  const key = `${signedIn.operator.id}/recount/${shiftId}`
  const count = useCounts((state) => state.typed[key]?.count) ?? nothing
  const change = (next: TypedCount): void =>
    useCounts.setState((state) => ({ typed: { ...state.typed, [key]: { count: next, reason: '' } } }))
  return { count, change, forget: () => change(nothing) }
}

type Counted = Typed & {
  /** False until main has said what was typed before the program was left. */
  ready: boolean
  change: (typed: Partial<Typed>) => void
  forget: () => void
}

/** `subject`: `opening`, or the id of the shift that is counted. What main can't keep is only not kept. */
export const useTypedCount = (subject: string, denominations: readonly Denomination[]): Counted => {
  const { signedIn } = useSession()
  const key = `${signedIn.operator.id}/${subject}`
  const here = useCounts((state) => state.typed[key])
  const { value: kept, error } = useQuery(getTypedCount, here === undefined ? { subject } : null)
  const typed = here ?? { count: typedOf(kept ?? []), reason: '' }
  const put = (value: Typed | undefined): void =>
    useCounts.setState((state) => ({ typed: { ...state.typed, [key]: value } }))
  return {
    ...typed,
    ready: here !== undefined || kept !== undefined || error !== null,
    change: (part) => {
      const next = { ...typed, ...part }
      put(next)
      clearTimeout(waiting)
      if (part.count !== undefined) {
        const count = rowsOfTyped(denominations, next.count)
        waiting = setTimeout(() => void call(keepTypedCount, { subject, count }), keepDelayMs)
      }
    },
    forget: () => {
      clearTimeout(waiting)
      put({ count: {}, reason: '' })
    },
  }
}
