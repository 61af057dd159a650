import { makeNamed } from './core/backup-keeping.ts'
import { type Clock, toInstant } from './core/clock.ts'
import type { BackupMaker } from './core/ports.ts'
import type { BackupMade } from './db/backup.ts'
import { chainHead } from './db/journal.ts'
import { isMigrationDue, migrate, MigrationError } from './db/migrate.ts'
import { databaseProblem, type OpenDatabase } from './db/open.ts'
import { timeZoneOf } from './records/desk.ts'

export type UpdateParts = {
  readonly backup: BackupMaker
  readonly clock: Clock
  /** A copy is being made: on a big desk that takes minutes, and the window says so. */
  readonly onUpdating?: () => void
}

/**
 * Makes or updates the schema. A desk that was set up is copied first, and is left as it is when that fails. Returns
 * the copy, if one was made. Throws what `databaseProblem` knows, DatabaseFromFutureError or MigrationError.
 */
export const updateSchema = async (database: OpenDatabase, parts: UpdateParts): Promise<BackupMade | null> => {
  const at = toInstant(parts.clock.nowMs())
  const timeZone = isMigrationDue(database) ? timeZoneOf(database.db) : null
  if (timeZone === null) {
    migrate(database, at)
    return null
  }
  parts.onUpdating?.()
  let made: BackupMade
  try {
    const last = chainHead(database.db).at
    made = await makeNamed(parts.backup, last !== null && last > at ? last : at, timeZone, 'migration')
  } catch (error) {
    throw databaseProblem(error) ? error : new MigrationError('no copy could be made before the migration')
  }
  migrate(database, at)
  return made
}
