import type { PaymentLineInput } from '../../../shared/contract/payments.ts'
import type { Branch, Login } from './branch.ts'

type StandingPayment = { paymentId: string; lines: { lineNo: number; dueKopecks: number; line: PaymentLineInput }[] }
type Transfer = {
  id: string
  route: 'drawer_vault' | 'vault_drawer' | 'drawer_desk'
  kopecks: number
  declined: boolean
}

/** What the branch should look like after what was done in it: counted beside the program, compared with it. */
export type Model = {
  shift: { who: Login; drawerKopecks: number; countedKopecks: number | null; counting: boolean } | null
  /** What the last shift left; null before the first. */
  remainderKopecks: number | null
  lastShift: { id: string; isOpenable: boolean; who: Login } | null
  vaultKopecks: number | null
  transfers: Transfer[]
  /** Of the open shift. */
  payments: StandingPayment[]
  /** Differences at the cashier's openings and closings that nobody has decided about. */
  differences: { shiftId: string; place: 'opening' | 'closing'; kopecks: number }[]
  received: number
  sentRegisters: number
}

export const emptyModel = (): Model => ({
  ...{ shift: null, remainderKopecks: null, lastShift: null, vaultKopecks: null },
  ...{ transfers: [], payments: [], differences: [], received: 0, sentRegisters: 0 },
})

/** Does nothing, and answers false, where its hour is not. */
export type Act = (branch: Branch, model: Model) => Promise<boolean>

/** A shift that takes cash, and whose. */
export const working = (model: Model) => (model.shift && !model.shift.counting ? model.shift : null)
