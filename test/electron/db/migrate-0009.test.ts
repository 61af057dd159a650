import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '../../../electron/db/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../../electron/db/open.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { oldDatabase } from '../../support/old-database.ts'

const at = '2026-11-22T00:00:00.000Z'
const columns =
  'id, kind, title, payment_id, shift_id, copy_no, operator_id, created_at, state, reason, finished_at, answered_at, body_key, body, client_id'

/** A desk of the schema before: a receipt and a personal paper wait, one paper's outcome is unknown. */
const openBefore = async (): Promise<OpenDatabase> => {
  const database = openDatabase(await oldDatabase())
  onTestFinished(database.close)
  migrate(database, at, migrations.slice(0, 8))
  database.raw.exec(`INSERT INTO print_jobs (id, kind, title, copy_no, operator_id, created_at, state, body_key, body)
    SELECT '01950000-0000-7000-8000-0000000000bb', 'consent', '11:42', 0, id, '${at}', 'queued', x'0102', x'0304'
    FROM operators LIMIT 1`)
  database.raw.exec(`INSERT INTO print_jobs (id, kind, title, copy_no, operator_id, created_at, state, reason, finished_at)
    SELECT '01950000-0000-7000-8000-0000000000cc', 'withdrawal', '11:43', 0, id, '${at}', 'unknown', 'timeout', '${at}'
    FROM operators LIMIT 1`)
  return database
}

const insert = (database: OpenDatabase, kind: string, more = ''): void =>
  void database.raw.exec(`INSERT INTO print_jobs (id, kind, title, copy_no, operator_id, created_at, state${more === '' ? '' : ', body_key, body'})
    SELECT '${kind}', '${kind}', 'x', 0, id, '${at}', 'queued'${more} FROM operators LIMIT 1`)

test('papers under way stay under way with their sealed bodies, and the journal as it was', async () => {
  const database = await openBefore()
  const before = database.db.all(`SELECT ${columns} FROM print_jobs ORDER BY id`)
  const checked = verifyJournal(database.db, at)
  migrate(database, at, migrations.slice(0, 9))
  expect(before.length).toBeGreaterThan(3)
  expect(database.db.all(`SELECT ${columns} FROM print_jobs ORDER BY id`)).toEqual(before)
  expect(database.db.get('SELECT count(*) AS n FROM print_jobs WHERE subject IS NOT NULL')).toEqual({ n: 0 })
  expect(database.db.get("SELECT state FROM print_jobs WHERE state = 'queued' LIMIT 1")).toEqual({ state: 'queued' })
  expect(verifyJournal(database.db, at)).toEqual(checked)
  expect(database.raw.pragma('foreign_key_check')).toEqual([])
})

test('a new kind of paper needs no new table; what papers of the journal may not have they may not have still', async () => {
  const database = await openBefore()
  expect(() => insert(database, 'provider_contacts')).toThrow(/CHECK/)
  migrate(database, at, migrations.slice(0, 9))
  expect(() => insert(database, 'provider_contacts')).not.toThrow()
  expect(() => insert(database, 'z_report', ", x'01', x'02'")).toThrow(/CHECK/)
  expect(() => insert(database, 'copy')).toThrow(/CHECK/)
})
