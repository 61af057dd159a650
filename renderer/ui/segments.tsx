import styles from './segments.module.css'

type Props<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
  /** As wide as what it stands in; otherwise as wide as its words. */
  grow?: boolean
  /** Where a dialog puts the focus. */
  autoFocus?: boolean
}

/** One of few, all in sight: what a screen shows now. */
export function Segments<Value extends string>({ label, value, options, onChange, grow, autoFocus }: Props<Value>) {
  return (
    <div className={styles['segments']} role="group" aria-label={label} data-grow={grow || undefined}>
      {options.map((one, index) => (
        <button
          key={one.value}
          type="button"
          className={styles['segment']}
          aria-pressed={value === one.value}
          data-autofocus={(autoFocus === true && index === 0) || undefined}
          onClick={() => onChange(one.value)}
        >
          {one.label}
        </button>
      ))}
    </div>
  )
}
