import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { planLaunch } from '../../scripts/launch.mjs'
import { type DeskWindow, watchWindow } from './electron-app.ts'

/**
 * Starts the desk as `npm start` does, as root's unprivileged user, so that the modes of files count for it. Whoever
 * keeps it closes it.
 */
export const keepDeskAsUser = async (dataDir: string): Promise<DeskWindow> => {
  const plan = planLaunch({ args: ['--demo'], env: { ...process.env, KASSA_DATA_DIR: dataDir, LANG: 'ru_RU.UTF-8' } })
  const folder = mkdtempSync(join(tmpdir(), 'kassa-wrapper-'))
  const wrapper = join(folder, 'desk')
  const asUser = plan.uid === undefined ? '' : `setpriv --reuid ${plan.uid} --regid ${plan.gid} --clear-groups `
  writeFileSync(wrapper, `#!/bin/sh\nexec ${asUser}'${plan.command}' "$@"\n`)
  chmodSync(wrapper, 0o755)
  const app = await _electron.launch({
    executablePath: wrapper,
    args: plan.args,
    env: plan.env as Record<string, string>,
    cwd: plan.cwd,
    chromiumSandbox: plan.sandboxed,
    timeout: 30_000,
  })
  return watchWindow(app, dataDir, () => rmSync(folder, { recursive: true, force: true }))
}
