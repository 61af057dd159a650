import { type KeyboardEvent, useRef } from 'react'
import type { Denomination } from '../../shared/domain/denominations.ts'
import { formatMoney, formatMoneyPlain } from '../../shared/domain/money.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { plural } from '../i18n/plural.ts'
import styles from './count-form.module.css'
import { countTexts } from './count-texts.ts'
import { totalOfTyped, type TypedCount, typedPieces } from './typed-count.ts'

type Props = {
  /** Of `shift.getCounting`: those that are counted today, the biggest first. */
  denominations: readonly Denomination[]
  typed: TypedCount
  onChange: (typed: TypedCount) => void
  /** Over the total: what this count is for. */
  totalLabel?: string
  /** Says that nothing was entered, where a count of nought stays for good. */
  missing?: boolean
  autoFocus?: boolean
}

/** A row's field: only digits reach it, and a leading nought is dropped. */
const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').slice(0, 6)

/**
 * Counting by denomination, notes and coins apart. Enter and the arrows go to the next row; from the last one Enter is the
 * screen's main action (the event goes on), and Ctrl+Enter is from anywhere. A held Enter goes nowhere.
 */
export function CountForm(props: Props) {
  const { denominations, typed, onChange, totalLabel, missing = false, autoFocus = false } = props
  const text = useTexts(countTexts)
  const language = useLanguage()
  const root = useRef<HTMLDivElement>(null)
  const notes = denominations.filter(({ form }) => form === 'note')
  const coins = denominations.filter(({ form }) => form === 'coin')
  const pieces = (of: readonly Denomination[]): number => of.reduce((sum, row) => sum + typedPieces(typed, row), 0)

  const step = (from: EventTarget, by: 1 | -1): boolean => {
    const fields = [...(root.current?.querySelectorAll('input') ?? [])]
    const next = fields[fields.indexOf(from as HTMLInputElement) + by]
    next?.focus()
    return next !== undefined
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      step(event.target, event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && (event.repeat || step(event.target, 1))) event.preventDefault()
  }
  const table = (label: string, of: readonly Denomination[], first: boolean) => (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      {of.map((row, index) => {
        const face =
          row.faceKopecks % 100 === 0
            ? text.roubles(formatMoneyPlain(row.faceKopecks).slice(0, -3))
            : text.kopecks(String(row.faceKopecks))
        const count = typedPieces(typed, row)
        return (
          <label key={row.id} className={styles['row']} data-empty={count === 0 || undefined}>
            <span className={styles['face']}>{face}</span>
            <span aria-hidden="true" className={styles['times']}>
              ×
            </span>
            <input
              className={styles['pieces']}
              aria-label={row.form === 'note' ? text.note(face) : text.coin(face)}
              value={typed[row.id] ?? ''}
              inputMode="numeric"
              autoComplete="off"
              autoFocus={autoFocus && first && index === 0}
              data-autofocus={(autoFocus && first && index === 0) || undefined}
              data-home={(first && index === 0) || undefined}
              onChange={(event) => onChange({ ...typed, [row.id]: digitsOf(event.target.value) })}
              onFocus={(event) => event.target.select()}
              onKeyDown={onKeyDown}
            />
            <span className={styles['sum']}>{formatMoneyPlain(row.faceKopecks * count)}</span>
          </label>
        )
      })}
    </fieldset>
  )
  return (
    <div ref={root} className={styles['form']}>
      <div className={styles['groups']}>
        {notes.length > 0 && table(text.notes, notes, true)}
        {coins.length > 0 && table(text.coins, coins, notes.length === 0)}
      </div>
      <p className={styles['total']}>
        <span>
          {totalLabel ?? text.total}
          <span className="second">
            {' '}
            {text.piecesTotal(
              plural(language, pieces(notes), text.noteCount),
              plural(language, pieces(coins), text.coinCount),
            )}
          </span>
        </span>
        <output className={styles['sumTotal']}>{formatMoney(totalOfTyped(denominations, typed))}</output>
      </p>
      {missing && (
        <p role="alert" className={styles['missing']}>
          {text.missing}
        </p>
      )}
    </div>
  )
}
