import type { AcceptedPayment } from '../../../shared/contract/payments.ts'
import type { PaymentTemplate } from '../../../shared/contract/templates.ts'
import { formatMoneyPlain, parseMoney } from '../../../shared/domain/money.ts'
import type { Debt } from './debts.ts'
import { isComplete, isWanted, type Line, lineProblem, sameSum, writtenOut } from './line.ts'
import { loadDebts, takeBillIntoLink } from './linked-table.ts'
import { isReadyForCash, MAX_LINES, nextUnconfirmed } from './next-line.ts'
import type { Notice } from './notice.ts'
import { takeTemplate } from './template-lines.ts'
import { type Preview, withRefused } from './preview.ts'
import { isBillOfLink, isSameBill } from './same-bill.ts'
import {
  type CashPayer,
  type CashStep,
  emptyWorkflow,
  isPastLines,
  type LinesStep,
  type PayerStep,
  type Workflow,
} from './workflow-steps.ts'

export type WorkflowEvent =
  | { type: 'line_added'; line: Line }
  | { type: 'noticed'; notice: Notice | null }
  | { type: 'line_activated'; key: string }
  | { type: 'line_moved'; step: 1 | -1 }
  | { type: 'amount_typed'; key: string; text: string }
  | { type: 'line_confirmed'; key: string }
  | { type: 'line_unconfirmed'; key: string }
  | { type: 'line_removed'; key: string }
  | { type: 'compare_opened'; key: string }
  | { type: 'compare_closed' }
  /** The dialog's own word: these fields were compared with the paper and are right. */
  | { type: 'line_compared'; line: Line }
  | { type: 'cash_opened'; preview: Preview }
  /** Asked for by the cashier, at the cash. */
  | { type: 'payer_wanted' }
  | { type: 'payer_identified'; payer: CashPayer }
  /** Back, without one: to the lines where the law asks, else to the cash. */
  | { type: 'payer_left' }
  | { type: 'given_typed'; text: string }
  | { type: 'already_paid_acknowledged' }
  | { type: 'back_to_lines' }
  /** Its sum is to be changed, seen at the cash. */
  | { type: 'line_edited'; key: string }
  /** The open client's linked services came, or came anew. */
  | { type: 'debts_loaded'; debts: readonly Debt[] }
  /** The client's visit is over: what was for that client goes. */
  | { type: 'client_left' }
  | { type: 'template_taken'; template: PaymentTemplate; makeKey: () => string }
  | { type: 'accepted'; accepted: AcceptedPayment }
  | { type: 'started_anew' }
  | { type: 'restored'; workflow: Workflow }

/** Payment as a pure function: lines, then cash, then done. Keys and clocks belong to the screen. */
export function reduceWorkflow(state: Workflow, event: WorkflowEvent): Workflow {
  if (event.type === 'restored') return event.workflow
  if (event.type === 'started_anew') return emptyWorkflow
  if (event.type === 'line_added') return addLine(state, event.line)
  switch (state.step) {
    case 'lines':
      return reduceLines(state, event)
    case 'payer':
      return reducePayer(state, event)
    case 'cash':
      return reduceCash(state, event)
    case 'done':
      return event.type === 'noticed' ? { ...emptyWorkflow, notice: event.notice } : state
  }
}

/** A scan while the last client's change is on the screen begins the next client; at the cash it goes back to lines. */
function addLine(state: Workflow, line: Line): Workflow {
  const base = state.step === 'done' ? emptyWorkflow : isPastLines(state) ? backToLines(state) : state
  const same = base.lines.findIndex((one) => isSameBill(one, line))
  if (same >= 0) {
    return { ...base, activeKey: base.lines[same]?.key ?? null, notice: { kind: 'already_in_basket', no: same + 1 } }
  }
  const linked = base.lines.find((one) => isBillOfLink(one, line))
  if (linked !== undefined) return takeBillIntoLink(base, linked, line)
  if (base.lines.filter(isWanted).length >= MAX_LINES) return { ...base, notice: { kind: 'too_many_lines' } }
  return { ...base, lines: [...base.lines, line], activeKey: line.key, notice: null }
}

