import { create } from 'zustand'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { registerApplication } from '../../../shared/contract/applications.ts'
import type { ApplicationKind } from '../../../shared/domain/application-states.ts'
import type { ReversalReason } from '../../../shared/domain/reversal-reasons.ts'
import { onSessionEnd } from '../../ui/leaving.ts'

export type Registered = OutputOf<typeof registerApplication>

type Wanted = { account: string; periodText: string }

type ApplicationState = {
  step: 'list' | 'new'
  /** As typed; `asked` is what main was asked for. */
  receiptNumber: string
  asked: string | null
  chosen: readonly number[]
  kind: ApplicationKind
  reason: ReversalReason | ''
  wanted: Readonly<Record<number, Wanted>>
  done: Registered | null
  begin: (receiptNumber: string) => void
  end: (done: Registered | null) => void
  put: (part: Partial<Pick<ApplicationState, 'receiptNumber' | 'asked' | 'chosen' | 'kind' | 'reason'>>) => void
  want: (lineNo: number, wanted: Wanted) => void
}

const nothing = {
  receiptNumber: '',
  asked: null,
  chosen: [],
  kind: 'refund',
  reason: '',
  wanted: {},
  done: null,
} as const

/** What is typed of an application stays while other screens are looked at; it is gone with the session. */
export const useApplications = create<ApplicationState>((set) => ({
  step: 'list',
  ...nothing,
  begin: (receiptNumber) =>
    set({ step: 'new', ...nothing, receiptNumber, asked: receiptNumber === '' ? null : receiptNumber }),
  end: (done) => set({ step: 'list', ...nothing, done }),
  put: (part) => set(part),
  want: (lineNo, wanted) => set((state) => ({ wanted: { ...state.wanted, [lineNo]: wanted } })),
}))

onSessionEnd(() => useApplications.setState({ step: 'list', ...nothing }))
