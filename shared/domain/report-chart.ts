import type { ReportData } from '../contract/reports.ts'
import { type CellKind, formatAlone, formatHour } from './report-format.ts'
import type { ReportKind, ReportLanguage } from './report-kinds.ts'
import { cashFlowOf, greatestOf, leadersOf, providersOf } from './report-sums.ts'
import { reportWords } from './report-words.ts'

/** `answer`: what the title speaks of; `out`: cash that left. */
type BarLook = 'answer' | 'plain' | 'out'

export type ReportChart = {
  /** Names stand beside bars, hours under columns. */
  readonly form: 'bars' | 'columns'
  readonly unit: CellKind
  readonly bars: readonly { readonly label: string; readonly value: number; readonly look: BarLook }[]
}

type Bar = { label: string; value: number }

/** So many bars are told apart at a glance; the rest make one. */
const mostBars = 9

const looked = (bars: readonly Bar[], answered: readonly Bar[]): ReportChart['bars'] =>
  bars.map((bar) => ({ ...bar, look: answered.includes(bar) ? 'answer' : 'plain' }))

/** The bars that the title speaks of. */
type Answered = (bars: readonly Bar[]) => Bar[]

const named = (
  unit: CellKind,
  all: readonly Bar[],
  language: ReportLanguage,
  answered: Answered = greatestOf,
): ReportChart => {
  const sorted = all.filter(({ value }) => value > 0).toSorted((one, other) => other.value - one.value)
  const kept = sorted.length > mostBars + 1 ? sorted.slice(0, mostBars) : sorted
  const rest = sorted.slice(kept.length)
  const bars = looked(kept, answered(sorted))
  if (rest.length === 0) return { form: 'bars', unit, bars }
  const value = rest.reduce((sum, bar) => sum + bar.value, 0)
  const label = reportWords[language].rest(String(rest.length))
  return { form: 'bars', unit, bars: [...bars, { label, value, look: 'plain' }] }
}

/** Hours between the first and the last in which nothing was paid stand as well: a gap is an answer too. */
const hourly = (unit: CellKind, rows: readonly { hour: number; value: number }[]): ReportChart => {
  const first = Math.min(...rows.map(({ hour }) => hour))
  const last = Math.max(...rows.map(({ hour }) => hour))
  const values = new Map(rows.map(({ hour, value }) => [hour, value]))
  const bars = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
    label: formatHour(first + index),
    value: values.get(first + index) ?? 0,
  }))
  return { form: 'columns', unit, bars: looked(bars, greatestOf(bars)) }
}

type Drawn = (data: ReportData, language: ReportLanguage) => ReportChart

const charts: Readonly<Record<ReportKind, Drawn>> = {
  providers: (data, language) =>
    named(
      'kopecks',
      providersOf(data).map(({ name: label, sumKopecks: value }) => ({ label, value })),
      language,
      leadersOf,
    ),
  services: (data, language) =>
    named(
      'count',
      data.services.map(({ serviceName: label, lineCount: value }) => ({ label, value })),
      language,
    ),
  operators: (data, language) =>
    named(
      'count',
      data.operators.map(({ operatorName: label, paymentCount: value }) => ({ label, value })),
      language,
    ),
  hours: (data) =>
    hourly(
      'count',
      data.hours.map(({ hour, paymentCount: value }) => ({ hour, value })),
    ),
  commission: (data, language) =>
    named(
      'kopecks',
      providersOf(data).map((row) => ({ label: row.name, value: row.commissionKopecks + row.withheldKopecks })),
      language,
      leadersOf,
    ),
  cash: (data, language) => {
    const { steps, remainderKopecks } = cashFlowOf(data)
    if (steps.length === 0) return { form: 'bars', unit: 'kopecks', bars: [] }
    const { steps: names, left } = reportWords[language]
    const moved = steps.map(({ step, inKopecks, outKopecks }) => ({
      label: names[step],
      value: inKopecks - outKopecks,
      look: outKopecks > inKopecks ? ('out' as const) : ('plain' as const),
    }))
    return { form: 'bars', unit: 'kopecks', bars: [...moved, { label: left, value: remainderKopecks, look: 'answer' }] }
  },
  pace_operators: (data, language) =>
    named(
      'ms',
      data.pace.operators.map(({ operatorName: label, medianMs: value }) => ({ label, value })),
      language,
    ),
  pace_hours: (data) =>
    hourly(
      'ms',
      data.pace.hours.map(({ hour, medianMs: value }) => ({ hour, value })),
    ),
}

/** What a report's chart draws; no bars when there is nothing. */
export const reportChart = (kind: ReportKind, data: ReportData, language: ReportLanguage): ReportChart =>
  charts[kind](data, language)

/** A name takes two lines at most; the table has it whole. */
const longestName = 44
const shortened = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name

/** A bar with its space, at most. */
const barRowPx = 44

/** The colours and the face of the place where it is drawn. */
export type ChartLook = {
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly answer: string
  readonly plain: string
  readonly out: string
  readonly face: string
  readonly fontPx: number
  /** Of names beside the bars; longer ones go on in a second line. */
  readonly namesPx: number
}

/**
 * A chart as Apache ECharts understands it. Nothing moves and nothing floats: the figures stand on the bars, and the
 * table beside is the same data for those who do not see the picture.
 */
export const chartOption = (
  chart: ReportChart,
  look: ChartLook,
  language: ReportLanguage,
  heightPx: number,
): Record<string, unknown> => {
  const { ink, muted, line, face: fontFamily, fontPx: fontSize, namesPx } = look
  const colours: Record<BarLook, string> = { answer: look.answer, plain: look.plain, out: look.out }
  const isBars = chart.form === 'bars'
  const figure = ({ value }: { value: unknown }): string =>
    value === 0 ? '' : formatAlone(chart.unit, Number(value), language).replace(' ', isBars ? ' ' : '\n') // above a column minutes and seconds take a line each
  const negative = chart.bars.some(({ value }) => value < 0)
  const names = {
    type: 'category',
    data: chart.bars.map(({ label }) => label),
    inverse: isBars,
    axisTick: { show: false },
    axisLine: { show: !negative, onZero: false, lineStyle: { color: line } },
    axisLabel: {
      ...{ color: ink, fontFamily, fontSize, interval: 0 },
      ...(isBars ? { width: namesPx, overflow: 'break', formatter: shortened } : {}),
    },
  }
  const values = {
    type: 'value',
    axisLabel: { show: false },
    splitLine: { show: false },
    // Room at the ends of the longest bars for their figures.
    boundaryGap: [negative ? '34%' : 0, isBars ? '34%' : '12%'],
  }
  return {
    animation: false,
    textStyle: { fontFamily, fontSize, color: muted },
    // Few bars stand close together at the top instead of far apart.
    grid: {
      left: 4,
      right: 4,
      top: 4,
      bottom: isBars ? Math.max(4, heightPx - chart.bars.length * barRowPx) : 4,
      outerBoundsMode: 'same',
    },
    xAxis: isBars ? values : names,
    yAxis: isBars ? names : values,
    series: [
      {
        type: 'bar',
        silent: true,
        barMaxWidth: 34,
        barCategoryGap: '36%',
        data: chart.bars.map(({ value, look: of }) => ({
          value,
          itemStyle: { color: colours[of], borderRadius: 3 },
        })),
        label: { show: true, position: 'outside', color: ink, fontFamily, fontSize, formatter: figure },
      },
    ],
  }
}
