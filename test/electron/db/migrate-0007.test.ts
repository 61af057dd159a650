import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '../../../electron/db/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../../electron/db/open.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { areTextsLacking, takeUpShippedTexts, versionInForce } from '../../../electron/records/text-templates.ts'
import { oldDatabase } from '../../support/old-database.ts'

const at = '2026-11-22T00:00:00.000Z'
const columns = 'id, kind, title, payment_id, shift_id, copy_no, operator_id, created_at, state, reason, body_key, body'

/** A desk of the schema before, with a personal paper that waits for the printer. */
const openBefore = async (): Promise<OpenDatabase> => {
  const database = openDatabase(await oldDatabase())
  onTestFinished(database.close)
  migrate(database, at, migrations.slice(0, 6))
  database.raw.exec(`INSERT INTO print_jobs (id, kind, title, copy_no, operator_id, created_at, state, body_key, body)
    SELECT '01950000-0000-7000-8000-0000000000bb', 'consent', '11:42', 0, id, '${at}', 'queued', x'0102', x'0304'
    FROM operators LIMIT 1`)
  return database
}

test('papers under way stay under way with their sealed bodies, and the journal as it was', async () => {
  const database = await openBefore()
  const before = database.db.all(`SELECT ${columns} FROM print_jobs ORDER BY id`)
  const checked = verifyJournal(database.db, at)
  migrate(database, at, migrations.slice(0, 7))
  expect(before.length).toBeGreaterThan(1)
  expect(database.db.all(`SELECT ${columns} FROM print_jobs ORDER BY id`)).toEqual(before)
  expect(database.db.get('SELECT count(*) AS n FROM print_jobs WHERE client_id IS NOT NULL')).toEqual({ n: 0 })
  expect(verifyJournal(database.db, at)).toEqual(checked)
  expect(database.raw.pragma('foreign_key_check')).toEqual([])
})

test('every kind of paper may be queued, and none that there is not', async () => {
  const database = await openBefore()
  migrate(database, at, migrations.slice(0, 7))
  const insert = (kind: string): void =>
    void database.raw.exec(`INSERT INTO print_jobs (id, kind, title, copy_no, operator_id, created_at, state)
      SELECT '${kind}', '${kind}', 'x', 0, id, '${at}', 'queued' FROM operators LIMIT 1`)
  for (const kind of ['application', 'withdrawal', 'linked_services', 'number_sheet'])
    expect(() => insert(kind)).not.toThrow()
  expect(() => insert('poster')).toThrow(/CHECK/)
})

test('the texts that came with the program are taken up once, and the bank’s own stay in force', async () => {
  const database = await openBefore()
  migrate(database, at)
  expect(areTextsLacking(database.db)).toBe(true)
  const taken = database.transact((tx) => takeUpShippedTexts(tx, at))
  expect(taken.length).toBeGreaterThan(7)
  expect(areTextsLacking(database.db)).toBe(false)
  expect(versionInForce(database.db, 'consent')).toBe('2026-11-22')
  // A later program brings a new consent: a desk that has a wording of its own keeps it.
  database.raw.exec("DROP TRIGGER text_templates_no_delete; DELETE FROM text_templates WHERE version = '2026-11-22'")
  database.raw.exec(`UPDATE settings SET value = '"own"' WHERE name = 'text.consent'`)
  database.transact((tx) => takeUpShippedTexts(tx, at))
  expect(versionInForce(database.db, 'consent')).toBe('own')
  expect(versionInForce(database.db, 'application')).toBe('2026-11-22')
})
