import type { ReportData } from '../contract/reports.ts'
import { formatMoney } from './money.ts'
import { type Cell, type CellKind, countOf, formatHour } from './report-format.ts'
import type { ReportKind, ReportLanguage } from './report-kinds.ts'
import { cashFlowOf, providersOf, share, sumOf } from './report-sums.ts'
import { type ReportWords, reportWords } from './report-words.ts'

export type ReportColumn = { readonly title: string; readonly kind: CellKind }

/** A report as figures: what the table beside the chart, the papers and the exported files show alike. */
export type ReportTable = {
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly Cell[] }[]
  /** One for each column; null where a total would say nothing. */
  readonly totals: readonly Cell[]
}

type Row = ReportTable['rows'][number]

const byCell =
  (column: number) =>
  (one: Row, other: Row): number =>
    Number(other.cells[column]) - Number(one.cells[column])

type Sums = { lineCount: number; sumKopecks: number; commissionKopecks: number }

const lineCells = ({ lineCount, sumKopecks, commissionKopecks }: Sums): Cell[] => [
  lineCount,
  sumKopecks,
  commissionKopecks,
]

const lineColumns = (words: ReportWords): ReportColumn[] => [
  { title: words.lines, kind: 'count' },
  { title: words.sum, kind: 'kopecks' },
  { title: words.commission, kind: 'kopecks' },
]

const text = (title: string): ReportColumn => ({ title, kind: 'text' })
const count = (title: string): ReportColumn => ({ title, kind: 'count' })
const money = (title: string): ReportColumn => ({ title, kind: 'kopecks' })
const part = (words: ReportWords): ReportColumn => ({ title: words.share, kind: 'share' })

type Made = (data: ReportData, words: ReportWords, language: ReportLanguage) => ReportTable

const providers: Made = (data, words, language) => {
  const rows = providersOf(data).map((row) => ({
    key: row.inn,
    cells: [row.name, ...lineCells(row), share(row.sumKopecks, data.totals.sumKopecks)],
  }))
  return {
    columns: [text(words.provider), ...lineColumns(words), part(words)],
    rows: rows.toSorted(byCell(2)),
    totals: [words.allOf(countOf(rows.length, language, words.providers)), ...lineCells(data.totals), null],
  }
}

const services: Made = (data, words, language) => {
  const rows = data.services.map((row) => ({
    key: `${row.providerInn} ${row.serviceId ?? ''}`,
    cells: [row.serviceName, row.providerName, ...lineCells(row), share(row.lineCount, data.totals.lineCount)],
  }))
  return {
    columns: [text(words.service), text(words.provider), ...lineColumns(words), part(words)],
    rows: rows.toSorted(byCell(2)),
    totals: [words.allOf(countOf(rows.length, language, words.services)), null, ...lineCells(data.totals), null],
  }
}

const operators: Made = (data, words, language) => {
  const rows = data.operators.map((row) => ({
    key: row.operatorId,
    cells: [row.operatorName, row.paymentCount, ...lineCells(row), share(row.paymentCount, data.totals.paymentCount)],
  }))
  return {
    columns: [text(words.operator), count(words.payments), ...lineColumns(words), part(words)],
    rows: rows.toSorted(byCell(1)),
    totals: [
      words.allOf(countOf(rows.length, language, words.operators)),
      data.totals.paymentCount,
      ...lineCells(data.totals),
      null,
    ],
  }
}

const hours: Made = (data, words) => ({
  columns: [text(words.hour), count(words.payments), ...lineColumns(words), part(words)],
  rows: data.hours.map((row) => ({
    key: String(row.hour),
    cells: [
      formatHour(row.hour),
      row.paymentCount,
      ...lineCells(row),
      share(row.paymentCount, data.totals.paymentCount),
    ],
  })),
  totals: [words.total, data.totals.paymentCount, ...lineCells(data.totals), null],
})

const commission: Made = (data, words, language) => {
  const { commissionKopecks, withheldKopecks } = data.totals
  const all = commissionKopecks + withheldKopecks
  const rows = providersOf(data).map((row) => {
    const own = row.commissionKopecks + row.withheldKopecks
    return { key: row.inn, cells: [row.name, row.commissionKopecks, row.withheldKopecks, own, share(own, all)] }
  })
  return {
    columns: [text(words.provider), money(words.fromPayer), money(words.fromPayee), money(words.inAll), part(words)],
    rows: rows.toSorted(byCell(3)),
    totals: [
      words.allOf(countOf(rows.length, language, words.providers)),
      commissionKopecks,
      withheldKopecks,
      all,
      null,
    ],
  }
}

const cash: Made = (data, words) => {
  const { steps, remainderKopecks } = cashFlowOf(data)
  return {
    columns: [text(words.step), count(words.operations), money(words.in), money(words.out)],
    rows: steps.map(({ step, count: of, inKopecks, outKopecks }) => ({
      key: step,
      // A step goes one way: the other place stays empty and not a nought.
      cells: [words.steps[step], of, inKopecks === 0 ? null : inKopecks, outKopecks === 0 ? null : outKopecks],
    })),
    totals: [
      words.totalLeft(formatMoney(remainderKopecks)),
      null,
      sumOf(steps, ({ inKopecks }) => inKopecks),
      sumOf(steps, ({ outKopecks }) => outKopecks),
    ],
  }
}

const paceColumns = (words: ReportWords): ReportColumn[] => [
  count(words.timed),
  { title: words.median, kind: 'ms' },
  { title: words.p90, kind: 'ms' },
]

const paceTotals = ({ pace: { all } }: ReportData): Cell[] => [
  all?.count ?? 0,
  all?.medianMs ?? null,
  all?.p90Ms ?? null,
]

const paceOperators: Made = (data, words) => ({
  columns: [text(words.operator), ...paceColumns(words)],
  rows: data.pace.operators
    .map((row) => ({ key: row.operatorId, cells: [row.operatorName, row.count, row.medianMs, row.p90Ms] }))
    .toSorted((one, other) => -byCell(2)(one, other)),
  totals: [words.total, ...paceTotals(data)],
})

const paceHours: Made = (data, words) => ({
  columns: [text(words.hour), ...paceColumns(words)],
  rows: data.pace.hours.map((row) => ({
    key: String(row.hour),
    cells: [formatHour(row.hour), row.count, row.medianMs, row.p90Ms],
  })),
  totals: [words.total, ...paceTotals(data)],
})

const tables: Readonly<Record<ReportKind, Made>> = {
  providers,
  services,
  operators,
  hours,
  commission,
  cash,
  pace_operators: paceOperators,
  pace_hours: paceHours,
}

/** One report's figures, the greatest first (hours and cash in their own order). No rows: there is nothing to report. */
export const reportTable = (kind: ReportKind, data: ReportData, language: ReportLanguage): ReportTable =>
  tables[kind](data, reportWords[language], language)
