import { create } from 'zustand'
import { repairRussianLayout } from '../../shared/domain/keyboard-layout.ts'
import type { ScreenId } from './feature.ts'
import { onSessionEnd } from './leaving.ts'

/** `bytes` (base64) as a serial scanner gave them, else the text. */
export type IncomingBill = ({ text: string } | { bytes: string }) & { origin: 'scan' | 'paste' }

export type IncomingReceipt = { paymentId: string; receiptNumber: string }

/** A client whose registration has just ended at this window: its card is opened without asking for the document. */
export type IncomingClient = { clientId: string; registrationId: string }

type WindowState = {
  screen: ScreenId | null
  /** Bills scanned or pasted and not yet taken up by the payment screen. */
  bills: readonly IncomingBill[]
  /** Scanned while the linking screen asked for codes: they are linked there, not paid. */
  billsToLink: readonly IncomingBill[]
  /** The linking screen is on with a client, and wants the codes itself. */
  linksScans: boolean
  /** The zone of a passport, scanned on any screen and not yet taken up by the registration. Never kept after. */
  mrz: string | null
  /** The payer of a payment is being asked for: a scanned passport is that person's. */
  payerScans: boolean
  /** Cash is being taken or counted: a scanned passport takes no screen away from it. */
  moneyOpen: boolean
  /** Why a scanned passport opened nothing; said until something else is done. */
  mrzRefused: 'money_open' | 'not_permitted' | null
  /** Where to go after the shift was opened: a scan without a shift is not forgotten. */
  returnTo: ScreenId | null
  /** The payment of a receipt that was scanned, and not yet taken up by the journal. */
  receipt: IncomingReceipt | null
  /** The payment whose lines are to be given back or put right, and not yet taken up by that screen. */
  toReverse: IncomingReceipt | null
  /** The receipt that somebody applies for after the shift, and not yet taken up by the applications. */
  toApply: string | null
  /** A screen is on that asks for a receipt: the code of one is its, and takes it nowhere else. */
  wantsReceipt: boolean
  /** `GK-…`, scanned there and not yet taken up. */
  ownCode: string | null
  /** Just registered, and not yet taken up by the client screen. */
  incomingClient: IncomingClient | null
  /** The template that was asked for by its key, until the payment screen has its table. */
  templateToPay: string | null
  show: (screen: ScreenId) => void
  openShiftFrom: (screen: ScreenId) => void
  shiftOpened: () => void
  billCame: (bill: IncomingBill) => void
  /** The oldest of them. */
  takeBill: () => IncomingBill | null
  mrzCame: (text: string) => void
  takeMrz: () => string | null
  scanPayer: (payerScans: boolean) => void
  refuseMrz: (why: WindowState['mrzRefused']) => void
  openMoney: (moneyOpen: boolean) => void
  linkScans: (linksScans: boolean) => void
  takeBillToLink: () => IncomingBill | null
  showReceipt: (receipt: IncomingReceipt) => void
  takeReceipt: () => IncomingReceipt | null
  openReversal: (payment: IncomingReceipt) => void
  takeReversal: () => IncomingReceipt | null
  wantReceipt: (wantsReceipt: boolean) => void
  takeOwnCode: () => string | null
  openApplication: (receiptNumber: string) => void
  takeApplication: () => string | null
  clientCame: (client: IncomingClient) => void
  takeClient: () => IncomingClient | null
  payTemplate: (templateId: string) => void
  reset: () => void
}

const initial = {
  screen: null,
  bills: [],
  billsToLink: [],
  linksScans: false,
  mrz: null,
  payerScans: false,
  moneyOpen: false,
  mrzRefused: null,
  returnTo: null,
  receipt: null,
  toReverse: null,
  toApply: null,
  wantsReceipt: false,
  ownCode: null,
  incomingClient: null,
  templateToPay: null,
} as const

/** The code of one of our own papers in Latin, also where it was typed under the Russian layout; null for any other. */
function ownCodeOf(bill: IncomingBill): string | null {
  const text = 'text' in bill ? bill.text : atob(bill.bytes)
  return /^GK-[0-9A-Z-]+/.exec(repairRussianLayout(text.trim()).toUpperCase())?.[0] ?? null
}

/** What is only of the window: which workflow is on, and what came from the scanner. Business data stay in main. */
export const useWindowState = create<WindowState>((set, get) => ({
  ...initial,
  show: (screen) => set({ screen, returnTo: null, mrz: null, mrzRefused: null }),
  openShiftFrom: (screen) => set({ screen: 'shift', returnTo: screen }),
  shiftOpened: () => {
    const { returnTo } = get()
    if (returnTo !== null) set({ screen: returnTo, returnTo: null })
  },
  billCame: (bill) =>
    set((state) => {
      const ownCode = state.wantsReceipt ? ownCodeOf(bill) : null
      if (ownCode !== null) return { ownCode }
      return state.linksScans
        ? { billsToLink: [...state.billsToLink, bill] }
        : { screen: 'payment', bills: [...state.bills, bill] }
    }),
  takeBill: () => {
    const [bill, ...bills] = get().bills
    if (bill === undefined) return null
    set({ bills })
    return bill
  },
  mrzCame: (mrz) =>
    set(({ payerScans }) =>
      payerScans ? { mrz, mrzRefused: null } : { screen: 'registration', returnTo: null, mrz, mrzRefused: null },
    ),
  takeMrz: () => {
    const { mrz } = get()
    if (mrz !== null) set({ mrz: null })
    return mrz
  },
  scanPayer: (payerScans) => set({ payerScans }),
  refuseMrz: (mrzRefused) => set({ mrzRefused }),
  openMoney: (moneyOpen) => set(moneyOpen ? { moneyOpen } : { moneyOpen, mrzRefused: null }),
  linkScans: (linksScans) => set(linksScans ? { linksScans } : { linksScans, billsToLink: [] }),
  takeBillToLink: () => {
    const [bill, ...billsToLink] = get().billsToLink
    if (bill === undefined) return null
    set({ billsToLink })
    return bill
  },
  showReceipt: ({ paymentId, receiptNumber }) => set({ screen: 'journal', receipt: { paymentId, receiptNumber } }),
  takeReceipt: () => {
    const { receipt } = get()
    if (receipt !== null) set({ receipt: null })
    return receipt
  },
  openReversal: ({ paymentId, receiptNumber }) => set({ screen: 'reversal', toReverse: { paymentId, receiptNumber } }),
  takeReversal: () => {
    const { toReverse } = get()
    if (toReverse !== null) set({ toReverse: null })
    return toReverse
  },
  wantReceipt: (wantsReceipt) => set({ wantsReceipt, ownCode: null }),
  takeOwnCode: () => {
    const { ownCode } = get()
    if (ownCode !== null) set({ ownCode: null })
    return ownCode
  },
  openApplication: (toApply) => set({ screen: 'applications', toApply }),
  takeApplication: () => {
    const { toApply } = get()
    if (toApply !== null) set({ toApply: null })
    return toApply
  },
  clientCame: (incomingClient) => set({ screen: 'client', incomingClient }),
  takeClient: () => {
    const { incomingClient } = get()
    if (incomingClient !== null) set({ incomingClient: null })
    return incomingClient
  },
  payTemplate: (templateToPay) => set({ screen: 'payment', templateToPay }),
  reset: () => set(initial),
}))

onSessionEnd(() => useWindowState.getState().reset())
