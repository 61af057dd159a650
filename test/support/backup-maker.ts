// Copies made in place, without the worker, so that a test sees the folder.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupMaker } from '../../electron/core/ports.ts'
import { makeBackup } from '../../electron/db/backup.ts'
import { databaseFile } from '../../electron/desk.ts'

/** The app's own way to a copy of this desk's database. */
export const backupMaker = (deskFolder: string): BackupMaker => {
  const folder = join(deskFolder, 'backups')
  return {
    folder,
    isThere: (name) => existsSync(join(folder, name)),
    make: async (name, at) => makeBackup({ file: databaseFile(deskFolder), folder, name, at, spareBytes: 0 }),
  }
}

/** As on a disk without room. */
export const failingMaker = (code: string): BackupMaker => ({
  folder: '/nowhere',
  isThere: () => false,
  make: () => Promise.reject(Object.assign(new Error('no copy'), { code })),
})
