import { idleScanBurst, type Scan, type ScanBurstState, reduceScanKey, settleScanBurst } from '../../shared/domain/scan-burst.ts'
import { noteScanKey } from './scan-times.ts'

/** The parts of a key event the router looks at; the real one fits. */
export type KeyLike = Pick<
  KeyboardEvent,
  'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'timeStamp' | 'preventDefault' | 'stopImmediatePropagation'
>

export type ScanRouterPorts<Snapshot> = {
  snapshot: () => Snapshot | null
  restore: (snapshot: Snapshot) => void
  onScan: (text: string) => void
  nowMs: () => number
  /** Calls back after so many ms; returns how to cancel. */
  later: (ms: number, call: () => void) => () => void
}

export type ScanRouter = { onKeyDown: (event: KeyLike) => void; stop: () => void }

/**
 * Tells scans from typing on every screen: swallows the burst and its terminators, puts the focused field back as it
 * was before the burst's first keys, and hands the text on (ui.md, Scanner).
 */
export function createScanRouter<Snapshot>(ports: ScanRouterPorts<Snapshot>): ScanRouter {
  let state: ScanBurstState = idleScanBurst
  let before: Snapshot | null = null
  let cancelTimer = (): void => undefined

  const finish = (scan: Scan, atMs: number): void => {
    noteScanKey(atMs)
    if (scan.leakedKeys.length > 0 && before !== null) ports.restore(before)
    before = null
    ports.onScan(scan.scan)
  }
  const settle = (): void => {
    const settled = settleScanBurst(state, ports.nowMs())
    if (settled === null) return
    state = settled.state
    finish(settled.scan, ports.nowMs())
  }

  return {
    onKeyDown: (event) => {
      cancelTimer()
      const key = { code: event.code, shift: event.shiftKey, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey }
      const step = reduceScanKey(state, { ...key, repeat: event.repeat, atMs: event.timeStamp })
      state = step.state
      if (step.startsRun) before = ports.snapshot()
      if (step.swallow) {
        event.preventDefault()
        event.stopImmediatePropagation()
        noteScanKey(event.timeStamp)
      }
      if (typeof step.outcome === 'object') finish(step.outcome, event.timeStamp)
      cancelTimer = step.settleAfterMs === null ? () => undefined : ports.later(step.settleAfterMs, settle)
    },
    stop: () => cancelTimer(),
  }
}
