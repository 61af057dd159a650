/** What the focused field held before a scan began to land in it. */
export type FieldSnapshot = {
  field: HTMLInputElement | HTMLTextAreaElement
  value: string
  selectionStart: number | null
  selectionEnd: number | null
}

/** Takes the snapshot of the focused text field; null when the focus is elsewhere. */
export function takeFieldSnapshot(active: Element | null): FieldSnapshot | null {
  if (!(active instanceof HTMLInputElement) && !(active instanceof HTMLTextAreaElement)) return null
  return {
    field: active,
    value: active.value,
    selectionStart: active.selectionStart,
    selectionEnd: active.selectionEnd,
  }
}

/** Puts value and selection back, telling React as if a person had typed it. */
export function restoreField({ field, value, selectionStart, selectionEnd }: FieldSnapshot): void {
  if (field.value !== value) {
    // React keeps its own setter on the element; the prototype's is the one that makes `input` a change.
    const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd)
}
