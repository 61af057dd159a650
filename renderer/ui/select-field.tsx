import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/Combobox.layer.css'
import { NativeSelect } from '@mantine/core'

type Props<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
  hint?: string
  autoFocus?: boolean
}

/** A choice of few, walked by the arrow keys. */
export function SelectField<Value extends string>(props: Props<Value>) {
  const { label, value, options, onChange, hint, autoFocus = false } = props
  return (
    <NativeSelect
      label={label}
      size="md"
      value={value}
      data={options.map((option) => ({ ...option }))}
      {...(hint === undefined ? {} : { description: hint })}
      {...(autoFocus ? { autoFocus: true, 'data-autofocus': true } : {})}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    />
  )
}
