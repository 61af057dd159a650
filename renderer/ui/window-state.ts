import { create } from 'zustand'
import type { ScreenId } from './feature.ts'
import { onSessionEnd } from './leaving.ts'

export type IncomingBill = { text: string; origin: 'scan' | 'paste' }

type WindowState = {
  screen: ScreenId | null
  /** Bills scanned or pasted and not yet taken up by the payment screen. */
  bills: readonly IncomingBill[]
  /** Where to go after the shift was opened: a scan without a shift is not forgotten. */
  returnTo: ScreenId | null
  show: (screen: ScreenId) => void
  openShiftFrom: (screen: ScreenId) => void
  shiftOpened: () => void
  billCame: (bill: IncomingBill) => void
  takeBills: () => readonly IncomingBill[]
  reset: () => void
}

const initial = { screen: null, bills: [], returnTo: null } as const

/** What is only of the window: which workflow is on, and what came from the scanner. Business data stay in main. */
export const useWindowState = create<WindowState>((set, get) => ({
  ...initial,
  show: (screen) => set({ screen, returnTo: null }),
  openShiftFrom: (screen) => set({ screen: 'shift', returnTo: screen }),
  shiftOpened: () => {
    const { returnTo } = get()
    if (returnTo !== null) set({ screen: returnTo, returnTo: null })
  },
  billCame: (bill) => set((state) => ({ screen: 'payment', bills: [...state.bills, bill] })),
  takeBills: () => {
    const { bills } = get()
    if (bills.length > 0) set({ bills: [] })
    return bills
  },
  reset: () => set(initial),
}))

onSessionEnd(() => useWindowState.getState().reset())
