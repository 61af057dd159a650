import { formatCell } from '../../../shared/domain/report-format.ts'
import type { ReportLanguage } from '../../../shared/domain/report-kinds.ts'
import type { ReportTable } from '../../../shared/domain/report-table.ts'

/** The table as text: a line for each row, tabs between its cells. */
export const tableText = ({ columns, rows, totals }: ReportTable, language: ReportLanguage): string =>
  [
    columns.map(({ title }) => title),
    ...[...rows.map(({ cells }) => cells), totals].map((cells) =>
      columns.map(({ kind }, at) => formatCell(kind, cells[at] ?? null, language)),
    ),
  ]
    .map((line) => line.join('\t'))
    .join('\n')
