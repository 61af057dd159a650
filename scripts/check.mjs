// The checks that run nothing: types per environment, lint, import rules, format. All of them run, so that one look
// shows everything that is wrong.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project-root.mjs'
import { readScript, runScript, timed } from './stage.mjs'

const typeProjects = ['.', 'shared', 'electron', 'renderer', 'test', 'scripts']
const cruisedFolders = ['shared', 'electron', 'renderer', 'test', 'scripts']

/**
 * Runs every check.
 * @returns {Promise<string[]>} names of those that failed
 */
export async function runChecks() {
  /** @type {[string, () => Promise<boolean>][]} */
  const checks = [
    ...typeProjects.map(
      (folder) => /** @type {[string, () => Promise<boolean>]} */ ([`types ${folder}`, () => checkTypes(folder)]),
    ),
    [
      'lint',
      async () =>
        (await runScript([
          'node_modules/oxlint/bin/oxlint',
          '--type-aware',
          '--deny-warnings',
          '--report-unused-disable-directives',
        ])) === 0,
    ],
    ['import rules', checkImportRules],
    ['format', async () => (await runScript(['node_modules/@biomejs/biome/bin/biome', 'format', '.'])) === 0],
  ]
  const failed = []
  for (const [name, check] of checks) {
    if (!(await timed(name, check))) failed.push(name)
  }
  return failed
}

/** @param {string} folder */
async function checkTypes(folder) {
  return (await runScript(['node_modules/typescript7/bin/tsc', '-p', folder, '--noEmit'])) === 0
}

async function checkImportRules() {
  const tool = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const folders = cruisedFolders.filter((folder) => existsSync(join(projectRoot, folder)))
  const { stdout } = await readScript([tool, ...options, ...folders])
  const verdict = judgeCruise(stdout)
  for (const line of verdict.lines) console.log(line)
  return verdict.ok
}

/**
 * With a TypeScript it does not know dependency-cruiser cruises nothing and is content: nothing cruised is a failure.
 * @param {string} report dependency-cruiser's JSON
 * @returns {{ ok: boolean, lines: string[] }}
 */
export function judgeCruise(report) {
  const { summary } = JSON.parse(report)
  const lines = summary.violations.map(
    (/** @type {{ rule: { name: string, severity: string }, from: string, to: string }} */ violation) =>
      `${violation.rule.severity} ${violation.rule.name}: ${violation.from} → ${violation.to}`,
  )
  const cruised = `${summary.totalCruised} modules, ${summary.totalDependenciesCruised ?? 0} dependencies cruised`
  const empty = !(summary.totalCruised > 0 && summary.totalDependenciesCruised > 0)
  return { ok: lines.length === 0 && !empty, lines: [...lines, empty ? `nothing was checked: ${cruised}` : cruised] }
}
