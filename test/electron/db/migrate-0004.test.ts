import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '../../../electron/db/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../../electron/db/open.ts'
import { temporaryFolder } from '../../support/desk.ts'

const at = '2026-11-22T00:00:00.000Z'
const rowsOf = (database: OpenDatabase, table: string): object[] => database.db.all(`SELECT * FROM ${table}`)

/** A desk of the third schema with two clients, one of whom has replaced a passport. */
const openOld = (): OpenDatabase => {
  const database = openDatabase(join(temporaryFolder(), 'old.db'))
  onTestFinished(database.close)
  migrate(database, at, migrations.slice(0, 3))
  database.raw.exec(`
    INSERT INTO operators (id, login, name, role, password_hash, must_change_password, created_at)
      VALUES ('o', 'kassir', 'Кассир', 'cashier', 'x', 0, '${at}');
    INSERT INTO clients VALUES ('a', 'c1', 'o', '${at}'), ('b', 'c2', 'o', '${at}');
    INSERT INTO client_keys VALUES ('a', 1, x'01'), ('b', 1, x'02');
    INSERT INTO persons VALUES ('a', 'Иванова', 'Анна', '', 'иванова анна', x'03', '${at}'),
      ('b', 'Петров', 'Пётр', '', 'петров петр', x'04', '${at}');
    INSERT INTO documents VALUES ('d1', 'a', 'passport_rf', 'l1', x'05', '${at}', '${at}'),
      ('d2', 'a', 'passport_rf', 'l2', x'06', '${at}', NULL), ('d3', 'b', 'passport_rf', 'l3', x'07', '${at}', NULL);
    INSERT INTO consents VALUES ('k1', 'a', 'processing', 'v', 1, '${at}', 'o')`)
  return database
}

test('documents, persons and consents stay as they are; other kinds of document may come', () => {
  const database = openOld()
  const before = ['documents', 'persons', 'consents'].map((table) => rowsOf(database, table))
  expect(() =>
    database.raw.exec(`INSERT INTO documents VALUES ('d4', 'b', 'residence_permit', 'l4', x'08', '${at}', NULL)`),
  ).toThrow('CHECK')
  migrate(database, at, migrations.slice(0, 4))
  expect(rowsOf(database, 'documents')).toEqual(before[0])
  expect(rowsOf(database, 'persons')).toEqual(before[1]?.map((person) => ({ ...person, identity_lookup: null })))
  expect(rowsOf(database, 'consents')).toEqual(before[2]?.map((consent) => ({ ...consent, representative_id: null })))
  database.raw.exec(`INSERT INTO documents VALUES ('d4', 'b', 'residence_permit', 'l4', x'08', '${at}', NULL)`)
  expect(() => database.raw.exec(`INSERT INTO documents VALUES ('d5', 'b', '', 'l5', x'08', '${at}', NULL)`)).toThrow(
    'CHECK',
  )
  // One document is one client's still, and a document of nobody can't be.
  expect(() =>
    database.raw.exec(`INSERT INTO documents VALUES ('d6', 'b', 'passport_rf', 'l2', x'08', '${at}', NULL)`),
  ).toThrow('UNIQUE')
  expect(() =>
    database.raw.exec(`INSERT INTO documents VALUES ('d7', 'z', 'passport_rf', 'l7', x'08', '${at}', NULL)`),
  ).toThrow('FOREIGN KEY')
  expect(database.raw.pragma('foreign_key_check')).toEqual([])
  expect(database.raw.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('a client is merged into one other at a time, never into itself, and an undone merge frees it', () => {
  const database = openOld()
  migrate(database, at, migrations.slice(0, 4))
  const merge = (id: string, merged: string, survivor: string) =>
    database.raw.exec(
      `INSERT INTO client_merges (id, command_id, merged_id, survivor_id, reason, operator_id, merged_at)
       VALUES ('${id}', '${id}', '${merged}', '${survivor}', 'spelling', 'o', '${at}')`,
    )
  expect(() => merge('m0', 'a', 'a')).toThrow('CHECK')
  merge('m1', 'a', 'b')
  expect(() => merge('m2', 'a', 'b')).toThrow('UNIQUE')
  expect(() => database.raw.exec(`UPDATE client_merges SET undone_at = '${at}'`)).toThrow('CHECK')
  database.raw.exec(`UPDATE client_merges SET undone_at = '${at}', undo_reason = 'by_mistake', undo_operator_id = 'o'`)
  merge('m3', 'a', 'b')
})
