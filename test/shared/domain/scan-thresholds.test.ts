import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idleScanBurst, reduceScanKey, scanBurstLimits } from '../../../shared/domain/scan-burst.ts'
import {
  areThresholdsSafe,
  proposeThresholds,
  type ScanSpeed,
  scansToLearn,
  type ScanThresholds,
  thresholdBounds,
  usualThresholds,
  widestThresholds,
} from '../../../shared/domain/scan-thresholds.ts'

const scan = (averageGapMs: number, longestGapMs = averageGapMs * 1.5): ScanSpeed => ({
  ...{ characters: 60, averageGapMs, longestGapMs },
})

/** Whether keys so far apart are taken for a scan. */
const isScan = (thresholds: ScanThresholds, gapMs: number): boolean => {
  let state = idleScanBurst
  for (let index = 0; index < 40; index++) {
    const key = { code: `Digit${index % 10}`, shift: false, repeat: false, atMs: 1000 + index * gapMs }
    state = reduceScanKey(state, key, { ...scanBurstLimits, ...thresholds }).state
  }
  return state.recognised
}

describe('learning a scanner', () => {
  test('needs three scans', () => {
    expect(proposeThresholds([scan(8), scan(8)])).toEqual({ ok: false, reason: 'too_few' })
    expect(scansToLearn).toBe(3)
  })

  test('gives twice the slowest of them, within the bounds', () => {
    expect(proposeThresholds([scan(8), scan(14, 40), scan(10)])).toEqual({
      ok: true,
      thresholds: { averageGapMs: 28, runPauseMs: 80, settleMs: 160 },
    })
    expect(proposeThresholds([scan(2), scan(2), scan(2)])).toMatchObject({
      thresholds: { averageGapMs: 20, runPauseMs: 60, settleMs: 100 },
    })
  })

  test('one as slow as a person is told so', () => {
    expect(proposeThresholds([scan(8), scan(8), scan(49)])).toEqual({ ok: false, reason: 'too_slow' })
    expect(proposeThresholds([scan(30, 130), scan(30), scan(30)])).toEqual({ ok: false, reason: 'too_slow' })
  })

  test('whatever is proposed takes that scanner, and never a person', () => {
    const speeds = fc.record({
      averageGapMs: fc.double({ min: 1, max: 200, noNaN: true }),
      factor: fc.double({ min: 1, max: 4, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(speeds, { minLength: 3, maxLength: 6 }), (found) => {
        const scans = found.map(({ averageGapMs, factor }) => scan(averageGapMs, averageGapMs * factor))
        const proposal = proposeThresholds(scans)
        if (!proposal.ok) return
        expect(areThresholdsSafe(proposal.thresholds)).toBe(true)
        for (const { averageGapMs } of scans) expect(isScan(proposal.thresholds, averageGapMs)).toBe(true)
        expect(isScan(proposal.thresholds, 80)).toBe(false)
      }),
    )
  })
})

describe('what settings may hold', () => {
  test('the usual ones and the widest, and at no bound a person is taken for a scanner', () => {
    for (const thresholds of [usualThresholds, widestThresholds]) {
      expect(areThresholdsSafe(thresholds)).toBe(true)
      expect(isScan(thresholds, 70)).toBe(false)
    }
    expect(isScan(usualThresholds, 30)).toBe(true) // negative control
  })

  test.each([
    ['people type so', { averageGapMs: thresholdBounds.averageGapMs.max + 1 }],
    ['no scanner is so fast', { averageGapMs: 19 }],
    ['typing would be joined', { runPauseMs: 151 }],
    ['a fraction', { settleMs: 100.5 }],
  ])('not what is out of bounds: %s', (_why, part) => {
    expect(areThresholdsSafe({ ...usualThresholds, ...part })).toBe(false)
  })
})
