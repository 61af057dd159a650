import type { ReportData } from '../contract/reports.ts'
import { type OrderFlow, orderFlows } from './report-kinds.ts'

// What the reports are made of besides the rows that were read: folds that keep every sum.

/** A part of the whole, 0…1; of nothing it is nothing. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

export type ProviderFigures = {
  inn: string
  name: string
  lineCount: number
  sumKopecks: number
  commissionKopecks: number
  withheldKopecks: number
}

/** Services of one INN are one provider, whatever its name was; the name of the greatest sum stands for it. */
export const providersOf = ({ services }: ReportData): ProviderFigures[] => {
  const found = new Map<string, ProviderFigures>()
  for (const row of services.toSorted((one, other) => other.sumKopecks - one.sumKopecks)) {
    const { providerInn: inn, providerName: name, lineCount, sumKopecks, commissionKopecks, withheldKopecks } = row
    const known = found.get(inn)
    found.set(inn, {
      inn,
      name: known?.name ?? name,
      lineCount: lineCount + (known?.lineCount ?? 0),
      sumKopecks: sumKopecks + (known?.sumKopecks ?? 0),
      commissionKopecks: commissionKopecks + (known?.commissionKopecks ?? 0),
      withheldKopecks: withheldKopecks + (known?.withheldKopecks ?? 0),
    })
  }
  return [...found.values()]
}

/** A step of the cash flow: what came into the drawers and what left them. */
export type CashStepName = 'float' | 'taken' | 'reversed' | 'over' | 'short' | 'between' | OrderFlow
export type CashStep = {
  step: CashStepName
  count: number | null
  inKopecks: number
  outKopecks: number
}

const signed = (step: CashStepName, count: number | null, kopecks: number): CashStep => ({
  step,
  count,
  inKopecks: Math.max(0, kopecks),
  outKopecks: Math.max(0, -kopecks),
})

export const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

const inFlowOrder = (orders: ReportData['orders']): ReportData['orders'] =>
  orders.toSorted((one, other) => orderFlows.indexOf(one.flow) - orderFlows.indexOf(other.flow))

/**
 * From the first float to the last remainder. Between two shifts the drawer may change without a shift (another
 * operator's shift that was not asked for, a float that is not what was left): that is a step of its own, so that what
 * came in less what went out is always what is left.
 */
export const cashFlowOf = ({
  shifts,
  orders,
}: Pick<ReportData, 'shifts' | 'orders'>): { steps: CashStep[]; remainderKopecks: number } => {
  const inOrder = shifts.toSorted((one, other) => one.number - other.number)
  const first = inOrder[0]
  if (!first) return { steps: [], remainderKopecks: 0 }
  const between = sumOf(inOrder.slice(1), ({ floatKopecks }) => floatKopecks) - sumOf(inOrder.slice(0, -1), left)
  const differences = inOrder.flatMap(({ differenceKopecks: of }) => (of === null || of === 0 ? [] : [of]))
  const over = differences.filter((kopecks) => kopecks > 0)
  const short = differences.filter((kopecks) => kopecks < 0)
  const reversals = sumOf(inOrder, ({ reversalCount }) => reversalCount)
  const steps: CashStep[] = [
    signed('float', null, first.floatKopecks),
    signed(
      'taken',
      sumOf(inOrder, ({ paymentCount }) => paymentCount),
      sumOf(inOrder, ({ takenKopecks }) => takenKopecks),
    ),
    ...(reversals === 0
      ? []
      : [signed('reversed', reversals, -sumOf(inOrder, ({ reversedKopecks }) => reversedKopecks))]),
    ...inFlowOrder(orders).map(({ flow, count, inKopecks, outKopecks }) => ({
      step: flow,
      count,
      inKopecks,
      outKopecks,
    })),
    ...(over.length === 0
      ? []
      : [
          signed(
            'over',
            over.length,
            sumOf(over, (kopecks) => kopecks),
          ),
        ]),
    ...(short.length === 0
      ? []
      : [
          signed(
            'short',
            short.length,
            sumOf(short, (kopecks) => kopecks),
          ),
        ]),
    ...(between === 0 ? [] : [signed('between', null, between)]),
  ]
  return { steps, remainderKopecks: left(inOrder.at(-1) ?? first) }
}

const left = ({ remainderKopecks }: { remainderKopecks: number }): number => remainderKopecks

/**
 * The fewest that together make half or more, with all that are equal to the last of them: to name one of two equals
 * would say what the figures do not.
 */
export const halfOf = <Row extends { readonly value: number }>(rows: readonly Row[]): Row[] => {
  const sorted = rows.filter(({ value }) => value > 0).toSorted((one, other) => other.value - one.value)
  const whole = sumOf(sorted, ({ value }) => value)
  let reached = 0
  let last = Number.POSITIVE_INFINITY
  return sorted.filter(({ value }) => {
    const belongs = reached * 2 < whole || value === last
    if (belongs) {
      reached += value
      last = value
    }
    return belongs
  })
}

/** Of how many a sentence still names them all. */
export const mostNamed = 3

/** All that share the greatest value. */
export const greatestOf = <Row extends { readonly value: number }>(rows: readonly Row[]): Row[] => {
  const most = Math.max(...rows.map(({ value }) => value))
  return rows.filter(({ value }) => value === most)
}

/** Those whom most of it goes to, when few enough to be named; else the greatest. */
export const leadersOf = <Row extends { readonly value: number }>(rows: readonly Row[]): Row[] => {
  const half = halfOf(rows)
  return half.length > mostNamed ? greatestOf(rows) : half
}
