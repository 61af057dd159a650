// Every test there is: npm test. One stage with the arguments of vitest: npm run check | unit | e2e [-- file …].
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { setUp } from './setup.mjs'
import { runScript, timed } from './stage.mjs'
import { countTests } from './test-count.mjs'

const [stage = 'all', ...vitestArgs] = process.argv.slice(2)
if (!['all', 'check', 'unit', 'e2e'].includes(stage)) {
  console.error(`no such stage: ${stage}`)
  process.exit(2)
}

const startedMs = performance.now()
const reports = mkdtempSync(join(tmpdir(), 'kassa-tests-'))
let passed = 0
let failed = 0
/** Said at the end, which is what is left of a log that is cut. @type {string[]} */
const complaints = []

await timed('set-up', () => setUp({ tests: true, build: stage === 'all' || stage === 'e2e' }))
if (stage === 'all' || stage === 'check') {
  const checks = await timed('check', runChecks)
  failed += checks.length
  complaints.push(...checks.map((check) => `✗ check: ${check}`))
}
if (stage === 'all' || stage === 'unit') {
  await timed('unit and integration', () => runVitest('unit', ['scripts/run-in-electron.mjs'], 'vitest.config.ts'))
}
if (stage === 'all' || stage === 'e2e') await timed('e2e', () => runVitest('e2e', [], 'vitest.e2e.config.ts'))
rmSync(reports, { recursive: true, force: true })

for (const complaint of complaints) console.log(complaint)
console.log(`── total: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/**
 * @param {string} name
 * @param {string[]} runner script that runs vitest in Electron's Node; empty for plain Node
 * @param {string} config
 */
async function runVitest(name, runner, config) {
  const report = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...reporters, ...vitestArgs]
  const code = await runScript([...runner, ...args])
  const count = countTests(code, readReport(report), stage === 'all')
  complaints.push(...count.complaints.map((complaint) => `✗ ${name}: ${complaint}`))
  passed += count.passed
  failed += count.failed
}

/** @param {string} path */
function readReport(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
