import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** Another running program, of this account or of another one, has the data folder open. */
export class FolderInUseError extends Error {}

export type FolderLock = { release(): void }

/** Kept alive here: a connection nobody points to is collected, and its lock with it. */
const held = new Set<Sqlite.Database>()

/**
 * Keeps the data folder for this process: Chromium's own instance lock is one per account, and two programs on one desk
 * would number the same receipts. The lock is the operating system's, held by SQLite on an empty file: it ends with the
 * process however that ends, so nothing stale is left after a kill and no process id is ever compared.
 * Throws FolderInUseError, or what the system says where the folder can't be written (`databaseProblem` knows it).
 */
export const lockFolder = (folder: string): FolderLock => {
  const file = join(folder, 'in-use.lock')
  const raw = new Sqlite(file, { timeout: 0 })
  try {
    // Nothing is ever written: without a change an open transaction costs no journal and no fsync.
    raw.exec('BEGIN EXCLUSIVE')
    // On a file it may only read SQLite takes a lock that several may hold.
    accessSync(file, constants.W_OK)
  } catch (error) {
    raw.close()
    const code = error instanceof Sqlite.SqliteError ? error.code : ''
    if (code.startsWith('SQLITE_BUSY')) throw new FolderInUseError('the data folder is open elsewhere')
    throw error
  }
  held.add(raw)
  return {
    release: () => {
      held.delete(raw)
      raw.close()
    },
  }
}
