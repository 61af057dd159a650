import { create } from 'zustand'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { correctPayment, reversePayment } from '../../../shared/contract/reversals.ts'
import type { ReversalReason } from '../../../shared/domain/reversal-reasons.ts'
import { onSessionEnd } from '../../ui/leaving.ts'
import type { IncomingReceipt } from '../../ui/window-state.ts'
import type { TypedLine } from './typed-line.ts'

export type Mode = 'reverse' | 'correct'

export type Done =
  | { kind: 'reversed'; receiptNumber: string; answer: OutputOf<typeof reversePayment> }
  | { kind: 'corrected'; receiptNumber: string; answer: OutputOf<typeof correctPayment> }

type ReversalState = {
  /** What was typed where a receipt is looked for. */
  number: string
  payment: IncomingReceipt | null
  mode: Mode
  /** Null until the cashier has touched them: then the only line that stands is meant. */
  chosen: readonly number[] | null
  reason: ReversalReason | ''
  note: string
  receiptReturned: boolean
  /** Lines that were typed anew; the others are as they were paid. */
  typed: Readonly<Record<number, TypedLine>>
  /** The last act; its sum stays on the screen until the next one. */
  done: Done | null
  open: (payment: IncomingReceipt) => void
  close: () => void
  finish: (done: Done) => void
  put: (
    part: Partial<Pick<ReversalState, 'number' | 'mode' | 'chosen' | 'reason' | 'note' | 'receiptReturned'>>,
  ) => void
  type: (line: TypedLine) => void
}

const nothing = {
  payment: null,
  mode: 'reverse',
  chosen: null,
  reason: '',
  note: '',
  receiptReturned: false,
  typed: {},
  done: null,
} as const

/** What is typed here stays while the cashier looks at other screens; it is gone with the session. */
export const useReversal = create<ReversalState>((set, get) => ({
  number: '',
  ...nothing,
  open: (payment) => {
    if (get().payment?.paymentId === payment.paymentId) return
    set({ number: '', ...nothing, payment })
  },
  close: () => set(nothing),
  finish: (done) => set({ ...nothing, done }),
  put: (part) => set(part),
  type: (line) => set(({ typed }) => ({ typed: { ...typed, [line.lineNo]: line } })),
}))

onSessionEnd(() => useReversal.setState({ number: '', ...nothing }))
