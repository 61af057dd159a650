import {
  idleScanBurst,
  reduceScanKey,
  type Scan,
  type ScanBurstLimits,
  type ScanBurstState,
  scanBurstLimits,
  settleScanBurst,
} from '../../shared/domain/scan-burst.ts'
import { noteScanKey } from './scan-times.ts'

/** The parts of a key event the router looks at; the real one fits. */
export type KeyLike = Pick<
  KeyboardEvent,
  | 'code'
  | 'shiftKey'
  | 'ctrlKey'
  | 'altKey'
  | 'metaKey'
  | 'repeat'
  | 'timeStamp'
  | 'preventDefault'
  | 'stopImmediatePropagation'
>

export type ScanRouterPorts<Snapshot> = {
  snapshot: () => Snapshot | null
  restore: (snapshot: Snapshot) => void
  onScan: (text: string) => void
  nowMs: () => number
  /** Calls back after so many ms; returns how to cancel. */
  later: (ms: number, call: () => void) => () => void
}

/** A burst without a terminator ends after this silence; longer than a busy moment of the machine. */
const limits: ScanBurstLimits = { ...scanBurstLimits, settleMs: 200 }

const TICK_MS = 20
/** A tick that comes later than this says that the page was busy: keys may be waiting in the browser process. */
const LATE_MS = 15

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
    const settled = settleScanBurst(state, ports.nowMs(), limits)
    if (settled === null) return
    state = settled.state
    finish(settled.scan, ports.nowMs())
  }

  /** Counts only the time in which the page could have heard a key: a busy page must not cut a burst in two. */
  const waitForSilence = (restMs: number, wholeMs = restMs): void => {
    const dueAtMs = ports.nowMs() + TICK_MS
    cancelTimer = ports.later(TICK_MS, () => {
      const wasBusy = ports.nowMs() - dueAtMs > LATE_MS
      if (wasBusy) waitForSilence(wholeMs)
      else if (restMs <= TICK_MS) settle()
      else waitForSilence(restMs - TICK_MS, wholeMs)
    })
  }

  return {
    onKeyDown: (event) => {
      cancelTimer()
      const key = {
        code: event.code,
        shift: event.shiftKey,
        ctrl: event.ctrlKey,
        alt: event.altKey,
        meta: event.metaKey,
      }
      const step = reduceScanKey(state, { ...key, repeat: event.repeat, atMs: event.timeStamp }, limits)
      state = step.state
      // A burst that had fallen silent before this key: its own field is put back before the new snapshot is taken.
      if (step.earlierScan) finish(step.earlierScan, event.timeStamp)
      if (step.startsRun) before = ports.snapshot()
      if (step.swallow) {
        event.preventDefault()
        event.stopImmediatePropagation()
        noteScanKey(event.timeStamp)
      }
      if (typeof step.outcome === 'object') finish(step.outcome, event.timeStamp)
      cancelTimer = () => undefined
      if (step.settleAfterMs !== null) waitForSilence(step.settleAfterMs)
    },
    stop: () => cancelTimer(),
  }
}
