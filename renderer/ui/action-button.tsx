import type { ReactNode, Ref } from 'react'
import styles from './action-button.module.css'
import { KeyHint } from './key-hint.tsx'

type Props = {
  children: ReactNode
  onClick?: () => void
  /** The key that does the same, written on the button. */
  keys?: string | undefined
  look?: 'main' | 'plain' | 'quiet' | 'danger'
  size?: 'normal' | 'large'
  type?: 'button' | 'submit'
  disabled?: boolean
  /** An answer is awaited; from 0.3 s on a spinner shows it. */
  busy?: boolean
  autoFocus?: boolean
  grow?: boolean
  ref?: Ref<HTMLButtonElement>
  label?: string
  /** Moves money: its Enter belongs to the money-confirm rule, not to the button (keys/use-money-confirm.ts). */
  confirms?: boolean
}

/** A button that says which key presses it. Busy or disabled, it stays focusable, so that focus is never lost. */
export function ActionButton(props: Props) {
  const { children, onClick, keys, look = 'plain', size = 'normal', type = 'button', busy = false } = props
  const off = props.disabled === true || busy
  return (
    <button
      ref={props.ref}
      type={type}
      className={styles['button']}
      data-look={look}
      data-size={size}
      data-grow={props.grow === true || undefined}
      data-confirm={props.confirms === true ? '' : undefined}
      aria-disabled={off || undefined}
      aria-label={props.label}
      aria-busy={busy || undefined}
      // The first thing to be done has the focus when its step opens (ui.md).
      autoFocus={props.autoFocus}
      data-autofocus={props.autoFocus === true || undefined}
      onClick={(event) => {
        if (off) event.preventDefault()
        else onClick?.()
      }}
    >
      {busy && <span className={styles['spinner']} aria-hidden="true" />}
      <span className={styles['text']}>{children}</span>
      {keys !== undefined && (
        <KeyHint
          keys={keys}
          on={(look === 'main' || look === 'danger') && props.disabled !== true ? 'accent' : 'light'}
        />
      )}
    </button>
  )
}
