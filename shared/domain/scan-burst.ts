/**
 * Tells a keyboard-wedge scanner from a person by the speed of physical keys (components.md §6). Pure: the window's
 * one capture-phase `keydown` listener feeds it, on every screen:
 *
 *     const step = reduceScanKey(state, { code: e.code, shift: e.shiftKey, ctrl: e.ctrlKey, alt: e.altKey,
 *                                         meta: e.metaKey, repeat: e.repeat, atMs: e.timeStamp })
 *     state = step.state
 *     if (step.earlierScan) finish(step.earlierScan)
 *     if (step.startsRun) snapshot = takeSnapshot(document.activeElement)   // value and selection, before this key
 *     if (step.swallow) { e.preventDefault(); e.stopImmediatePropagation() }
 *     if (typeof step.outcome === 'object') finish(step.outcome)
 *     clearTimeout(timer); if (step.settleAfterMs !== null) timer = setTimeout(settle, step.settleAfterMs)
 *
 * `settle` calls `settleScanBurst(state, performance.now())`, which ends a burst that brought no terminator. `finish`
 * puts the snapshot back when `leakedKeys` is not empty — those first keys passed before the burst was recognised,
 * nothing of it after — and hands `scan` to the scan router. What was swallowed is never given back: a recognised burst
 * is always a scan. `swallow` also covers Enter, Tab, LF and CR that follow the scan within 300 ms, so a money confirm
 * never sees them. Use `event.timeStamp`, not the time of handling: a busy window would stretch the gaps.
 */
import { charFromKey } from './keyboard-layout.ts'
import { isMrzFirstLine } from './mrz.ts'

export type ScanKey = {
  /** `KeyboardEvent.code`. */
  readonly code: string
  readonly shift: boolean
  readonly ctrl?: boolean
  readonly alt?: boolean
  readonly meta?: boolean
  readonly repeat: boolean
  /** Monotonic milliseconds of the event. */
  readonly atMs: number
}

export type ScanBurstLimits = {
  /** A burst's average gap is below this; people are above 80 ms, scanners were seen at 6–30 ms. */
  readonly averageGapMs: number
  /** Before recognition a longer pause starts a new run. One hiccup of a busy machine must not cut the header off. */
  readonly runPauseMs: number
  /** A recognised burst without a terminator ends after this pause. */
  readonly settleMs: number
  /** Characters from which a fast run is a burst. */
  readonly minLength: number
  /** Terminators are swallowed for so long after the scan. */
  readonly terminatorsMs: number
  /** After the first line of a passport's zone the second one is waited for so long: some readers pause between them. */
  readonly secondLineMs: number
}

export const scanBurstLimits: ScanBurstLimits = {
  averageGapMs: 50,
  runPauseMs: 100,
  settleMs: 150,
  minLength: 6,
  terminatorsMs: 300,
  secondLineMs: 500,
}

/** Opaque; begin with `idleScanBurst`. */
export type ScanBurstState = {
  readonly text: string
  /** Keys of the run that passed into the field: all of them until it is recognised, none after. */
  readonly leakedKeys: readonly ScanKey[]
  /** The run has been fast for `minLength` characters: its keys are swallowed. */
  readonly recognised: boolean
  readonly lastAtMs: number
  /** When the last scan ended; its terminators are swallowed for a while. */
  readonly scannedAtMs: number | null
}

export const idleScanBurst: ScanBurstState = {
  text: '',
  leakedKeys: [],
  recognised: false,
  lastAtMs: 0,
  scannedAtMs: null,
}

export type Scan = {
  /** The lines of a passport's zone are separated by a line feed, whatever came between them. */
  readonly scan: string
  /** `pause`: no terminator came, so a part may be missing at the end. */
  readonly endedBy: 'terminator' | 'pause'
  /** Earlier keys that had been let through: undo them in the field. */
  readonly leakedKeys: readonly ScanKey[]
}

/** `typing`: a person; `pending`: may be or is a burst; or the scan. */
export type ScanBurstOutcome = 'typing' | 'pending' | Scan

export type ScanBurstStep = {
  readonly state: ScanBurstState
  readonly outcome: ScanBurstOutcome
  /** A scan that silence had ended before this key, where the timer came too late to say so. */
  readonly earlierScan: Scan | null
  /** Whether this key must not reach the page. */
  readonly swallow: boolean
  /** This key is the first that might belong to a burst: keep what the field holds now. */
  readonly startsRun: boolean
  /** Call `settleScanBurst` after so long without a key; null where nothing waits. */
  readonly settleAfterMs: number | null
}

const modifierCodes = /^(?:Shift|Control|Alt|Meta)(?:Left|Right)$|^CapsLock$|^NumLock$/
const terminatorCodes: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab'])
/** Ctrl+J is LF, Ctrl+M CR, Ctrl+I Tab. */
const terminatorControls: ReadonlySet<string> = new Set(['KeyJ', 'KeyM', 'KeyI'])

function isTerminator(key: ScanKey): boolean {
  return terminatorCodes.has(key.code) || (key.ctrl === true && terminatorControls.has(key.code))
}

/** The character that the scanner means by the key; null for none. Ctrl+] is GS, the group separator. */
function charOf(key: ScanKey): string | null {
  if (key.ctrl) return key.code === 'BracketRight' ? '\u001d' : null
  return key.alt || key.meta ? null : charFromKey(key.code, key.shift)
}

