import type { ReportData, ReportSpan } from '../contract/reports.ts'
import type { Block, Paper } from './paper.ts'
import { demoMark, deskHead, type PaperDesk, type PaperMoment, paperMoment } from './paper-parts.ts'
import { reportAnswer } from './report-answers.ts'
import { writeFilter } from './report-filter.ts'
import { type Cell, type CellKind, formatCell } from './report-format.ts'
import type { ReportKind } from './report-kinds.ts'
import { reportTable } from './report-table.ts'
import { reportWords } from './report-words.ts'

export type ReportOnPaper = {
  desk: PaperDesk
  demo: boolean
  kind: ReportKind
  span: ReportSpan
  data: ReportData
  /** When the figures were read. */
  moment: PaperMoment
  /** Whose report it is. */
  operatorName: string
}

/** A narrow paper shows one figure a row: which column of the table it is. */
const shownColumn: Readonly<Record<ReportKind, number>> = {
  providers: 2,
  services: 3,
  operators: 3,
  hours: 3,
  commission: 3,
  cash: 2,
  pace_operators: 2,
  pace_hours: 2,
}

/** How many payments or lines it was, in brackets beside the name. */
const countedColumn: Readonly<Record<ReportKind, number | null>> = {
  providers: 1,
  services: 2,
  operators: 1,
  hours: 1,
  commission: null,
  cash: null,
  pace_operators: 1,
  pace_hours: 1,
}

/** The short form of a report, for the receipt printer. */
export const reportPaper = ({ desk, demo, kind, span, data, moment, operatorName }: ReportOnPaper): Paper => {
  const words = reportWords.ru
  const { columns, rows, totals } = reportTable(kind, data, 'ru')
  const shown = shownColumn[kind]
  const counted = countedColumn[kind]
  const answer = reportAnswer(kind, data, 'ru', span.fromDate === span.untilDate)
  const figureOf = (cells: readonly Cell[]): string => {
    // Cash has two columns, in and out: on one column what left bears its minus.
    const out = kind === 'cash' && cells[shown] === null ? (cells[shown + 1] ?? null) : null
    const figure = formatCell(kindOf(columns, shown), out ?? cells[shown] ?? null, 'ru')
    return out === null ? figure : `-${figure}`
  }
  const rowOf = (cells: readonly Cell[]): Block => {
    const times = counted === null || cells[counted] === null ? '' : ` (${cells[counted]})`
    return { kind: 'row', left: `${cells[0] ?? ''}${times}`, right: figureOf(cells) }
  }
  return {
    blocks: [
      ...demoMark(demo),
      ...deskHead(desk),
      { kind: 'rule' },
      { kind: 'text', text: `ОТЧЁТ: ${words.names[kind].toUpperCase()}`, bold: true },
      ...writeFilter(span, data).map((text): Block => ({ kind: 'text', text })),
      { kind: 'text', text: `На ${paperMoment(moment)}` },
      { kind: 'rule' },
      ...(answer === null
        ? []
        : [{ kind: 'text', text: answer, bold: true } satisfies Block, { kind: 'rule' } satisfies Block]),
      {
        kind: 'row',
        left: columns[0]?.title ?? '',
        right: kind === 'cash' ? words.sum : (columns[shown]?.title ?? ''),
      },
      ...rows.map(({ cells }) => rowOf(cells)),
      { kind: 'rule' },
      ...(kind === 'cash'
        ? cashTotals(totals)
        : [{ kind: 'row', left: String(totals[0] ?? ''), right: figureOf(totals), bold: true } satisfies Block]),
      { kind: 'text', text: `Напечатал: ${operatorName}` },
      ...demoMark(demo),
    ],
  }
}

const kindOf = (columns: readonly { kind: CellKind }[], at: number): CellKind => columns[at]?.kind ?? 'text'

const cashTotals = (totals: readonly Cell[]): Block[] => {
  const [, , into, out] = totals
  const left = Number(into) - Number(out)
  return [
    { kind: 'row', left: 'Приход', right: formatCell('kopecks', into ?? null, 'ru') },
    { kind: 'row', left: 'Расход', right: formatCell('kopecks', out ?? null, 'ru') },
    { kind: 'row', left: 'Остаток', right: formatCell('kopecks', left, 'ru'), bold: true },
  ]
}
