import { closeSync, fdatasyncSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { fsyncFolder } from '../fsync.ts'

/** What SQLite may leave beside a database file. */
const companions = ['', '-wal', '-shm', '-journal']

export const removeListFile = (file: string): void => {
  for (const end of companions) rmSync(`${file}${end}`, { force: true })
}

/**
 * Writes a list's file under its generation name: nobody reads it before it is whole, so it needs no journal of its own;
 * it is closed in journal_mode=DELETE and put on the disk before it is looked at. `fill` runs in one transaction, and may
 * `flush` what was written so far, so that the end does not wait for all of it; on any error nothing is left. Throws what
 * `fill`, SQLite and the file system throw.
 */
export const writeListFile = (
  file: string,
  schema: string,
  fill: (raw: Sqlite.Database, flush: () => void) => void,
): number => {
  removeListFile(file)
  const handle = openSync(file, 'wx', 0o600) // SQLite would make it readable by everyone
  try {
    fillFile(file, schema, (raw) => fill(raw, () => fdatasyncSync(handle)))
    fsyncSync(handle)
    closeSync(handle)
    fsyncFolder(dirname(file))
    return statSync(file).size
  } catch (error) {
    closeSync(handle)
    removeListFile(file)
    throw error
  }
}

const fillFile = (file: string, schema: string, fill: (raw: Sqlite.Database) => void): void => {
  const raw = new Sqlite(file)
  try {
    raw.pragma('journal_mode = DELETE')
    raw.pragma('synchronous = OFF') // what is written is put on the disk by hand
    raw.pragma('trusted_schema = OFF')
    raw.transaction(() => {
      raw.exec(schema)
      fill(raw)
    })()
  } finally {
    raw.close()
  }
}