function isFastRun(keys: readonly ScanKey[], limits: ScanBurstLimits): boolean {
  const [first] = keys
  const last = keys.at(-1)
  if (!first || !last || keys.length < Math.max(2, limits.minLength)) return false
  // One key over and over is a held key whose repeat nobody flagged.
  if (keys.every((key) => key.code === first.code)) return false
  return (last.atMs - first.atMs) / (keys.length - 1) < limits.averageGapMs
}

function step(state: ScanBurstState, outcome: ScanBurstOutcome, more: Partial<ScanBurstStep> = {}): ScanBurstStep {
  return { state, outcome, earlierScan: null, swallow: false, startsRun: false, settleAfterMs: null, ...more }
}

/** No run; the terminators of an earlier scan stay remembered. */
function afterRun(state: ScanBurstState): ScanBurstState {
  return { ...idleScanBurst, scannedAtMs: state.scannedAtMs }
}

function ended(state: ScanBurstState, endedBy: Scan['endedBy'], atMs: number): { state: ScanBurstState; scan: Scan } {
  const scan: Scan = { scan: state.text, endedBy, leakedKeys: state.leakedKeys }
  return { state: { ...idleScanBurst, scannedAtMs: atMs }, scan }
}

/** A key that types no character of a code: in a burst it is noise, else it is the person's. */
function reduceOtherKey(state: ScanBurstState, key: ScanKey, limits: ScanBurstLimits): ScanBurstStep {
  if (!state.recognised) return step(afterRun(state), 'typing')
  return step({ ...state, lastAtMs: key.atMs }, 'pending', { swallow: true, settleAfterMs: silenceMs(state, limits) })
}

/** Silence after which a recognised burst is over. */
const silenceMs = (state: ScanBurstState, limits: ScanBurstLimits): number =>
  state.text.endsWith('\n') ? Math.max(limits.secondLineMs, limits.settleMs) : limits.settleMs

function reduceTerminator(state: ScanBurstState, key: ScanKey, limits: ScanBurstLimits): ScanBurstStep {
  if (!state.recognised) return step(afterRun(state), 'typing')
  // Two lines are one scan; CR LF between them is two terminators.
  if (state.text.endsWith('\n') || isMrzFirstLine(state.text)) {
    const waiting = { ...state, text: `${state.text.trimEnd()}\n`, lastAtMs: key.atMs }
    return step(waiting, 'pending', { swallow: true, settleAfterMs: silenceMs(waiting, limits) })
  }
  const end = ended(state, 'terminator', key.atMs)
  return step(end.state, end.scan, { swallow: true })
}

function reduceCharacter(state: ScanBurstState, key: ScanKey, char: string, limits: ScanBurstLimits): ScanBurstStep {
  const gapMs = key.atMs - state.lastAtMs
  const continues = state.text !== '' && gapMs >= 0 && (state.recognised || gapMs <= limits.runPauseMs)
  const run = continues ? state : afterRun(state)
  const keys = [...run.leakedKeys, key]
  const next = { ...run, text: run.text + char, lastAtMs: key.atMs }
  if (run.recognised || isFastRun(keys, limits)) {
    const recognised = { ...next, recognised: true }
    return step(recognised, 'pending', { swallow: true, settleAfterMs: limits.settleMs })
  }
  return step({ ...next, leakedKeys: keys }, continues ? 'pending' : 'typing', { startsRun: !continues })
}

/** One key of a run that goes on, or of none. */
function reduceKey(state: ScanBurstState, key: ScanKey, limits: ScanBurstLimits): ScanBurstStep {
  const sinceScanMs = state.scannedAtMs === null ? null : key.atMs - state.scannedAtMs
  const followsScan = sinceScanMs !== null && sinceScanMs >= 0 && sinceScanMs <= limits.terminatorsMs
  if (isTerminator(key) && !state.recognised && followsScan) return step(afterRun(state), 'pending', { swallow: true })
  if (key.repeat) return reduceOtherKey(state, key, limits)
  if (isTerminator(key)) return reduceTerminator(state, key, limits)
  const char = charOf(key)
  return char === null ? reduceOtherKey(state, key, limits) : reduceCharacter(state, key, char, limits)
}

/** One `keydown`. Thresholds may be set per scanner. */
export function reduceScanKey(
  state: ScanBurstState,
  key: ScanKey,
  limits: ScanBurstLimits = scanBurstLimits,
): ScanBurstStep {
  const settled = settleScanBurst(state, key.atMs, limits)
  if (settled) return { ...reduceScanKey(settled.state, key, limits), earlierScan: settled.scan }
  // Shift of a capital letter, or a lock: neither typing nor a gap.
  if (modifierCodes.test(key.code)) {
    return step(state, state.recognised ? 'pending' : 'typing', {
      settleAfterMs: state.recognised ? silenceMs(state, limits) : null,
    })
  }
  return reduceKey(state, key, limits)
}

/** Ends a recognised burst that has been silent for `settleMs`; null where there is none (yet). */
export function settleScanBurst(
  state: ScanBurstState,
  atMs: number,
  limits: ScanBurstLimits = scanBurstLimits,
): { state: ScanBurstState; scan: Scan } | null {
  if (!state.recognised || atMs - state.lastAtMs < silenceMs(state, limits)) return null
  return ended(state, 'pause', state.lastAtMs)
}
