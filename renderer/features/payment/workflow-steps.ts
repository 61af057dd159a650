import type { AcceptedPayment } from '../../../shared/contract/payments.ts'
import { parseMoney } from '../../../shared/domain/money.ts'
import { isWanted, type Line } from './line.ts'
import type { Notice } from './notice.ts'
import type { Preview } from './preview.ts'

export type LinesStep = {
  step: 'lines'
  lines: readonly Line[]
  activeKey: string | null
  /** The line whose dialog is open. */
  comparingKey: string | null
  notice: Notice | null
  /** Typed before the cashier went back; offered again when the sum due is the same. */
  keptGivenText: string
  /** Who was identified before the cashier went back: asked about again, not typed again. */
  payer?: CashPayer
}
/** Who was identified for this payment, as the screen names it; the data are main's. */
export type CashPayer = { payerId: string; name: string; organisationName: string }
/** Before the cash: the payer, where the law asks, or the cashier. */
export type PayerStep = {
  step: 'payer'
  lines: readonly Line[]
  table: readonly Line[]
  preview: Preview
  keptGivenText: string
  payer: CashPayer | null
}
export type CashStep = {
  step: 'cash'
  /** What is paid now. */
  lines: readonly Line[]
  /** All rows of the table, those not paid too: shown again on the way back. */
  table: readonly Line[]
  preview: Preview
  givenText: string
  /** «Уже платили» was answered: the client knows. */
  acknowledged: boolean
  /** Null: nobody was asked. */
  payer: CashPayer | null
}
export type DoneStep = { step: 'done'; lines: readonly Line[]; accepted: AcceptedPayment }
export type Workflow = LinesStep | PayerStep | CashStep | DoneStep

export const emptyWorkflow: LinesStep = {
  step: 'lines',
  lines: [],
  activeKey: null,
  comparingKey: null,
  notice: null,
  keptGivenText: '',
}

/** Cash given in kopecks (null: not a sum) and the change (null: not enough given). */
export function cashOf(state: CashStep): { givenKopecks: number | null; changeKopecks: number | null } {
  const givenKopecks = parseMoney(state.givenText)
  if (givenKopecks === null || givenKopecks < state.preview.dueKopecks) return { givenKopecks, changeKopecks: null }
  return { givenKopecks, changeKopecks: givenKopecks - state.preview.dueKopecks }
}

/** What the lines came to is on the screen. */
export const isPastLines = (state: Workflow): state is PayerStep | CashStep =>
  state.step === 'payer' || state.step === 'cash'

/** Whether a client's payment is being put together; a debt table of which nothing is wanted is none. */
export const hasBasket = (workflow: Workflow): boolean =>
  isPastLines(workflow) || (workflow.step === 'lines' && workflow.lines.some(isWanted))
