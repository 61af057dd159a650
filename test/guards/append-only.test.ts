import { describe, expect, test } from 'vitest'
import { appendOnlyTables, moneyTables } from '../../electron/db/journal.ts'
import type { OpenDatabase } from '../../electron/db/open.ts'
import { dropTriggers, openWorkedCopy } from '../support/worked-desk.ts'
import { sourceFiles } from './source-files.ts'

type Crime = (table: string, column: string) => string

const crimes: Readonly<Record<string, Crime>> = {
  UPDATE: (table, column) => `UPDATE ${table} SET ${column} = ${column}`,
  'UPDATE OR IGNORE': (table, column) => `UPDATE OR IGNORE ${table} SET ${column} = ${column}`,
  DELETE: (table) => `DELETE FROM ${table}`,
  REPLACE: (table) => `REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`,
  'INSERT OR REPLACE': (table) => `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`,
  upsert: (table, column) =>
    `INSERT INTO ${table} SELECT * FROM ${table} WHERE true LIMIT 1 ON CONFLICT DO UPDATE SET ${column} = excluded.${column}`,
}
const crimeNames = Object.keys(crimes)

const sqlOf = (crime: string, database: OpenDatabase, table: string): string => {
  const columns = database.raw.pragma(`table_info(${table})`) as { name: string }[]
  return crimes[crime]?.(table, columns.at(-1)?.name ?? '') ?? ''
}

const rowsOf = ({ raw }: OpenDatabase, table: string): unknown[] => raw.prepare(`SELECT * FROM ${table}`).all()

const appendOnly = (table: string): RegExp => new RegExp(`append-only: ${table}`)

describe.each(appendOnlyTables)('rows of %s stay as they were written', (table) => {
  test('in every way to change them, also through the connection of the app', async () => {
    const database = await openWorkedCopy()
    const before = rowsOf(database, table)
    expect(before.length).toBeGreaterThan(0)
    for (const crime of crimeNames) {
      const sql = sqlOf(crime, database, table)
      expect(() => database.transact((tx) => tx.run(sql)), crime).toThrow(appendOnly(table))
      expect(() => database.raw.exec(sql), crime).toThrow(appendOnly(table))
    }
    expect(rowsOf(database, table)).toEqual(before)
  }, 60_000)

  test('only because of the triggers: without them every one of these ways is open', async () => {
    const copy = await openWorkedCopy()
    dropTriggers(copy)
    copy.raw.pragma('foreign_keys = OFF')
    for (const crime of crimeNames) {
      copy.raw.exec('SAVEPOINT crime')
      expect(copy.raw.prepare(sqlOf(crime, copy, table)).run().changes, crime).toBeGreaterThan(0)
      copy.raw.exec('ROLLBACK TO crime; RELEASE crime')
    }
  }, 60_000)

  test('and REPLACE would walk past the triggers without recursive_triggers', async () => {
    const copy = await openWorkedCopy()
    copy.raw.pragma('foreign_keys = OFF')
    const sql = sqlOf('INSERT OR REPLACE', copy, table)
    expect(() => copy.raw.exec(sql)).toThrow(appendOnly(table))
    copy.raw.pragma('recursive_triggers = OFF')
    expect(copy.raw.prepare(sql).run().changes).toBe(1)
  }, 60_000)
})

type ForeignKey = { table: string; from: string; to: string }

/** Rebuilds `table` as a careless migration would: every reference deletes its rows along with the parent's. */
const makeCascading = ({ raw }: OpenDatabase, table: string, keepTriggers: boolean): void => {
  const schema = raw
    .prepare('SELECT type, sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL')
    .all(table) as {
    type: string
    sql: string
  }[]
  const made = schema.find(({ type }) => type === 'table')?.sql ?? ''
  const cascading = made
    .replaceAll(/REFERENCES \w+ \([\w, ]+\)/g, '$& ON DELETE CASCADE')
    // A table that a migration rebuilt stands in quotes.
    .replace(new RegExp(`CREATE TABLE "?${table}"?(?= )`), 'CREATE TABLE rebuilt')
  raw.pragma('foreign_keys = OFF')
  // A table that a view reads can't be renamed into place.
  const views = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'view' AND instr(sql, ?) > 0").pluck()
  for (const view of views.all(table) as string[]) raw.exec(`DROP VIEW ${view}`)
  raw.exec(
    `${cascading}; INSERT INTO rebuilt SELECT * FROM ${table}; DROP TABLE ${table}; ALTER TABLE rebuilt RENAME TO ${table}`,
  )
  if (keepTriggers) for (const { type, sql } of schema) if (type === 'trigger') raw.exec(sql)
  raw.pragma('foreign_keys = ON')
}

/** Deletes the parents of `table`'s rows, after whatever else could keep them: other triggers, other children. */
const killParent = (database: OpenDatabase, table: string, parent: ForeignKey): void => {
  const { raw } = database
  const names = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  raw.pragma('foreign_keys = OFF')
  raw.transaction(() => {
    for (const name of names.filter((other) => other !== table)) {
      dropTriggers(database, name)
      const isChild = (raw.pragma(`foreign_key_list(${name})`) as ForeignKey[]).length > 0
      if (isChild && name !== parent.table) raw.exec(`DELETE FROM ${name}`)
    }
  })()
  raw.pragma('foreign_keys = ON')
  const wanted = `SELECT ${parent.from} FROM ${table} WHERE ${parent.from} IS NOT NULL`
  raw.exec(`DELETE FROM ${parent.table} WHERE ${parent.to} IN (${wanted})`)
}

describe('a deleted parent takes no money row along', () => {
  test('no statement of the schema cascades', async () => {
    const database = await openWorkedCopy()
    const statements = database.db.all<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL')
    const cascades = (sql: string): boolean => /ON\s+(DELETE|UPDATE)\s+(CASCADE|SET)/i.test(sql)
    expect(statements.filter(({ sql }) => cascades(sql))).toEqual([])
    expect(cascades('x REFERENCES y (id) ON DELETE CASCADE')).toBe(true)
  }, 60_000)

  test.each(appendOnlyTables)(
    'even if a migration made %s cascade',
    async (table) => {
      const { raw } = await openWorkedCopy()
      const parents = raw.pragma(`foreign_key_list(${table})`) as ForeignKey[]
      for (const parent of parents) {
        const guarded = await openWorkedCopy()
        makeCascading(guarded, table, true)
        const before = rowsOf(guarded, table)
        expect(() => killParent(guarded, table, parent)).toThrow(appendOnly(table))
        expect(rowsOf(guarded, table)).toEqual(before)

        // Negative control: without the triggers the rows are gone.
        const open = await openWorkedCopy()
        makeCascading(open, table, false)
        killParent(open, table, parent)
        expect(rowsOf(open, table).length).toBeLessThan(before.length)
      }
    },
    60_000,
  )
})

describe('money rows are written by one function', () => {
  const written = [...Object.keys(moneyTables), 'audit_events'].join('|')
  const writes = new RegExp(String.raw`\b(INSERT|REPLACE)\s+(OR\s+\w+\s+)?INTO\s+(${written})\b`, 'i')

  test('which leaves their digests for the audit event', () => {
    const found = sourceFiles('electron')
      .filter(({ text }) => writes.test(text))
      .map(({ path }) => path)
    expect(found).toEqual(['electron/db/journal.ts'])
    expect(writes.test('INSERT INTO payments (id)')).toBe(true)
  })
})
