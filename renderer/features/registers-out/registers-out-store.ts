import { create } from 'zustand'
import { onSessionEnd } from '../../ui/leaving.ts'

type State = {
  /** `YYYY-MM-DD`; null: the last business day. */
  businessDate: string | null
  /** Which row: `w:` and the slot, or `m:` and the register's id. */
  rowKey: string | null
  show: (businessDate: string) => void
  choose: (rowKey: string | null) => void
}

const nothing = { businessDate: null, rowKey: null } as const

/** Which day and which register the supervisor looks at: they stand there again after a look at another screen. */
export const useRegistersOut = create<State>((set) => ({
  ...nothing,
  show: (businessDate) => set({ businessDate, rowKey: null }),
  choose: (rowKey) => set({ rowKey }),
}))

onSessionEnd(() => useRegistersOut.setState(nothing))
