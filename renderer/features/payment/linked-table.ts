import { type Debt, isForeign, withDebts } from './debts.ts'
import { isWanted, type Line } from './line.ts'
import { MAX_LINES, nextUnconfirmed } from './next-line.ts'
import type { Notice } from './notice.ts'

/** What of the lines' step the client's linked services change. */
type LinkedTable = {
  readonly lines: readonly Line[]
  readonly activeKey: string | null
  readonly notice: Notice | null
}

/** The debt table: what the client owes is proposed, what was typed or confirmed already stays. */
export function loadDebts<Table extends LinkedTable>(state: Table, debts: readonly Debt[]): Table {
  const foreign = state.lines.filter((line) => isForeign(line, debts) && isWanted(line)).length
  const lines = withDebts(state.lines, debts, MAX_LINES)
  const isFirst = state.lines.every(({ payee }) => payee.kind !== 'linked')
  const owed = lines.filter(
    ({ payee }) => payee.kind === 'linked' && (payee.service.debt?.toPayKopecks ?? 0) > 0,
  ).length
  const isThere = lines.some(({ key }) => key === state.activeKey)
  return {
    ...state,
    lines,
    activeKey: isThere ? state.activeKey : (nextUnconfirmed(lines, null)?.key ?? lines[0]?.key ?? null),
    notice:
      foreign > 0
        ? { kind: 'other_client_lines', count: foreign }
        : isFirst && owed > lines.filter(isWanted).length
          ? { kind: 'too_many_lines' }
          : state.notice,
  }
}

/** A scanned bill of a service that stands in the table as linked: its row takes the bill's sum, unless one is typed. */
export function takeBillIntoLink<Table extends LinkedTable>(state: Table, row: Line, bill: Line): Table {
  const no = state.lines.indexOf(row) + 1
  const taken = isWanted(row) ? row : { ...row, amountText: bill.amountText, period: bill.period, confirmed: false }
  return {
    ...state,
    lines: state.lines.map((line) => (line.key === row.key ? { ...taken, meters: bill.meters } : line)),
    activeKey: row.key,
    notice: { kind: 'already_in_basket', no },
  }
}
