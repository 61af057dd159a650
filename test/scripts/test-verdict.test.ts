import { describe, expect, test } from 'vitest'
import { judgeCruise } from '../../scripts/check.mjs'
import { countTests } from '../../scripts/test-count.mjs'

const file = (status: string, ...tests: string[]) => ({
  name: 'test/a.test.ts',
  status,
  assertionResults: tests.map((one) => ({
    status: one,
    fullName: `is ${one}`,
    duration: 7.4,
    failureMessages: ['1 is not 2'],
  })),
})
const report = (passed: number, failed: number, pending: number, ...testResults: object[]) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, testResults })

describe('the verdict over a run of tests', () => {
  test('a run in which everything passed is counted as it is', () => {
    expect(countTests(0, report(2, 0, 0, file('passed', 'passed', 'passed')), true)).toEqual({
      passed: 2,
      failed: 0,
      complaints: [],
    })
  })

  test.each([
    ['a run that died without a report', 139, null],
    ['a file that did not load', 1, report(1, 0, 0, file('passed', 'passed'), file('failed'))],
    ['a test that was left out', 0, report(1, 0, 1, file('passed', 'passed', 'skipped'))],
    ['a run without a single test', 0, report(0, 0, 0)],
    ['an unhandled error in spite of passed tests', 1, report(1, 0, 0, file('passed', 'passed'))],
  ])('%s is never a success', (_, exitCode, json) => {
    const count = countTests(exitCode, json, true)
    expect(count.failed).toBe(1)
    expect(count.complaints).toHaveLength(1)
  })

  test('a failed test is counted once, not again for its file', () => {
    const count = countTests(1, report(1, 1, 0, file('failed', 'passed', 'failed')), true)
    expect(count.failed).toBe(1)
    expect(count.complaints).toEqual(['test/a.test.ts: is failed, after 7 ms\n1 is not 2'])
  })

  test('one stage by hand may leave tests out', () => {
    expect(countTests(0, report(1, 0, 5, file('passed', 'passed')), false).failed).toBe(0)
  })
})

describe('the verdict over the import rules', () => {
  const cruise = (violations: object[], totalCruised: number) =>
    JSON.stringify({ summary: { violations, totalCruised, totalDependenciesCruised: totalCruised } })

  test('a tree without violations passes', () => {
    expect(judgeCruise(cruise([], 120)).ok).toBe(true)
  })

  test('a violation is named with both files and fails', () => {
    const crime = { rule: { name: 'shared-is-pure', severity: 'error' }, from: 'shared/a.ts', to: 'node:fs' }
    const verdict = judgeCruise(cruise([crime], 120))
    expect(verdict.ok).toBe(false)
    expect(verdict.lines[0]).toBe('error shared-is-pure: shared/a.ts → node:fs')
  })

  test('no violation among no modules is a failure', () => {
    expect(judgeCruise(cruise([], 0)).ok).toBe(false)
  })
})
