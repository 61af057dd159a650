import '@mantine/core/styles/Input.layer.css'
import { NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import type { PreviewRow, RegisterLayout } from '../../../shared/contract/registers.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { registerColumns } from '../../../shared/domain/register-columns.ts'
import { layoutProblem } from '../../../shared/domain/register-layouts.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { columnCount, holdsAt, withColumnsOf, withHolds } from './layout-form.ts'
import { layoutTexts } from './layout-texts.ts'
import { holdsCell, problemAt, problemOfRow, readAs } from './preview-cell.ts'
import styles from './preview.module.css'
import { registerTexts } from './texts.ts'
import type { Preview } from './use-preview.ts'

type Props = {
  layout: RegisterLayout
  preview: Preview
  /** The first column takes the focus: the layout was guessed, and its columns are what has to be looked at. */
  autoFocus: boolean
  onChange: (layout: RegisterLayout) => void
}

/**
 * The first rows as they are read now. Over each column stands what it holds: left and right walk the columns, up and
 * down choose. What keeps a row from being taken stands in the cell that does.
 */
export function PreviewTable({ layout, preview, autoFocus, onChange }: Props) {
  const text = useTexts(layoutTexts)
  const entered = useRef(layout)
  const isUsable = layoutProblem(layout) === null
  const { columnNames: names, rows } = preview
  const columns = Array.from({ length: columnCount(layout, names, rows) }, (_, at) => at)
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.preview}>
      <table className={styles['table']}>
        <thead>
          <tr onKeyDown={walkColumns}>
            <th scope="col">{text.lineHead}</th>
            {columns.map((at) => (
              <th key={at} scope="col" data-held={holdsAt(layout, names, at) !== 'skip' || undefined}>
                <span className={styles['name']}>{names[at] || text.columnName(at + 1)}</span>
                <NativeSelect
                  size="sm"
                  aria-label={text.columnLabel(at + 1, names[at] ?? '')}
                  value={holdsAt(layout, names, at)}
                  data={registerColumns.map((value) => ({ value, label: text.holds[value] }))}
                  {...(autoFocus && at === 0 ? { autoFocus } : {})}
                  onFocus={() => {
                    entered.current = layout
                  }}
                  onChange={(event) => {
                    const holds = registerColumns.find((value) => value === event.currentTarget.value)
                    if (holds !== undefined)
                      onChange(withHolds(withColumnsOf(layout, entered.current), names, at, holds))
                  }}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.line} row={row} columns={columns} layout={layout} names={names} isUsable={isUsable} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The neighbouring column's choice; the arrows would otherwise change the one in focus. */
function walkColumns(event: KeyboardEvent<HTMLTableRowElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const choices = [...event.currentTarget.querySelectorAll('select')]
  choices[choices.findIndex((choice) => choice === event.target) + step]?.focus()
}

type RowOf = {
  row: PreviewRow
  columns: readonly number[]
  layout: RegisterLayout
  names: readonly string[]
  isUsable: boolean
}

function Row({ row, columns, layout, names, isUsable }: RowOf) {
  const text = useTexts(layoutTexts)
  const problems = useTexts(registerTexts).problems
  // Without its account or debt column no row can be taken: that is said once, above the table.
  const isBad = isUsable && row.kind === 'row' && row.read === null
  const ofRow = problemOfRow(row)
  return (
    <tr data-kind={row.kind} data-bad={isBad || undefined}>
      <th scope="row">
        {row.line}
        {row.kind !== 'row' && <span className={styles['read']}>{text.kinds[row.kind]}</span>}
        {isBad && <span className={styles['wrong']}>{ofRow === null ? text.notTaken : problems[ofRow]}</span>}
      </th>
      {columns.map((at) => {
        const problem = problemAt(row, at)
        const read = readAs(layout, names, row, at)
        const holds = holdsCell(layout, names, row, at)
        const overpaid = row.read?.overpaid === true && holds === 'debt'
        return (
          <td key={at} data-held={holds !== 'skip' || undefined} data-wrong={problem !== null || undefined}>
            {row.cells[at]}
            {read !== '' && <span className={styles['read']}>→ {read}</span>}
            {overpaid && <span className={styles['read']}>→ {text.overpaid(formatMoney(0))}</span>}
            {problem !== null && <span className={styles['wrong']}>{problems[problem]}</span>}
          </td>
        )
      })}
    </tr>
  )
}
