import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import styles from './form.module.css'
import { formTexts } from './form-texts.ts'
import { RemoveDialog } from './remove-dialog.tsx'

type Props<Row> = {
  rows: readonly Row[]
  empty: Row
  /** On the button that adds one, and on each row. */
  add: string
  keyAdd: string
  nameOf: (place: number) => string
  none: string
  most: number
  onChange: (rows: readonly Row[]) => void
  children: (row: Row, index: number, put: (part: Partial<Row>) => void) => ReactNode
}

/** Rows of fields: Ins adds one and goes into it, Ctrl+D removes the one in which the focus is. */
export function RowsSection<Row extends object>(props: Props<Row>) {
  const { rows, empty, add, keyAdd, nameOf, none, most, onChange, children } = props
  const text = useTexts(formTexts)
  const root = useRef<HTMLDivElement>(null)
  const [removing, setRemoving] = useState<number | null>(null)
  const added = useRef(false)
  const addRow = (): void => {
    if (rows.length >= most) return
    added.current = true
    onChange([...rows, empty])
  }
  useEffect(() => {
    if (!added.current) return
    added.current = false
    root.current?.querySelector<HTMLElement>('fieldset:last-of-type input')?.focus()
  }, [rows.length])
  const remove = (index: number): void => {
    setRemoving(null)
    onChange(rows.filter((_, at) => at !== index))
    root.current?.querySelector<HTMLElement>('button')?.focus()
  }
  const removeHere = (): void => {
    const index = Number(document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? Number.NaN)
    const row = rows[index]
    if (row === undefined) return
    if (JSON.stringify(row) === JSON.stringify(empty)) remove(index)
    else setRemoving(index)
  }
  useShortcuts([
    { hotkey: 'Insert', keys: 'Ins', label: keyAdd, run: addRow },
    ...(rows.length > 0 ? [{ hotkey: 'mod+D', keys: 'Ctrl D', label: text.removeRow, run: removeHere }] : []),
  ])
  return (
    <div ref={root} className="stack">
      {rows.length === 0 && <p className="muted">{none}</p>}
      {rows.map((row, index) => (
        // A row has no other name than its place.
        <fieldset key={index} className={styles['row']} data-row={index}>
          <legend>{nameOf(index + 1)}</legend>
          {children(row, index, (part) => onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))))}
        </fieldset>
      ))}
      <div className="row">
        <ActionButton keys="Ins" autoFocus={rows.length === 0} disabled={rows.length >= most} onClick={addRow}>
          {add}
        </ActionButton>
      </div>
      {removing !== null && (
        <RemoveDialog name={nameOf(removing + 1)} onClose={() => setRemoving(null)} onRemove={() => remove(removing)} />
      )}
    </div>
  )
}
