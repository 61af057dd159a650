/**
 * Tells a keyboard-wedge scanner from a person by the speed of physical keys (components.md §6). Pure: the window's
 * one capture-phase `keydown` listener (renderer/keys/scan-router.ts) feeds it on every screen, and does what the step
 * says: keeps what the focused field holds when a run starts, puts it back when the run is recognised as a burst (its
 * first keys have passed by then, nothing of it does after), swallows the rest, and hands the scan on. What was
 * swallowed is never given back: a recognised burst is always a scan. `swallow` also covers Enter, Tab, LF and CR that
 * follow the scan within 300 ms, so a money confirm never sees them. Use `event.timeStamp`, not the time of handling:
 * a busy window would stretch the gaps.
 */
import { charFromKey } from './keyboard-layout.ts'
import { waitAfterLineMs } from './scan-lines.ts'
import { noFrame, type ScanFrame } from './scan-text.ts'
import { usualThresholds } from './scan-thresholds.ts'

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
  /** What the scanner puts around a code. */
  readonly frame: ScanFrame
}

export const scanBurstLimits: ScanBurstLimits = {
  ...usualThresholds,
  minLength: 6,
  terminatorsMs: 300,
  frame: noFrame,
}

/** A code shorter than `minLength` is one if its terminator comes at a pace that no hand has. */
const shortCode = { minLength: 4, averageGapMs: 25, longestGapMs: 40 }

/** Opaque; begin with `idleScanBurst`. */
export type ScanBurstState = {
  readonly text: string
  /** The run's keys, terminators too. */
  readonly keys: readonly ScanKey[]
  /** The run has been fast for `minLength` characters: its keys are swallowed. */
  readonly recognised: boolean
  /** Digits of the number pad while Alt is held: some scanners type a character by its code. Null while it is not. */
  readonly altDigits: string | null
  readonly lastAtMs: number
  /** When the last scan ended; its terminators are swallowed for a while. */
  readonly scannedAtMs: number | null
}

export const idleScanBurst: ScanBurstState = {
  text: '',
  keys: [],
  recognised: false,
  altDigits: null,
  lastAtMs: 0,
  scannedAtMs: null,
}

export type Scan = {
  /** Lines (a passport's zone, breaks inside a bill) are separated by a line feed, whatever came between them. */
  readonly scan: string
  /** `pause`: no terminator came, so a part may be missing at the end. */
  readonly endedBy: 'terminator' | 'pause'
  /** All keys of it, in their order. */
  readonly keys: readonly ScanKey[]
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
  /** The run has just turned out to be a burst after some of it had passed: put back what the field held. */
  readonly undoesLeak: boolean
  /** Call `settleScanBurst` after so long without a key; null where nothing waits. */
  readonly settleAfterMs: number | null
}

const modifierCodes = /^(?:Shift|Control|Alt|Meta)(?:Left|Right)$|^CapsLock$|^NumLock$/
const terminatorCodes: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab'])
/** Ctrl+J is LF, Ctrl+M CR, Ctrl+I Tab. */
const terminatorControls: ReadonlySet<string> = new Set(['KeyJ', 'KeyM', 'KeyI'])

export function isTerminator(key: ScanKey): boolean {
  return terminatorCodes.has(key.code) || (key.ctrl === true && terminatorControls.has(key.code))
}

/** The character that the scanner means by the key; null for none. Ctrl+] is GS, the group separator. */
function charOf(key: ScanKey): string | null {
  if (key.ctrl) return key.code === 'BracketRight' ? '\u001d' : null
  return key.alt || key.meta ? null : charFromKey(key.code, key.shift)
}

/** Gaps between different keys: «00» and «000» keys of cash keyboards send one key twice at once, and are a person's. */
function gapsOf(keys: readonly ScanKey[]): number[] {
  return keys.flatMap((key, index) => {
    const before = keys[index - 1]
    return before === undefined || before.code === key.code ? [] : [key.atMs - before.atMs]
  })
}

const averageOf = (gaps: readonly number[]): number => gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length

function isFastRun(keys: readonly ScanKey[], { minLength, averageGapMs }: ScanBurstLimits): boolean {
  if (keys.length < Math.max(2, minLength)) return false
  const gaps = gapsOf(keys)
  // One key over and over is a held key whose repeat nobody flagged.
  return gaps.length > 0 && averageOf(gaps) < averageGapMs
}

function isShortCode({ keys }: ScanBurstState, terminator: ScanKey): boolean {
  if (keys.length < shortCode.minLength || keys.every(({ code }) => code === keys[0]?.code)) return false
  const gaps = gapsOf([...keys, terminator])
  return averageOf(gaps) < shortCode.averageGapMs && Math.max(...gaps) < shortCode.longestGapMs
}

function step(state: ScanBurstState, outcome: ScanBurstOutcome, more: Partial<ScanBurstStep> = {}): ScanBurstStep {
  const nothing = { earlierScan: null, swallow: false, startsRun: false, undoesLeak: false, settleAfterMs: null }
  return { state, outcome, ...nothing, ...more }
}

/** No run; the terminators of an earlier scan stay remembered. */
function afterRun(state: ScanBurstState): ScanBurstState {
  return { ...idleScanBurst, scannedAtMs: state.scannedAtMs }
}

/** A code of the number pad as its character: with a zero in front of windows-1251, else of the DOS page. */
function charOfAltCode(digits: string): string {
  if (digits === '') return ''
  const encoding = digits.startsWith('0') ? 'windows-1251' : 'ibm866'
  return new TextDecoder(encoding).decode(Uint8Array.of(Number(digits) & 255))
}

