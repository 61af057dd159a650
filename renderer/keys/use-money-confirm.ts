import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { confirmVerdict } from './money-confirm.ts'
import { lastScanEndedAtMs } from './scan-times.ts'
import { isCovered } from './shortcuts.ts'

export type MoneyConfirm = {
  /** For the step's container: Enter anywhere in it confirms, and never presses the focused button by itself. */
  onKeyDown: (event: KeyboardEvent) => void
  /** For the main button and its shortcut. */
  press: () => void
}

/** Applies the money-confirm rule to one step. `step` names it: a new name is a new opening. */
export function useMoneyConfirm(step: string, inFlight: boolean, confirm: () => void): MoneyConfirm {
  const openedAtMs = useRef(Number.POSITIVE_INFINITY)
  const state = useRef({ inFlight, confirm })
  useLayoutEffect(() => {
    state.current = { inFlight, confirm }
  })
  useLayoutEffect(() => {
    openedAtMs.current = performance.now()
  }, [step])

  const attempt = useCallback((repeat: boolean) => {
    const verdict = confirmVerdict({
      repeat,
      atMs: performance.now(),
      openedAtMs: openedAtMs.current,
      scanEndedAtMs: lastScanEndedAtMs(),
      inFlight: state.current.inFlight,
    })
    if (verdict === 'confirmed') state.current.confirm()
  }, [])

  const press = useCallback(() => attempt(false), [attempt])
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.defaultPrevented) return
      if (event.altKey || event.metaKey || event.shiftKey) return
      // Events of a dialog reach its React parent too; its Enter is its own.
      if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
      // A secondary button in focus is pressed by its own Enter, once.
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (button !== null && button.dataset['confirm'] === undefined && !event.ctrlKey) {
        if (event.repeat) event.preventDefault()
        return
      }
      event.preventDefault()
      attempt(event.repeat)
    },
    [attempt],
  )
  // With the focus nowhere (a click beside the fields) Enter still means the step.
  useEffect(() => {
    const onBody = (event: globalThis.KeyboardEvent): void => {
      if (event.target !== document.body || event.key !== 'Enter' || event.defaultPrevented) return
      if (isCovered()) return
      event.preventDefault()
      attempt(event.repeat)
    }
    document.addEventListener('keydown', onBody)
    return () => document.removeEventListener('keydown', onBody)
  }, [attempt])
  return { onKeyDown, press }
}
