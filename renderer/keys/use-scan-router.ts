import { useEffect, useEffectEvent, useState } from 'react'
import { getScannerSettings, takeScans } from '../../shared/contract/scanner.ts'
import { looksLikeMrz } from '../../shared/domain/mrz.ts'
import { type Scan, scanBurstLimits } from '../../shared/domain/scan-burst.ts'
import { looksLikeBill, noFrame, withoutFrame } from '../../shared/domain/scan-text.ts'
import { widestThresholds } from '../../shared/domain/scan-thresholds.ts'
import { call } from '../api/call.ts'
import { kassa } from '../api/kassa.ts'
import { useQuery } from '../api/use-query.ts'
import { restoreField, takeFieldSnapshot } from './field-snapshot.ts'
import { checkedBytes, checkedKeys, terminatorName, useScanCheck } from './scan-check.ts'
import { createScanRouter, type PressedKey } from './scan-router.ts'

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox')

/** The code without its frame; of a serial scanner's also its bytes (base64), where they are more than ASCII. */
export type IncomingCode = { text: string; bytes?: string }

export type ScanPorts = {
  onBill: (code: IncomingCode, origin: 'scan' | 'paste') => void
  /** The machine-readable zone of a passport, or of another document; whole or damaged. */
  onMrz: (text: string) => void
}

/**
 * Scans and pastes of the whole window, whichever way the scanner gives them: a passport's zone and bills. A paste
 * outside a text field is one, and so is a bill's string or a zone pasted anywhere: it is never what another field
 * wants. While the scanner is being checked a scan is only looked at.
 */
export function useScanRouter({ onBill, onMrz }: ScanPorts): void {
  const settings = useScannerSettings()
  const frame = settings ?? noFrame
  const take = useEffectEvent((code: IncomingCode, origin: 'scan' | 'paste') => {
    if (looksLikeMrz(code.text)) onMrz(code.text)
    else if (code.text !== '') onBill(code, origin)
  })
  const limits = useEffectEvent(() => {
    const thresholds = useScanCheck.getState().isOn ? widestThresholds : settings?.thresholds
    return { ...scanBurstLimits, ...thresholds, frame }
  })
  const takeKeys = useEffectEvent((scan: Scan, pressed: readonly PressedKey[]) => {
    const check = useScanCheck.getState()
    if (check.isOn) check.came(checkedKeys(scan, pressed, frame))
    else take({ text: withoutFrame(scan.scan, frame) }, 'scan')
  })
  const takeBytes = useEffectEvent((bytes: string, terminator: string) => {
    const text = atob(bytes)
    const check = useScanCheck.getState()
    if (check.isOn) return check.came(checkedBytes(text, terminator, frame))
    const code = withoutFrame(text, frame)
    take(/[^\x00-\x7f]/.test(code) ? { text: code, bytes: btoa(code) } : { text: code }, 'scan')
  })
  useEffect(() => {
    const router = createScanRouter({
      snapshot: takeFieldSnapshot,
      restore: restoreField,
      onScan: takeKeys,
      onTerminator: (key) => useScanCheck.getState().terminated(terminatorName(key)),
      limits,
      pressOfSpace,
      nowMs: () => performance.now(),
      later: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    })
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() === '' || (isTextField(event.target) && !looksLikeBill(text) && !looksLikeMrz(text))) return
      event.preventDefault()
      event.stopImmediatePropagation()
      take({ text: text.slice(0, 4000) }, 'paste')
    }
    const onKeyDown = (event: KeyboardEvent): void => router.onKeyDown(event)
    // What Windows types for an Alt code comes without a key.
    const onBeforeInput = (event: InputEvent): void => {
      if (router.isInBurst()) event.preventDefault()
    }
    addEventListener('keydown', onKeyDown, { capture: true })
    addEventListener('beforeinput', onBeforeInput, { capture: true })
    addEventListener('paste', onPaste, { capture: true })
    const stopSerial = kassa().on('scans', () => {
      void call(takeScans, {}).then((answer) => {
        if (answer.ok) for (const { bytes, terminator } of answer.value) takeBytes(bytes, terminator)
      })
    })
    return () => {
      router.stop()
      stopSerial()
      removeEventListener('keydown', onKeyDown, { capture: true })
      removeEventListener('beforeinput', onBeforeInput, { capture: true })
      removeEventListener('paste', onPaste, { capture: true })
    }
  }, [])
}

/** What a space presses: a button, a tick; a list of choices it opens. A text takes it. */
function pressOfSpace(): (() => void) | null {
  const focused = document.activeElement
  if (focused instanceof HTMLSelectElement) return () => focused.showPicker()
  const isTick = focused instanceof HTMLInputElement && (focused.type === 'checkbox' || focused.type === 'radio')
  return focused instanceof HTMLButtonElement || isTick ? () => focused.click() : null
}

const SETTINGS_AFTER_MS = 1_000

/** Asked well after the first paint: until then a scanner is as scanners usually are. */
function useScannerSettings() {
  const [asks, setAsks] = useState(false)
  useEffect(() => {
    const asking = setTimeout(() => setAsks(true), SETTINGS_AFTER_MS)
    return () => clearTimeout(asking)
  }, [])
  return useQuery(getScannerSettings, asks ? {} : null).value
}
