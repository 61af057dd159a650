import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { CONFIRM_DELAY_MS } from '../keys/money-confirm.ts'

type Props = { onSubmit: () => void; children: ReactNode; label?: string }

/**
 * Enter goes to the next field, from the last one to the main action; Ctrl+Enter is the main action from anywhere. A
 * held Enter, or one within 300 ms of the opening, walks nowhere: it belongs to the step before.
 */
export function EnterForm({ onSubmit, children, label }: Props) {
  const openedAtMs = useRef(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    openedAtMs.current = performance.now()
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter' || event.defaultPrevented) return
    const target = event.target
    if (!(target instanceof HTMLElement) || !event.currentTarget.contains(target)) return
    const isMain = target instanceof HTMLButtonElement && target.type === 'submit'
    if (target instanceof HTMLButtonElement && !isMain && !event.ctrlKey) {
      if (event.repeat) event.preventDefault()
      return
    }
    event.preventDefault()
    if (event.repeat || performance.now() - openedAtMs.current < CONFIRM_DELAY_MS) return
    const next = isMain || event.ctrlKey ? null : nextField(event.currentTarget, target)
    if (next === null) onSubmit()
    else next.focus()
  }
  return (
    <form
      className="stack"
      aria-label={label}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}

/** The next field of the form, or its main button after the last one; null from the last when there is no button. */
function nextField(form: HTMLFormElement, from: HTMLElement): HTMLElement | null {
  const stops = form.querySelectorAll<HTMLElement>(
    'input:not([type=hidden], [data-aside]), select:not([data-aside]), textarea, button[type=submit]',
  )
  // A field that Enter walks past is walked from nevertheless.
  const next = [...stops].find((stop) => from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)
  // From the last field straight to the main action: one Enter less, and the button says that Enter presses it.
  return next === undefined || (next instanceof HTMLButtonElement && next.type === 'submit') ? null : next
}
