import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and what is missing above it. Node's own `recursive` never ends below /proc, where a folder that is
 * there answers ENOENT for every new name. Throws what the system says; a file in its place is ENOTDIR or EEXIST.
 */
export const makeFolder = (folder: string): void => {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
    return
  }
  const above = dirname(folder)
  if (above !== folder && !existsSync(above)) makeFolder(above)
  mkdirSync(folder)
}
