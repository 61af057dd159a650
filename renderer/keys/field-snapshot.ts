/** What the focused field held before a scan began to land in it. */
export type FieldSnapshot = TextSnapshot | ChoiceSnapshot
type TextSnapshot = {
  field: HTMLInputElement | HTMLTextAreaElement
  value: string
  selectionStart: number | null
  selectionEnd: number | null
}
/** A list of choices takes letters too: it goes to the first choice that begins with them. */
type ChoiceSnapshot = { field: HTMLSelectElement; value: string }

/** Takes the snapshot of the focused field; null when the focus is elsewhere. */
export function takeFieldSnapshot(active: Element | null): FieldSnapshot | null {
  if (active instanceof HTMLSelectElement) return { field: active, value: active.value }
  if (!(active instanceof HTMLInputElement) && !(active instanceof HTMLTextAreaElement)) return null
  return {
    field: active,
    value: active.value,
    selectionStart: active.selectionStart,
    selectionEnd: active.selectionEnd,
  }
}

/** Puts value and selection back, telling React as if a person had done it. */
export function restoreField(snapshot: FieldSnapshot): void {
  const { field, value } = snapshot
  if (field.value !== value) {
    // React keeps its own setter on the element; the prototype's is the one that makes an event a change.
    Object.getOwnPropertyDescriptor(prototypeOf(field), 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  }
  if ('selectionStart' in snapshot && snapshot.selectionStart !== null)
    snapshot.field.setSelectionRange(snapshot.selectionStart, snapshot.selectionEnd)
}

function prototypeOf(field: FieldSnapshot['field']): object {
  if (field instanceof HTMLSelectElement) return HTMLSelectElement.prototype
  return field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
}
