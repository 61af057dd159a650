import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/Combobox.layer.css'
import { NativeSelect } from '@mantine/core'

type Props<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
  onFocus?: () => void
  hint?: string
  error?: string | null
  autoFocus?: boolean
  /** Enter walks past it: a choice that most people never make. */
  aside?: boolean
  id?: string
}

/** A choice of few, walked by the arrow keys. */
export function SelectField<Value extends string>(props: Props<Value>) {
  const { label, value, options, onChange, onFocus, hint, error = null, autoFocus = false, aside = false, id } = props
  return (
    <NativeSelect
      {...(id === undefined ? {} : { id })}
      label={label}
      size="md"
      value={value}
      error={error}
      data={options.map((option) => ({ ...option }))}
      {...(aside ? { 'data-aside': true } : {})}
      {...(onFocus === undefined ? {} : { onFocus })}
      {...(hint === undefined || error !== null ? {} : { description: hint })}
      {...(autoFocus ? { autoFocus: true, 'data-autofocus': true } : {})}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    />
  )
}
