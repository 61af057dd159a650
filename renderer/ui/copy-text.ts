/** Puts the text where the next «paste» takes it from; whether it went there. */
export function copyText(text: string, shown: HTMLElement): boolean {
  // The clipboard API needs a permission, which the desk grants to nobody; a selection does not.
  const selection = getSelection()
  if (selection === null) return false
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  selection.selectAllChildren(shown)
  document.addEventListener('copy', onCopy, { once: true })
  const copied = document.execCommand('copy')
  document.removeEventListener('copy', onCopy)
  selection.removeAllRanges()
  return copied
}
