import { type KeyboardEvent, useId } from 'react'
import styles from './text-area.module.css'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  autoFocus?: boolean
  invalid?: boolean
  describedBy?: string
}

/** Several lines of text in the face of papers; takes the height that is left. Enter is a new line. */
export function TextArea({
  label,
  value,
  onChange,
  onKeyDown,
  autoFocus = false,
  invalid = false,
  describedBy,
}: Props) {
  const id = useId()
  return (
    <div className={styles['area']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={styles['text']}
        value={value}
        spellCheck={false}
        // The first thing to be done has the focus when its step opens (ui.md).
        autoFocus={autoFocus}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...(onKeyDown === undefined ? {} : { onKeyDown })}
      />
    </div>
  )
}
