import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own for one test: it can be filled to the last byte and freed again. */
export type SmallDisk = { readonly folder: string; fill(): void; free(): void; remove(): void }

/** Mounts a tmpfs of so many MiB; where this user or container may not, says why. */
export const mountSmallDisk = (megabytes: number): SmallDisk | { reason: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { encoding: 'utf8' })
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    return { reason: (mounted.stderr || mounted.error?.message || 'mount failed').trim() }
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => {
      const file = openSync(ballast, 'a')
      try {
        for (const bytes of [65_536, 4096, 1]) writeUntilFull(file, Buffer.alloc(bytes))
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove: () => {
      // Lazily: a desk that is still ending holds its files.
      spawnSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const writeUntilFull = (file: number, piece: Buffer): void => {
  for (;;) {
    try {
      if (writeSync(file, piece) < piece.length) return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return
      throw error
    }
  }
}
