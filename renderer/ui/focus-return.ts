import { useEffect, useState } from 'react'

/** A field and the place in it where the person was typing. */
export type FocusPlace = { element: Element | null; selection: readonly [start: number, end: number] | null }

const isText = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

/** Where the focus is now. */
export function focusPlace(): FocusPlace {
  const element = document.activeElement
  if (!isText(element) || element.selectionStart === null || element.selectionEnd === null)
    return { element, selection: null }
  return { element, selection: [element.selectionStart, element.selectionEnd] }
}

/**
 * Gives the focus back to a field that still stands there, unless something else has taken it meanwhile. Fields that
 * select all on coming into them would let the next key wipe what was typed: the caret goes where it was.
 */
export function returnFocusTo({ element, selection }: FocusPlace): void {
  // After the closing is on the screen: until then the focus is still inside of what is being closed.
  setTimeout(() => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (!lost || !(element instanceof HTMLElement) || !element.isConnected) return
    element.focus()
    if (selection !== null && isText(element)) element.setSelectionRange(...selection)
  })
}

/** While mounted something lies above the screen; when it goes, the focus returns to where it was. */
export function useFocusReturn(): void {
  const [from] = useState(focusPlace)
  useEffect(() => () => returnFocusTo(from), [from])
}
