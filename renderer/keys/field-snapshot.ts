/** What the focused element held before a scan began to land in it. */
export type FieldSnapshot = { focused: Element | null; held: TextSnapshot | ChoiceSnapshot | TickSnapshot | null }
type TextSnapshot = {
  kind: 'text'
  field: HTMLInputElement | HTMLTextAreaElement
  value: string
  selectionStart: number | null
  selectionEnd: number | null
}
/** A list of choices takes letters too: it goes to the first choice that begins with them. */
type ChoiceSnapshot = { kind: 'choice'; field: HTMLSelectElement; value: string }
/** A space ticks. */
type TickSnapshot = { kind: 'tick'; field: HTMLInputElement; checked: boolean }

/** Takes the snapshot of what has the focus; where nothing has, of the field that typing would go to (ui/screen.tsx). */
export function takeFieldSnapshot(): FieldSnapshot {
  const focused = document.activeElement
  const isNowhere = focused === null || focused === document.body
  return { focused, held: heldBy(isNowhere ? document.querySelector('[data-home]') : focused) }
}

function heldBy(field: Element | null): FieldSnapshot['held'] {
  if (field instanceof HTMLSelectElement) return { kind: 'choice', field, value: field.value }
  const isInput = field instanceof HTMLInputElement
  if (isInput && (field.type === 'checkbox' || field.type === 'radio'))
    return { kind: 'tick', field, checked: field.checked }
  if (!isInput && !(field instanceof HTMLTextAreaElement)) return null
  const { value, selectionStart, selectionEnd } = field
  return { kind: 'text', field, value, selectionStart, selectionEnd }
}

/** Puts value, selection and focus back, telling React as if a person had done it. */
export function restoreField({ focused, held }: FieldSnapshot): void {
  giveFocusBack(focused)
  if (held === null) return
  const { field } = held
  if (held.kind === 'tick') {
    if (held.field.checked !== held.checked) field.click()
    return
  }
  if (field.value !== held.value) {
    // React keeps its own setter on the element; the prototype's is the one that makes an event a change.
    Object.getOwnPropertyDescriptor(prototypeOf(field), 'value')?.set?.call(field, held.value)
    field.dispatchEvent(new Event(held.kind === 'choice' ? 'change' : 'input', { bubbles: true }))
  }
  if (held.kind === 'text' && held.selectionStart !== null)
    held.field.setSelectionRange(held.selectionStart, held.selectionEnd)
}

function giveFocusBack(focused: Element | null): void {
  const now = document.activeElement
  if (focused === now || !(now instanceof HTMLElement)) return
  if (focused === document.body) now.blur()
  else if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
}

function prototypeOf(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): object {
  if (field instanceof HTMLSelectElement) return HTMLSelectElement.prototype
  return field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
}
