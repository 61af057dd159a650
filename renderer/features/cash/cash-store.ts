import { create } from 'zustand'
import type { MadeOrder } from '../../../shared/contract/cash-orders.ts'
import { useSession } from '../../ui/session-context.ts'
import type { TypedCount } from '../../ui/typed-count.ts'

/** What is done with cash beside payments, each with a form of its own. */
export type Act =
  | 'in'
  | 'out'
  | 'to_vault'
  | 'to_desk'
  | 'from_desk'
  | 'from_vault'
  | 'exchange'
  | 'note'
  | 'vault_opening'
  | 'accept'
  | 'take_back'

export type CashView =
  | { view: 'orders' }
  | { view: 'vault' }
  /** `transferId`: of what is accepted or taken back. */
  | { view: 'act'; act: Act; transferId: string | null }

/** What is typed of an act; `other`: the second count of an exchange. */
export type CashDraft = { fields: Readonly<Record<string, string>>; count: TypedCount; other: TypedCount }

/** What was done last, for the list to say; `made` is null where no order was made. */
export type CashDone = { act: Act | 'declined' | 'accepted'; made: MadeOrder | null }

type CashState = {
  operatorId: string | null
  view: CashView
  drafts: Readonly<Record<string, CashDraft>>
  /** The row chosen in the list, by its order. */
  chosenId: string | null
  done: CashDone | null
}

const empty: CashDraft = { fields: {}, count: {}, other: {} }
const anew = { view: { view: 'orders' }, drafts: {}, chosenId: null, done: null } as const satisfies Partial<CashState>

/**
 * The screen outlives itself: another workflow or the lock in between loses nothing typed. It holds no data of clients,
 * so that it stays in the window for the same operator's return.
 */
const useStore = create<CashState>(() => ({ ...anew, operatorId: null }))

/** This operator's cash screen: where it stands, and how it goes on. */
export function useCash() {
  const operatorId = useSession().signedIn.operator.id
  const stored = useStore()
  const state = stored.operatorId === operatorId ? stored : { ...anew, operatorId }
  // Over what the store holds now: a draft was forgotten since this was drawn, and must not come back with its count.
  const set = (part: Partial<CashState>): void =>
    useStore.setState((now) => ({ ...(now.operatorId === operatorId ? {} : anew), operatorId, ...part }))
  return {
    ...state,
    show: (view: CashView) => set({ view, done: null }),
    choose: (chosenId: string) => set({ chosenId }),
    say: (done: CashDone) => set({ done, view: { view: 'orders' }, chosenId: done.made?.orderId ?? state.chosenId }),
  }
}

export type Cash = ReturnType<typeof useCash>

/** What this operator has typed of one act. */
export function useCashDraft(act: Act, transferId: string | null) {
  const operatorId = useSession().signedIn.operator.id
  const key = `${act}/${transferId ?? ''}`
  const draft = useStore((state) => (state.operatorId === operatorId ? state.drafts[key] : undefined)) ?? empty
  const put = (next: CashDraft | null): void =>
    useStore.setState((state) => {
      const { [key]: _, ...others } = state.operatorId === operatorId ? state.drafts : {}
      return { operatorId, drafts: next === null ? others : { ...others, [key]: next } }
    })
  return {
    ...draft,
    type: (fields: Readonly<Record<string, string>>) => put({ ...draft, fields: { ...draft.fields, ...fields } }),
    setCount: (count: TypedCount) => put({ ...draft, count }),
    setOther: (other: TypedCount) => put({ ...draft, other }),
    forget: () => put(null),
  }
}
export type DraftOfAct = ReturnType<typeof useCashDraft>
