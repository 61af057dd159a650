import { type KeyboardEvent, type Ref, useLayoutEffect, useRef } from 'react'
import { type Cell, formatCell } from '../../../shared/domain/report-format.ts'
import type { ReportTable } from '../../../shared/domain/report-table.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import type { Sorting } from './reports-store.ts'
import styles from './reports.module.css'
import { reportTexts } from './texts.ts'

type Props = {
  table: ReportTable
  sorting: Sorting | null
  onSort: (column: number) => void
  chosen: number
  onChoose: (row: number) => void
  tableRef: Ref<HTMLTableElement>
}

/** The figures: a head and totals that stay, rows walked by the arrow keys, columns sorted by their heads. */
export function FiguresTable({ table, sorting, onSort, chosen, onChoose, tableRef }: Props) {
  const text = useTexts(reportTexts)
  const language = useLanguage()
  const { columns, rows, totals } = table
  const last = rows.length - 1
  const at = Math.min(chosen, last)
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    onChoose(Math.max(0, Math.min(last, to)))
  }
  const write = (cells: readonly Cell[], column: number): string =>
    formatCell(columns[column]?.kind ?? 'text', cells[column] ?? null, language)
  return (
    <div
      className={styles['scroll']}
      tabIndex={0}
      role="region"
      aria-label={text.table}
      onKeyDown={onKeyDown}
      data-home
    >
      <table className={styles['table']} ref={tableRef}>
        <thead>
          <tr>
            {columns.map(({ title, kind }, column) => (
              <th
                key={title}
                scope="col"
                className={kind === 'text' ? '' : 'number'}
                aria-sort={sorting?.column === column ? (sorting.descending ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  className={styles['sort']}
                  title={text.sortBy(title)}
                  onClick={() => onSort(column)}
                >
                  {title}
                  <span aria-hidden="true">{sorting?.column === column ? (sorting.descending ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }, row) => (
            <Row key={key} chosen={row === at} onChoose={() => onChoose(row)}>
              {columns.map(({ title, kind }, column) => (
                <td key={title} className={kind === 'text' ? '' : 'number'}>
                  {write(cells, column)}
                </td>
              ))}
            </Row>
          ))}
        </tbody>
        <tfoot>
          <tr>
            {columns.map(({ title, kind }, column) => (
              <td key={title} className={kind === 'text' ? '' : 'number'}>
                {write(totals, column)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Row({ chosen, onChoose, children }: { chosen: boolean; onChoose: () => void; children: React.ReactNode }) {
  const row = useRef<HTMLTableRowElement>(null)
  useLayoutEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <tr ref={row} aria-selected={chosen} onClick={onChoose}>
      {children}
    </tr>
  )
}

/** The rows by a column; text by the alphabet, figures by their size, empty places last. */
export const sortedTable = (table: ReportTable, sorting: Sorting | null): ReportTable => {
  if (sorting === null) return table
  const { column, descending } = sorting
  const sign = descending ? -1 : 1
  const compare = (one: Cell, other: Cell): number => {
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1
    return (
      sign *
      (typeof one === 'number' && typeof other === 'number'
        ? one - other
        : String(one).localeCompare(String(other), 'ru', { numeric: true }))
    )
  }
  return {
    ...table,
    rows: table.rows.toSorted((one, other) => compare(one.cells[column] ?? null, other.cells[column] ?? null)),
  }
}
