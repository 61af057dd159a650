import type { KeyboardEvent, Ref } from 'react'
import { formatMoneyPlain, parseMoney } from '../../shared/domain/money.ts'
import styles from './money-field.module.css'

type Props = {
  label: string
  /** True where the label stands elsewhere on the screen. */
  labelHidden?: boolean
  value: string
  onChange: (text: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  onFocus?: () => void
  onLeave?: () => void
  error?: string | null
  hint?: string
  size?: 'table' | 'normal' | 'huge'
  placeholder?: string
  autoFocus?: boolean
  /** Typing with the focus nowhere lands here. */
  home?: boolean
  ref?: Ref<HTMLInputElement>
  id?: string
}

/** Only what a sum may hold while it is typed; everything else a person pastes is dropped. */
const typedMoney = (text: string): string => text.replace(/[^\d.,\s\u00a0\u202f]/gu, '').slice(0, 20)

/** A sum: comma or dot, `150` is 150,00. Focus selects it all, so that digits replace it; leaving it writes it out. */
export function MoneyField(props: Props) {
  const { label, value, onChange, size = 'normal', error = null } = props
  const errorId = props.id === undefined ? undefined : `${props.id}-error`
  return (
    <label className={styles['field']} data-size={size}>
      <span className={props.labelHidden === true ? 'unseen' : styles['label']}>{label}</span>
      <input
        ref={props.ref}
        id={props.id}
        className={styles['input']}
        value={value}
        placeholder={props.placeholder}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : errorId}
        autoFocus={props.autoFocus}
        data-home={props.home === true || undefined}
        data-autofocus={props.autoFocus === true || undefined}
        onChange={(event) => onChange(typedMoney(event.target.value))}
        onFocus={(event) => {
          event.target.select()
          props.onFocus?.()
        }}
        onBlur={(event) => {
          const kopecks = parseMoney(value)
          if (kopecks !== null) onChange(formatMoneyPlain(kopecks))
          // A message that appears while a button is pressed would move the button away from under the pointer.
          if (!(event.relatedTarget instanceof HTMLButtonElement)) props.onLeave?.()
        }}
        onKeyDown={props.onKeyDown}
      />
      {error !== null ? (
        <span className={styles['error']} id={errorId} role="alert">
          {error}
        </span>
      ) : (
        props.hint !== undefined && <span className="second">{props.hint}</span>
      )}
    </label>
  )
}
