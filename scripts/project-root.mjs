import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the clone: the folder with package.json. Scripts never rely on the current folder. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..')
