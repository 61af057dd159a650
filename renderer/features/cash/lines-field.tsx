import { useId } from 'react'
import { TextArea } from '../../ui/text-area.tsx'
import styles from './settings.module.css'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  error: string | null
  autoFocus?: boolean
}

/** A list with an entry a line: Enter is the next line, Ctrl+Enter the form's. */
export function LinesField({ label, value, onChange, error, autoFocus = false }: Props) {
  const id = useId()
  return (
    <div className={styles['lines']}>
      <TextArea
        label={label}
        value={value}
        autoFocus={autoFocus}
        invalid={error !== null}
        onChange={onChange}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey) event.stopPropagation()
        }}
        {...(error === null ? {} : { describedBy: id })}
      />
      {error !== null && (
        <p id={id} role="alert" className={styles['bad']}>
          {error}
        </p>
      )}
    </div>
  )
}
