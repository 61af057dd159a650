import { statSync } from 'node:fs'
import { join } from 'node:path'
import { listCopies } from './backup.ts'
import { readDeskMarker } from './desk-marker.ts'

/** A desk was set up here, and its database is gone. */
export class DatabaseLostError extends Error {}

const isThere = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0

/**
 * Throws DatabaseLostError when a real desk's folder bears signs of one (its marker, its copies) but no database: a new
 * empty one in its place would give receipt numbers a second time, and nobody would look for the lost one.
 */
export const assertDatabaseNotLost = (folder: string, file: string): void => {
  if (isThere(file)) return
  if (readDeskMarker(folder) !== null || listCopies(join(folder, 'backups')).length > 0)
    throw new DatabaseLostError('the database is gone')
}