function reduceLines(state: LinesStep, event: WorkflowEvent): Workflow {
  switch (event.type) {
    case 'noticed':
      return { ...state, notice: event.notice }
    case 'line_activated':
      return state.activeKey === event.key ? state : { ...state, activeKey: event.key }
    case 'line_moved':
      return { ...state, activeKey: neighbour(state, event.step) }
    case 'amount_typed': {
      const before = state.lines.find(({ key }) => key === event.key)?.amountText
      // Leaving a field writes its sum out: that is no change, and must not take a message away.
      if (before === undefined || before === event.text) return state
      return changeLine(withoutLimits(state), event.key, (line) => ({
        ...line,
        amountText: event.text,
        confirmed: line.confirmed && sameSum(before, event.text),
      }))
    }
    case 'line_confirmed': {
      const line = state.lines.find(({ key }) => key === event.key)
      if (line === undefined || lineProblem(line) !== null) return state
      const others = state.lines.filter((one) => one.confirmed && isWanted(one) && one.key !== event.key)
      if (others.length >= MAX_LINES) return { ...state, notice: { kind: 'too_many_lines' } }
      return advance(
        changeLine(state, event.key, (one) => ({ ...one, confirmed: true })),
        event.key,
      )
    }
    case 'line_unconfirmed':
      return changeLine(state, event.key, (line) => ({ ...line, confirmed: false }))
    case 'line_removed':
      return removeLine(withoutLimits(state), event.key)
    case 'compare_opened':
      return { ...state, activeKey: event.key, comparingKey: event.key, notice: null }
    case 'compare_closed':
      return { ...state, comparingKey: null }
    case 'line_compared':
      return compared(state, event.line)
    case 'cash_opened':
      return isReadyForCash(state.lines) ? openCash(state, event.preview) : state
    case 'debts_loaded':
      return loadDebts(state, event.debts)
    case 'template_taken':
      return { ...state, ...takeTemplate(state, event.template, event.makeKey) }
    case 'client_left':
      return leaveClient(state)
    default:
      return state
  }
}

/** Who pays: nothing of the lines changes here. */
function reducePayer(state: PayerStep, event: WorkflowEvent): Workflow {
  switch (event.type) {
    case 'payer_identified':
      return toCash(state, event.payer)
    case 'payer_left':
      return state.preview.identification ? backToLines(state) : toCash(state, null)
    case 'back_to_lines':
      return backToLines(state)
    case 'noticed':
      return { ...backToLines(state), notice: event.notice }
    case 'client_left':
      return leaveClient(backToLines(state))
    default:
      return state
  }
}

function reduceCash(state: CashStep, event: WorkflowEvent): Workflow {
  switch (event.type) {
    case 'given_typed':
      return { ...state, givenText: event.text }
    case 'already_paid_acknowledged':
      return { ...state, acknowledged: true }
    case 'payer_wanted': {
      const { lines, table, preview, givenText, payer } = state
      return { step: 'payer', lines, table, preview, keptGivenText: givenText, payer }
    }
    case 'back_to_lines':
      return backToLines(state)
    case 'line_edited':
      return { ...backToLines(state), activeKey: event.key }
    case 'noticed':
      return { ...backToLines(state), notice: event.notice }
    case 'client_left':
      return leaveClient(backToLines(state))
    case 'accepted':
      return { step: 'done', lines: state.lines, accepted: event.accepted }
    default:
      return state
  }
}

function openCash(state: LinesStep, preview: Preview): Workflow {
  if (preview.wrongAmounts.length > 0) return { ...state, ...withRefused(state.lines, preview) }
  const { lines: table, keptGivenText, payer = null } = state
  const before: PayerStep = { step: 'payer', lines: table.filter(isWanted), table, preview, keptGivenText, payer }
  return preview.identification || payer ? before : toCash(before, null)
}

