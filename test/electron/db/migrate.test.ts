import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  DatabaseFromFutureError,
  migrate,
  MigrationError,
  type Migration,
  migrations,
  orderMigrations,
} from '../../../electron/db/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../../electron/db/open.ts'
import { openTestDesk, temporaryFolder } from '../../support/desk.ts'

const at = '2026-11-21T00:00:00.000Z'

const openNew = (): OpenDatabase => {
  const database = openDatabase(join(temporaryFolder(), 'kassa.db'))
  onTestFinished(database.close)
  return database
}

const base: Migration = {
  number: 1,
  name: 'base',
  sql: `CREATE TABLE schema_migrations (number INTEGER PRIMARY KEY, name TEXT, sha256 TEXT, applied_at TEXT);
    CREATE TABLE parents (id INTEGER PRIMARY KEY, text TEXT);
    CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parents (id) ON DELETE CASCADE);
    INSERT INTO parents VALUES (1, 'one'), (2, 'two');
    INSERT INTO children VALUES (10, 1), (20, 2);`,
}
const second = (sql: string): Migration => ({ number: 2, name: 'second', sql })

const openBase = (): OpenDatabase => {
  const database = openNew()
  migrate(database, at, [base])
  return database
}

const version = (database: OpenDatabase): unknown => database.raw.pragma('user_version', { simple: true })
const schema = (database: OpenDatabase): unknown[] =>
  database.db.all('SELECT name, sql FROM sqlite_schema ORDER BY name')
const count = (database: OpenDatabase, table: string): unknown =>
  database.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe('the list of migrations', () => {
  test('is in order, whatever order the files come in', () => {
    const ordered = orderMigrations({ './b/0002-more.sql': 'b', './a/0001-house.sql': 'a' })
    expect(ordered.map(({ number, name, sql }) => [number, name, sql])).toEqual([
      [1, 'house', 'a'],
      [2, 'more', 'b'],
    ])
  })

  test('has no gap, no number twice and no strange name', () => {
    expect(() => orderMigrations({ 'm/0001-a.sql': '', 'm/0003-b.sql': '' })).toThrow('gap before 3')
    expect(() => orderMigrations({ 'm/0002-a.sql': '' })).toThrow('gap before 2')
    expect(() => orderMigrations({ 'm/0001-a.sql': '', 'm/0001-b.sql': '' })).toThrow('gap before 1')
    for (const path of ['m/1-a.sql', 'm/0001_a.sql', 'm/0001-A.sql', 'm/0001-a.sqlx'])
      expect(() => orderMigrations({ [path]: '' }), path).toThrow('not a migration')
  })
})

describe('migrating', () => {
  test('runs each one once and remembers it', () => {
    const database = openNew()
    migrate(database, at)
    migrate(database, at)
    expect(version(database)).toBe(migrations.length)
    expect(count(database, 'schema_migrations')).toBe(migrations.length)
  })

  test('goes on from where the database stands', () => {
    const database = openBase()
    migrate(database, at, [base, second('ALTER TABLE parents ADD COLUMN more TEXT')])
    expect(version(database)).toBe(2)
    expect(count(database, 'parents')).toBe(2)
  })

  test('refuses a database from the future and leaves it as it is', async () => {
    const desk = await openTestDesk()
    desk.database.raw.pragma(`user_version = ${migrations.length + 1}`)
    desk.database.raw.pragma('wal_checkpoint(TRUNCATE)')
    const { folder, clock } = desk
    const { file } = desk.database
    await desk.close()
    const before = readFileSync(file)
    await expect(openTestDesk({ folder, clock })).rejects.toBeInstanceOf(DatabaseFromFutureError)
    expect(readFileSync(file).equals(before)).toBe(true)
    // Negative control: with its own number it opens.
    const database = openDatabase(file)
    database.raw.pragma(`user_version = ${migrations.length}`)
    database.close()
    await openTestDesk({ folder, clock })
  })
})

describe('a migration that fails', () => {
  const broken = {
    'with an error of SQL':
      "INSERT INTO parents VALUES (3, 'three'); CREATE TABLE more (x); SELECT nothing FROM nowhere",
    'with broken foreign keys': 'INSERT INTO children VALUES (30, 99)',
    'with rows lost': 'DELETE FROM children WHERE id = 20',
    'with rows lost in a rebuilt table':
      'CREATE TABLE new (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO new SELECT * FROM parents WHERE id = 1; DELETE FROM children WHERE parent_id = 2; DROP TABLE parents; ALTER TABLE new RENAME TO parents',
    'with a constraint': "INSERT INTO parents VALUES (1, 'again')",
  }
  test.each(Object.entries(broken))('%s is rolled back and stops the rest', (_name, sql) => {
    const database = openBase()
    const before = schema(database)
    const third: Migration = { number: 3, name: 'third', sql: 'CREATE TABLE third (x)' }
    expect(() => migrate(database, at, [base, second(sql), third])).toThrow(MigrationError)
    expect(schema(database)).toEqual(before)
    expect([version(database), count(database, 'parents'), count(database, 'children')]).toEqual([1, 2, 2])
    // The connection is as safe as before it, and a mended migration goes through.
    expect(database.raw.pragma('foreign_keys', { simple: true })).toBe(1)
    migrate(database, at, [base, second('CREATE TABLE mended (x)'), third])
    expect(version(database)).toBe(3)
  })

  test('for want of room keeps the code of the disk', () => {
    const database = openBase()
    database.raw.pragma(`max_page_count = ${database.raw.pragma('page_count', { simple: true }) as number}`)
    const sql = Array.from({ length: 20 }, (_, n) => `CREATE TABLE t${n} (x);`).join('')
    try {
      migrate(database, at, [base, second(sql)])
      throw new Error('it went through')
    } catch (error) {
      expect(error).toMatchObject({ code: 'SQLITE_FULL' })
    }
    expect(version(database)).toBe(1)
  })
})

describe('rebuilding a table', () => {
  const rebuild =
    'CREATE TABLE new (id INTEGER PRIMARY KEY, text TEXT, more TEXT); INSERT INTO new SELECT id, text, NULL FROM parents; DROP TABLE parents; ALTER TABLE new RENAME TO parents'

  test('keeps the children', () => {
    const database = openBase()
    migrate(database, at, [base, second(rebuild)])
    expect([count(database, 'parents'), count(database, 'children')]).toEqual([2, 2])
    expect(() => database.raw.exec('INSERT INTO children VALUES (30, 99)')).toThrow('FOREIGN KEY')
  })

  test('would delete them if foreign keys were switched off inside the transaction', () => {
    const database = openBase()
    database.raw.transaction(() => database.raw.exec(`PRAGMA foreign_keys = OFF; ${rebuild}`))()
    expect(count(database, 'children')).toBe(0)
  })
})
