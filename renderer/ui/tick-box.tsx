import { Check } from 'lucide-react'
import type { Ref } from 'react'
import styles from './tick-box.module.css'

type Props = {
  checked: boolean
  onChange: (checked: boolean) => void
  children: string
  /** What is asked when it stands in the way. */
  error?: string | null
  disabled?: boolean
  ref?: Ref<HTMLInputElement>
}

/** A tick that says something happened on paper; Space sets it. */
export function TickBox({ checked, onChange, children, error = null, disabled = false, ref }: Props) {
  return (
    <div>
      <label className={styles['tick']} data-off={disabled || undefined}>
        <input
          ref={ref}
          type="checkbox"
          className={styles['input']}
          checked={checked}
          disabled={disabled}
          aria-invalid={error !== null || undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={styles['box']} aria-hidden="true">
          {checked && <Check size={18} />}
        </span>
        {children}
      </label>
      {error !== null && (
        <p className={styles['error']} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
