import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * electron-builder copies an unpacked Electron as it is: what only development needs must go, above all the launcher
 * that would open any folder given to it.
 * @param {{ appOutDir: string }} context
 */
export async function removeDevelopmentParts({ appOutDir }) {
  for (const part of ['resources/default_app.asar', 'version', 'registry-copy.json']) {
    await rm(join(appOutDir, part), { force: true })
  }
}

// electron-builder takes the hook by this name.
export { removeDevelopmentParts as default }
