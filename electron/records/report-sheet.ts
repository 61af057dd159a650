import { type Cell, type CellKind, formatCell } from '../../shared/domain/report-format.ts'
import type { ReportKind } from '../../shared/domain/report-kinds.ts'
import { type ReportColumn, reportTable } from '../../shared/domain/report-table.ts'
import { reportWords } from '../../shared/domain/report-words.ts'
import type { Sheet, SheetCell, SheetColumn, SheetSource } from '../core/sheet.ts'
import { type ReportQuery, readReports } from './report-reading.ts'

const widthChars: Readonly<Record<CellKind, number>> = { text: 40, count: 12, kopecks: 18, share: 10, ms: 18 }

const columnOf = ({ title, kind }: ReportColumn): SheetColumn => ({
  title,
  kind: kind === 'kopecks' ? 'money' : kind === 'count' ? 'count' : 'text',
  widthChars: widthChars[kind],
})

/** One report as a table for other programs: money and counts as numbers, parts and times as they are read. */
export const reportSheet: SheetSource<{ query: ReportQuery; own: string | null; kind: ReportKind }> = {
  name: 'report',
  open: (db, { kind, ...asked }): Sheet => {
    const { columns, rows, totals } = reportTable(kind, readReports(db, asked), 'ru')
    const cellsOf = (cells: readonly Cell[]): SheetCell[] =>
      columns.map((column, at) => {
        const cell = cells[at] ?? null
        return column.kind === 'share' || column.kind === 'ms' ? formatCell(column.kind, cell, 'ru') : cell
      })
    return {
      title: reportWords.ru.names[kind],
      columns: columns.map(columnOf),
      rows: rows.map(({ cells }) => cellsOf(cells)),
      rowCount: rows.length,
      totals: () => cellsOf(totals),
    }
  },
}
