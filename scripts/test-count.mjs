/** Enough for the difference and the first lines of the stack. */
const messageLength = 1500

/**
 * Counts the tests of one vitest run so that nothing that went wrong can look like success: a file that did not load,
 * a run that died, a test left out. A complaint is what is said at the very end, where a short log is read.
 * @param {number} exitCode
 * @param {string | null} report vitest's JSON report; null when there is none
 * @param {boolean} strict tests that were skipped count as failed
 * @returns {{ passed: number, failed: number, complaints: string[] }}
 */
export function countTests(exitCode, report, strict) {
  if (report === null) return { passed: 0, failed: 1, complaints: [`ended with code ${exitCode} and without a report`] }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report)
  const complaints = []
  let failed = numFailedTests
  for (const file of testResults) {
    const failedTests = file.assertionResults.filter((/** @type {{ status: string }} */ one) => one.status === 'failed')
    for (const { fullName, duration, failureMessages } of failedTests) {
      // Of a test that was too slow the report has no other word than how long it took.
      const told = `${file.name}: ${fullName}, after ${Math.round(duration)} ms`
      complaints.push(`${told}\n${String(failureMessages[0]).slice(0, messageLength)}`)
    }
    if (file.status !== 'failed' || failedTests.length > 0) continue
    failed += 1
    complaints.push(`${file.name} did not run to its end`)
  }
  const left = numPendingTests + (numTodoTests ?? 0)
  if (strict && left > 0) {
    failed += left
    complaints.push(`${left} tests were left out`)
  }
  if (strict && numPassedTests + numFailedTests === 0) {
    failed += 1
    complaints.push('no test was run')
  }
  if (exitCode !== 0 && failed === 0) {
    failed = 1
    complaints.push(`ended with code ${exitCode}`)
  }
  return { passed: numPassedTests, failed, complaints }
}
