/**
 * By which speed a wedge scanner is told from a person, and what a few scans of this very scanner propose. People are
 * above 80 ms a key, scanners were seen at 6–30 ms (components.md §6): no proposal and no setting goes where people are.
 */

/** All in milliseconds; what each means stands in `ScanBurstLimits`. */
export type ScanThresholds = {
  readonly averageGapMs: number
  readonly runPauseMs: number
  readonly settleMs: number
}

/** What settings may hold. The upper ends are what a scanner is listened for while its speed is being learned. */
export const thresholdBounds: {
  readonly [Key in keyof ScanThresholds]: { readonly min: number; readonly max: number }
} = {
  averageGapMs: { min: 20, max: 60 },
  runPauseMs: { min: 60, max: 150 },
  settleMs: { min: 100, max: 400 },
}

/** Of scanners that nobody has measured. A burst without a terminator ends later than a busy moment of the machine. */
export const usualThresholds: ScanThresholds = { averageGapMs: 50, runPauseMs: 100, settleMs: 200 }

/** The slowest that is listened to: only while somebody looks at what comes in. */
export const widestThresholds: ScanThresholds = {
  averageGapMs: thresholdBounds.averageGapMs.max,
  runPauseMs: thresholdBounds.runPauseMs.max,
  settleMs: thresholdBounds.settleMs.max,
}

/** How fast one scan came. */
export type ScanSpeed = { readonly characters: number; readonly averageGapMs: number; readonly longestGapMs: number }

/** So many scans show what a scanner does when the machine is busy and when it is not. */
export const scansToLearn = 3

export type ThresholdProposal =
  | { ok: true; thresholds: ScanThresholds }
  /** `too_few`: scan more. `too_slow`: told from typing by nothing; the scanner's own delay must be made shorter. */
  | { ok: false; reason: 'too_few' | 'too_slow' }

/** Twice the slowest scan, for a worse day; never into the range of people. */
export function proposeThresholds(scans: readonly ScanSpeed[]): ThresholdProposal {
  if (scans.length < scansToLearn) return { ok: false, reason: 'too_few' }
  const averageMs = Math.max(...scans.map((scan) => scan.averageGapMs))
  const longestMs = Math.max(...scans.map((scan) => scan.longestGapMs))
  // Without a quarter to spare the next scan of the same scanner may fail.
  if (averageMs * 1.25 > thresholdBounds.averageGapMs.max || longestMs * 1.25 > thresholdBounds.runPauseMs.max)
    return { ok: false, reason: 'too_slow' }
  return {
    ok: true,
    thresholds: {
      averageGapMs: within('averageGapMs', averageMs * 2),
      runPauseMs: within('runPauseMs', longestMs * 2),
      settleMs: within('settleMs', longestMs * 4),
    },
  }
}

function within(key: keyof ScanThresholds, valueMs: number): number {
  const { min, max } = thresholdBounds[key]
  return Math.min(max, Math.max(min, Math.ceil(valueMs)))
}

/** Whether settings may hold these: whole numbers within the bounds, and a pause longer than the average gap. */
export function areThresholdsSafe(thresholds: ScanThresholds): boolean {
  const keys = ['averageGapMs', 'runPauseMs', 'settleMs'] as const
  return keys.every((key) => {
    const { min, max } = thresholdBounds[key]
    return Number.isInteger(thresholds[key]) && thresholds[key] >= min && thresholds[key] <= max
  })
}
