import { createHash } from 'node:crypto'
import { type OpenDatabase, TransactionError } from './open.ts'

export type Migration = { readonly number: number; readonly name: string; readonly sql: string }

const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true })

/** Migrations in order. Throws on a gap or a name that is not `NNNN-name.sql`. */
export const orderMigrations = (sources: Readonly<Record<string, string>>): Migration[] =>
  Object.entries(sources)
    .map(([path, sql]) => {
      const match = /(\d{4})-([a-z0-9-]+)\.sql$/.exec(path)
      if (!match?.[1] || !match[2]) throw new Error(`not a migration's name: ${path}`)
      return { number: Number(match[1]), name: match[2], sql }
    })
    .sort((a, b) => a.number - b.number)
    .map((migration, index) => {
      if (migration.number !== index + 1) throw new Error(`migrations have a gap before ${migration.number}`)
      return migration
    })

export const migrations: readonly Migration[] = orderMigrations(files)

/** The database was made by a newer program; an older one must not touch it. */
export class DatabaseFromFutureError extends Error {}

/** A migration failed and was rolled back; the database is as it was before. */
export class MigrationError extends Error {}

const rowCounts = (database: OpenDatabase): Map<string, number> => {
  const tables = database.db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  )
  return new Map(
    tables.map(({ name }) => [name, database.db.get<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`)?.n ?? 0]),
  )
}

/** Money and audit rows may not disappear in a migration. */
const assertNothingLost = (before: Map<string, number>, after: Map<string, number>): void => {
  for (const [table, count] of before) {
    const now = after.get(table)
    if (now !== undefined && now < count) throw new MigrationError(`rows were lost in ${table}`)
  }
}

const apply = (database: OpenDatabase, migration: Migration, appliedAt: string): void => {
  const { raw } = database
  // Inside a transaction this PRAGMA does nothing, and a table rebuild would then delete the children.
  raw.pragma('foreign_keys = OFF')
  try {
    raw
      .transaction(() => {
        const before = rowCounts(database)
        raw.exec(migration.sql)
        const broken = raw.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new MigrationError('foreign keys are broken')
        assertNothingLost(before, rowCounts(database))
        raw
          .prepare('INSERT INTO schema_migrations (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)')
          .run(migration.number, migration.name, createHash('sha256').update(migration.sql).digest('hex'), appliedAt)
        raw.pragma(`user_version = ${migration.number}`)
      })
      .immediate()
  } catch (error) {
    if (error instanceof MigrationError || error instanceof TransactionError) throw error
    throw Object.assign(new MigrationError(`migration ${migration.number} failed`, { cause: error }), {
      code: typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined,
    })
  } finally {
    raw.pragma('foreign_keys = ON')
  }
}

const versionOf = (database: OpenDatabase): number => database.raw.pragma('user_version', { simple: true }) as number

/** Whether this database has a schema already and it is older than the program: a copy is made first. */
export const isMigrationDue = (database: OpenDatabase): boolean => {
  const version = versionOf(database)
  return version > 0 && version < migrations.length
}

/**
 * Brings the schema up to date: one transaction per migration, stopping at the first failure.
 * Throws DatabaseFromFutureError or MigrationError; the database is then unchanged.
 */
export const migrate = (database: OpenDatabase, appliedAt: string, wanted: readonly Migration[] = migrations): void => {
  const version = versionOf(database)
  if (version > wanted.length) throw new DatabaseFromFutureError(`schema ${version} is newer than ${wanted.length}`)
  for (const migration of wanted.slice(version)) apply(database, migration, appliedAt)
}
