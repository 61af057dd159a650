import { accessSync, constants, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFolder } from '../core/make-folder.ts'

/**
 * Chromium's own folder. With KASSA_DATA_DIR it lies inside, so that each desk has its own instance lock; where that
 * folder is read-only, in the temp folder, so that the window can come up and say so.
 */
export const ownUserData = (userData: string, env: NodeJS.ProcessEnv): string => {
  const dataDir = env['KASSA_DATA_DIR']
  if (!dataDir) return userData
  const inside = join(dataDir, 'chromium')
  try {
    makeFolder(inside)
    accessSync(inside, constants.W_OK)
    return inside
  } catch {
    return mkdtempSync(join(tmpdir(), 'gorod-kassa-')) // a name nobody else can have made before
  }
}