function toCash({ lines, table, preview, keptGivenText }: PayerStep, payer: CashPayer | null): CashStep {
  const dueText = formatMoneyPlain(preview.dueKopecks)
  const kept = parseMoney(keptGivenText)
  return {
    step: 'cash',
    ...{ lines, table, preview, payer },
    // What was typed before going back is not lost, unless it no longer covers the sum.
    givenText: kept !== null && kept >= preview.dueKopecks ? keptGivenText : dueText,
    acknowledged: preview.alreadyPaid.length === 0 && preview.twice.length === 0,
  }
}

function backToLines(state: PayerStep | CashStep): LinesStep {
  const givenText = state.step === 'cash' ? state.givenText : state.keptGivenText
  const touched = parseMoney(givenText) !== state.preview.dueKopecks
  return {
    ...emptyWorkflow,
    lines: state.table,
    activeKey: state.lines.at(-1)?.key ?? null,
    keptGivenText: touched ? givenText : '',
    ...(state.payer ? { payer: state.payer } : {}),
  }
}

/** The dialog answers for its line: it is put in or replaced, and counts as confirmed. */
function compared(state: LinesStep, line: Line): LinesStep {
  const known = state.lines.some(({ key }) => key === line.key)
  const whole = writtenOut(line)
  const lines = known ? state.lines.map((one) => (one.key === line.key ? whole : one)) : [...state.lines, whole]
  if (lines.filter(isWanted).length > MAX_LINES)
    return { ...state, comparingKey: null, notice: { kind: 'too_many_lines' } }
  const confirmed = lines.map((one) => (one.key === line.key ? { ...one, confirmed: isComplete(one) } : one))
  return advance({ ...state, lines: confirmed, comparingKey: null, notice: null }, line.key)
}

function changeLine(state: LinesStep, key: string, change: (line: Line) => Line): LinesStep {
  return { ...state, notice: null, lines: state.lines.map((line) => (line.key === key ? change(line) : line)) }
}

/** Another sum, or a line less: what main said of a provider's lines together is to be asked anew. */
function withoutLimits(state: LinesStep): LinesStep {
  return {
    ...state,
    lines: state.lines.map((line) => {
      const { overLimitKopecks, ...rest } = line
      return overLimitKopecks === undefined ? line : rest
    }),
  }
}

function advance(state: LinesStep, key: string): LinesStep {
  return { ...state, activeKey: nextUnconfirmed(state.lines, key)?.key ?? key }
}

/** A linked service is not removed: it stays in the table without a sum, and can be paid after all. */
function removeLine(state: LinesStep, key: string): LinesStep {
  const line = state.lines.find((one) => one.key === key)
  if (line?.payee.kind === 'linked') {
    const cleared = changeLine(state, key, (one) => ({ ...one, amountText: '', confirmed: false }))
    return advance({ ...cleared, comparingKey: null }, key)
  }
  const at = state.lines.findIndex((line) => line.key === key)
  const lines = state.lines.filter((line) => line.key !== key)
  return {
    ...state,
    lines,
    activeKey: lines[Math.min(at, lines.length - 1)]?.key ?? null,
    comparingKey: null,
    notice: null,
  }
}

function neighbour(state: LinesStep, step: 1 | -1): string | null {
  const at = state.lines.findIndex((line) => line.key === state.activeKey)
  return state.lines[Math.max(0, Math.min(state.lines.length - 1, at + step))]?.key ?? null
}

function leaveClient(state: LinesStep): LinesStep {
  const lines = state.lines.filter(({ payee }) => payee.kind !== 'linked')
  if (lines.length === state.lines.length) return state
  return { ...emptyWorkflow, lines, activeKey: lines.at(-1)?.key ?? null }
}
