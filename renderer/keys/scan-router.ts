import {
  idleScanBurst,
  reduceScanKey,
  type Scan,
  type ScanBurstLimits,
  type ScanBurstState,
  type ScanKey,
  settleScanBurst,
} from '../../shared/domain/scan-burst.ts'
import { thresholdBounds } from '../../shared/domain/scan-thresholds.ts'
import { noteScanKey } from './scan-times.ts'

/** The parts of a key event the router looks at; the real one fits. */
export type KeyLike = Pick<
  KeyboardEvent,
  | 'code'
  | 'key'
  | 'shiftKey'
  | 'ctrlKey'
  | 'altKey'
  | 'metaKey'
  | 'repeat'
  | 'timeStamp'
  | 'preventDefault'
  | 'stopImmediatePropagation'
>

/** A key that was pressed, as the layout of the computer names it: tells which layout is on. */
export type PressedKey = { code: string; key: string }

export type ScanRouterPorts<Snapshot> = {
  snapshot: () => Snapshot
  restore: (snapshot: Snapshot) => void
  onScan: (scan: Scan, pressed: readonly PressedKey[]) => void
  /** One more terminator of a scan that was handed on. */
  onTerminator: (key: ScanKey) => void
  /** How the desk's scanner is told from a person; may change between two keys. */
  limits: () => ScanBurstLimits
  /** How to press what has the focus where Space would press it (a button, a tick); null elsewhere. */
  pressOfSpace: () => (() => void) | null
  nowMs: () => number
  /** Calls back after so many ms; returns how to cancel. */
  later: (ms: number, call: () => void) => () => void
}

const TICK_MS = 20
/** A space that no key follows so soon was a person's. */
const SPACE_MS = thresholdBounds.averageGapMs.max
/** A tick that comes later than this says that the page was busy: keys may be waiting in the browser process. */
const LATE_MS = 15

export type ScanRouter = {
  onKeyDown: (event: KeyLike) => void
  /** A burst is coming in: whatever the system still types of it (Alt codes of Windows) is not for the page. */
  isInBurst: () => boolean
  stop: () => void
}

/**
 * Tells scans from typing on every screen: swallows the burst and its terminators, puts the focused field back as it
 * was before the burst's first keys as soon as they are known to be a burst's, and hands the text on (ui.md, Scanner).
 */
export function createScanRouter<Snapshot>(ports: ScanRouterPorts<Snapshot>): ScanRouter {
  let state: ScanBurstState = idleScanBurst
  let before: Snapshot | null = null
  let pressed: PressedKey[] = []
  let cancelTimer = (): void => undefined
  let waitingPress: { press: () => void; cancel: () => void } | null = null

  const finish = (scan: Scan, atMs: number): void => {
    noteScanKey(atMs)
    before = null
    ports.onScan(scan, pressed)
    pressed = []
  }
  const settle = (): void => {
    const settled = settleScanBurst(state, ports.nowMs(), ports.limits())
    if (settled === null) return
    state = settled.state
    finish(settled.scan, ports.nowMs())
  }

  /** The space that waits is a press, unless a burst has taken it up. */
  const releasePress = (isOfBurst: boolean): void => {
    const waiting = waitingPress
    waitingPress = null
    waiting?.cancel()
    if (!isOfBurst) waiting?.press()
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
      const key: ScanKey = {
        code: event.code,
        shift: event.shiftKey,
        ctrl: event.ctrlKey,
        alt: event.altKey,
        meta: event.metaKey,
        repeat: event.repeat,
        atMs: event.timeStamp,
      }
      const followed = state.keys.length
      const step = reduceScanKey(state, key, ports.limits())
      state = step.state
      if (step.earlierScan) finish(step.earlierScan, event.timeStamp)
      releasePress(step.swallow || (!step.startsRun && state.keys.length > 1))
      if (step.startsRun) {
        before = ports.snapshot()
        pressed = []
      }
      if (state.keys.length > 0) pressed.push({ code: event.code, key: event.key })
      // A button acts when the space is let go, sooner than anybody knows whose it is: it waits for what follows.
      const press = event.code === 'Space' && !event.repeat ? ports.pressOfSpace() : null
      if (press !== null && !step.swallow)
        waitingPress = { press, cancel: ports.later(SPACE_MS, () => releasePress(false)) }
      if (step.swallow || press !== null) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      if (step.swallow) noteScanKey(event.timeStamp)
      if (step.swallow && followed === 0 && state.keys.length === 0) ports.onTerminator(key)
      if (step.undoesLeak && before !== null) ports.restore(before)
      if (typeof step.outcome === 'object') finish(step.outcome, event.timeStamp)
      cancelTimer = () => undefined
      if (step.settleAfterMs !== null) waitForSilence(step.settleAfterMs)
    },
    isInBurst: () => state.recognised,
    stop: () => {
      cancelTimer()
      waitingPress?.cancel()
    },
  }
}
