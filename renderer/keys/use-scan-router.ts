import { useEffect, useEffectEvent } from 'react'
import { looksLikeMrz } from '../../shared/domain/mrz.ts'
import { takeFieldSnapshot, restoreField } from './field-snapshot.ts'
import { createScanRouter } from './scan-router.ts'

/** What the standard's string begins with, also as it looks when typed under the Russian layout or URL-encoded. */
const looksLikeBill = (text: string): boolean => /^\s*(?:ST|ЫЕ)\d{4,5}/iu.test(text)

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox')

export type ScanPorts = {
  onBill: (text: string, origin: 'scan' | 'paste') => void
  /** The machine-readable zone of a passport, or of another document; whole or damaged. */
  onMrz: (text: string) => void
}

/**
 * Scans and pastes of the whole window: a passport's zone and bills. A paste outside a text field is one, and so is a
 * bill's string or a zone pasted anywhere: it is never what another field wants.
 */
export function useScanRouter({ onBill, onMrz }: ScanPorts): void {
  const take = useEffectEvent((text: string, origin: 'scan' | 'paste') => {
    if (looksLikeMrz(text)) onMrz(text)
    else onBill(text, origin)
  })
  useEffect(() => {
    const router = createScanRouter({
      snapshot: () => takeFieldSnapshot(document.activeElement),
      restore: restoreField,
      onScan: (text) => take(text, 'scan'),
      nowMs: () => performance.now(),
      later: (ms, call) => {
        const timer = setTimeout(call, ms)
        return () => clearTimeout(timer)
      },
    })
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() === '' || (isTextField(event.target) && !looksLikeBill(text) && !looksLikeMrz(text))) return
      event.preventDefault()
      event.stopImmediatePropagation()
      take(text.slice(0, 4000), 'paste')
    }
    const onKeyDown = (event: KeyboardEvent): void => router.onKeyDown(event)
    addEventListener('keydown', onKeyDown, { capture: true })
    addEventListener('paste', onPaste, { capture: true })
    return () => {
      router.stop()
      removeEventListener('keydown', onKeyDown, { capture: true })
      removeEventListener('paste', onPaste, { capture: true })
    }
  }, [])
}
