import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/ActionIcon.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import { PasswordInput, TextInput, type TextInputProps } from '@mantine/core'
import { type FocusEvent, type KeyboardEvent, type Ref, useId } from 'react'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | null
  /** What is expected, with an example; stands under the field. */
  hint?: string
  placeholder?: string
  maxLength?: number
  required?: boolean
  disabled?: boolean
  autoFocus?: boolean
  /** Typing with the focus nowhere lands here. */
  home?: boolean
  /** Enter walks past it, Tab does not: most people have nothing to write there. */
  aside?: boolean
  /** The list that is walked from here; null while it is not there. */
  controls?: string | null
  name?: string
  inputMode?: 'numeric' | 'decimal' | 'text'
  onLeave?: () => void
  onFocus?: (event: FocusEvent<HTMLInputElement>) => void
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  ref?: Ref<HTMLInputElement>
}

/** A labelled line of text; the message stands beside the field, after it was left. */
export function TextField(props: Props) {
  return <TextInput {...common(props)} />
}

/** A password; shown only while its eye is pressed on. */
export function PasswordField(props: Props & { eyeLabel: string; newPassword?: boolean }) {
  const { eyeLabel, newPassword } = props
  const id = useId()
  const about = props.error != null ? `${id}-error` : props.hint === undefined ? undefined : `${id}-description`
  return (
    <PasswordInput
      {...common(props)}
      id={id}
      // The library tells a screen reader of the mistake on every field but this one.
      aria-invalid={props.error != null || undefined}
      aria-describedby={about}
      autoComplete={newPassword === true ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': eyeLabel, tabIndex: -1 }}
    />
  )
}

type Common = Omit<TextInputProps, 'vars' | 'styles' | 'classNames' | 'attributes'> & { ref?: Ref<HTMLInputElement> }

/** A search field and its list are one thing to a screen reader. */
const comboboxOf = (list: string | null) =>
  ({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': list !== null,
    ...(list === null ? {} : { 'aria-controls': list }),
  }) as const

function common(props: Props): Common {
  return {
    label: props.label,
    value: props.value,
    onChange: (event) => props.onChange(event.currentTarget.value),
    error: props.error ?? null,
    size: 'md',
    autoComplete: 'off',
    spellCheck: false,
    withAsterisk: false,
    ...(props.hint === undefined || props.error != null ? {} : { description: props.hint }),
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    ...(props.maxLength === undefined ? {} : { maxLength: props.maxLength }),
    ...(props.required === undefined ? {} : { 'aria-required': props.required }),
    ...(props.disabled === undefined ? {} : { disabled: props.disabled }),
    ...(props.autoFocus === true ? { autoFocus: true, 'data-autofocus': true } : {}),
    ...(props.home === true ? { 'data-home': true } : {}),
    ...(props.aside === true ? { 'data-aside': true } : {}),
    ...(props.controls === undefined ? {} : comboboxOf(props.controls)),
    ...(props.name === undefined ? {} : { name: props.name }),
    ...(props.inputMode === undefined ? {} : { inputMode: props.inputMode }),
    onBlur: (event) => {
      // A message that appears while a button is pressed would move the button away from under the pointer.
      if (!(event.relatedTarget instanceof HTMLButtonElement)) props.onLeave?.()
    },
    ...(props.onFocus === undefined ? {} : { onFocus: props.onFocus }),
    ...(props.onKeyDown === undefined ? {} : { onKeyDown: props.onKeyDown }),
    ...(props.ref === undefined ? {} : { ref: props.ref }),
  }
}
