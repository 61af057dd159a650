import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

const projectRoot = join(import.meta.dirname, '../../..')

/** Where shims, bundles and the disks of a run lie: on a real file system, as /tmp may keep no birth times. */
export const powerCutCache = join(projectRoot, '.cache/power-cut')

/**
 * Compiles shim.c and image.c with gcc, once per state of their source, and returns the library's path for LD_PRELOAD.
 * Throws with the compiler's words, or with what to install.
 */
export function buildShim(): string {
  const sources = ['shim.h', 'shim.c', 'image.c'].map((name) => join(import.meta.dirname, name))
  const digest = createHash('sha256')
  for (const source of sources) digest.update(readFileSync(source))
  const library = join(powerCutCache, `shim-${digest.digest('hex').slice(0, 16)}.so`)
  if (existsSync(library)) return library

  mkdirSync(powerCutCache, { recursive: true })
  // Built beside and renamed: several test processes may be building at once.
  const fresh = `${library}.${process.pid}`
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-fvisibility=hidden', '-pthread']
  const built = spawnSync('gcc', [...flags, '-o', fresh, ...sources.slice(1)], { encoding: 'utf8' })
  if (built.error)
    throw new Error('gcc is needed for the power cut: apt-get install -y gcc libc6-dev', { cause: built.error })
  if (built.status !== 0) throw new Error(`the power-cut shim does not compile:\n${built.stderr}`)
  renameSync(fresh, library)
  return library
}
