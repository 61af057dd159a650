import { accessSync, constants, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFolder } from '../core/make-folder.ts'

const machineFolder = '/var/lib/gorod-kassa'

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Data lie per machine, not per OS account: KASSA_DATA_DIR, else the machine's folder, else the account's. */
export const chooseDataRoot = (userData: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string => {
  if (env['KASSA_DATA_DIR']) return env['KASSA_DATA_DIR']
  return platform === 'linux' && isWritable(machineFolder) ? machineFolder : userData
}

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