/** Alt has been let go, or pressed for the next character. */
function withAltCode(state: ScanBurstState): ScanBurstState {
  if (state.altDigits === null) return state
  return { ...state, text: state.text + charOfAltCode(state.altDigits), altDigits: null }
}

function ended(state: ScanBurstState, endedBy: Scan['endedBy'], atMs: number): { state: ScanBurstState; scan: Scan } {
  const { text, keys } = withAltCode(state)
  return { state: { ...idleScanBurst, scannedAtMs: atMs }, scan: { scan: text.trimEnd(), endedBy, keys } }
}

/** A key that types no character of a code: in a burst it is noise, else it is the person's. */
function reduceOtherKey(state: ScanBurstState, key: ScanKey, limits: ScanBurstLimits): ScanBurstStep {
  if (!state.recognised) return step(afterRun(state), 'typing')
  return step({ ...state, lastAtMs: key.atMs }, 'pending', { swallow: true, settleAfterMs: silenceMs(state, limits) })
}

const isBetweenLines = (state: ScanBurstState): boolean => state.text.endsWith('\n')

/** Silence after which a recognised burst is over. */
const silenceMs = (state: ScanBurstState, limits: ScanBurstLimits): number =>
  isBetweenLines(state) ? waitAfterLineMs(state.text, limits.frame) : limits.settleMs

/** Whether a terminator belongs to the scan before. */
function followsScan({ scannedAtMs }: ScanBurstState, key: ScanKey, limits: ScanBurstLimits): boolean {
  const sinceMs = scannedAtMs === null ? -1 : key.atMs - scannedAtMs
  return sinceMs >= 0 && sinceMs <= limits.terminatorsMs
}

function reduceTerminator(before: ScanBurstState, key: ScanKey, limits: ScanBurstLimits): ScanBurstStep {
  const state = withAltCode(before)
  const undoesLeak = !state.recognised
  if (!state.recognised && !isShortCode(state, key)) {
    const swallow = followsScan(state, key, limits)
    return step(afterRun(state), swallow ? 'pending' : 'typing', { swallow })
  }
  const keys = [...state.keys, key]
  // CR LF between lines is two terminators; the wait is the first one's.
  if (isBetweenLines(state))
    return step({ ...state, keys }, 'pending', { swallow: true, settleAfterMs: silenceMs(state, limits) })
  const waitMs = waitAfterLineMs(state.text, limits.frame)
  if (waitMs > 0) {
    const waiting = { ...state, keys, recognised: true, text: `${state.text.trimEnd()}\n`, lastAtMs: key.atMs }
    return step(waiting, 'pending', { swallow: true, undoesLeak, settleAfterMs: waitMs })
  }
  const end = ended({ ...state, keys }, 'terminator', key.atMs)
  return step(end.state, end.scan, { swallow: true, undoesLeak })
}

/** One more key of a code; `add` is what it puts to the text. */
function reduceCharacter(
  state: ScanBurstState,
  key: ScanKey,
  add: Pick<ScanBurstState, 'text' | 'altDigits'>,
  limits: ScanBurstLimits,
): ScanBurstStep {
  const gapMs = key.atMs - state.lastAtMs
  const continues = state.keys.length > 0 && gapMs >= 0 && (state.recognised || gapMs <= limits.runPauseMs)
  const run = continues ? state : afterRun(state)
  const keys = [...run.keys, key]
  const next = { ...run, keys, text: run.text + add.text, altDigits: add.altDigits, lastAtMs: key.atMs }
  if (run.recognised || isFastRun(keys, limits)) {
    const undoesLeak = !run.recognised
    return step({ ...next, recognised: true }, 'pending', { swallow: true, undoesLeak, settleAfterMs: limits.settleMs })
  }
  return step(next, continues ? 'pending' : 'typing', { startsRun: !continues })
}

/** One key of a run that goes on, or of none. */
function reduceKey(before: ScanBurstState, key: ScanKey, limits: ScanBurstLimits): ScanBurstStep {
  if (key.repeat && isTerminator(key) && followsScan(before, key, limits))
    return step(before, 'pending', { swallow: true })
  if (key.repeat) return reduceOtherKey(before, key, limits)
  if (isTerminator(key)) return reduceTerminator(before, key, limits)
  const digit = key.alt === true && before.altDigits !== null ? /^Numpad(\d)$/.exec(key.code)?.[1] : undefined
  if (digit !== undefined)
    return reduceCharacter(before, key, { text: '', altDigits: `${before.altDigits}${digit}`.slice(-4) }, limits)
  const state = withAltCode(before)
  const char = charOf(key)
  return char === null
    ? reduceOtherKey(state, key, limits)
    : reduceCharacter(state, key, { text: char, altDigits: null }, limits)
}

/** One `keydown`. Thresholds may be set per scanner. */
export function reduceScanKey(
  state: ScanBurstState,
  key: ScanKey,
  limits: ScanBurstLimits = scanBurstLimits,
): ScanBurstStep {
  const settled = settleScanBurst(state, key.atMs, limits)
  if (settled) return { ...reduceScanKey(settled.state, key, limits), earlierScan: settled.scan }
  // Shift of a capital letter, or a lock: neither typing nor a gap. Alt may begin a code of the number pad.
  if (modifierCodes.test(key.code)) {
    const next = key.code.startsWith('Alt') ? { ...withAltCode(state), altDigits: '' } : state
    return step(next, state.recognised ? 'pending' : 'typing', {
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
  return ended(state, isBetweenLines(state) ? 'terminator' : 'pause', state.lastAtMs)
}
