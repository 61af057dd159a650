// Once before the window tests: a seeded demo desk that each test copies, instead of two seconds of seeding at each start.
// The first start of a demo desk is seen by newcomer.e2e.ts and power-cut.e2e.ts.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const projectRoot = join(import.meta.dirname, '../..')

/** Vitest calls it by this name, and what it returns afterwards. */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-e2e-template-'))
  const scripts = ['scripts/run-in-electron.mjs', 'scripts/run-typescript.mjs', 'test/support/make-demo-desk.ts']
  execFileSync(process.execPath, [...scripts, folder], { cwd: projectRoot, stdio: 'inherit' })
  process.env['KASSA_TEST_DEMO_DESK'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
