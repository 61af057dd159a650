import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '../../../electron/db/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../../electron/db/open.ts'
import { temporaryFolder } from '../../support/desk.ts'

const at = '2026-11-22T00:00:00.000Z'

/** Messages as the second schema left them, in every state it had. */
const openSecond = (): OpenDatabase => {
  const database = openDatabase(join(temporaryFolder(), 'old.db'))
  onTestFinished(database.close)
  migrate(database, at, migrations.slice(0, 2))
  const created = "'2026-11-21T10:00:00.000Z'"
  database.raw.exec(`INSERT INTO sms_messages
      (id, purpose, registration_id, created_at, state, reason, sent_at, finished_at, body_key, body) VALUES
    ('m1', 'code', 'r', ${created}, 'queued', NULL, NULL, NULL, x'01', x'02'),
    ('m2', 'code', 'r', ${created}, 'sending', NULL, NULL, NULL, x'03', x'04'),
    ('m3', 'password', 'r', ${created}, 'sent', NULL, '2026-11-21T10:00:01.000Z', '2026-11-21T10:00:01.000Z', NULL, NULL),
    ('m4', 'password', 'r', ${created}, 'delivered', NULL, '2026-11-21T10:00:01.000Z', '2026-11-21T10:00:02.000Z', NULL, NULL),
    ('m5', 'code', 'r', ${created}, 'failed', 'phone_off', NULL, '2026-11-21T10:00:02.000Z', NULL, NULL),
    ('m6', 'code', 'r', ${created}, 'unknown', 'interrupted', NULL, '2026-11-21T10:00:02.000Z', NULL, NULL)`)
  return database
}

test('messages keep their state and bodies; what waits gets a deadline, what was sent is over', () => {
  const database = openSecond()
  const columns = 'id, purpose, registration_id, created_at, state, reason, sent_at, body_key, body'
  const before = database.db.all(`SELECT ${columns} FROM sms_messages ORDER BY id`)
  migrate(database, at, migrations.slice(0, 3))
  expect(database.db.all(`SELECT ${columns} FROM sms_messages ORDER BY id`)).toEqual(before)
  const ends = database.db.all('SELECT id, deadline_at AS deadline, finished_at AS over FROM sms_messages ORDER BY id')
  const deadline = '2026-11-21T10:10:00.000Z'
  expect(ends).toEqual([
    { id: 'm1', deadline, over: null },
    { id: 'm2', deadline, over: null },
    { id: 'm3', deadline, over: '2026-11-21T10:00:01.000Z' },
    { id: 'm4', deadline, over: '2026-11-21T10:00:02.000Z' },
    { id: 'm5', deadline, over: '2026-11-21T10:00:02.000Z' },
    { id: 'm6', deadline, over: '2026-11-21T10:00:02.000Z' },
  ])
  expect(database.raw.pragma('foreign_key_check')).toEqual([])
})

test('a body can only be there while its message waits, and an end only once it is over', () => {
  const database = openSecond()
  migrate(database, at, migrations.slice(0, 3))
  for (const wrong of [
    "UPDATE sms_messages SET state = 'sent' WHERE id = 'm1'",
    "UPDATE sms_messages SET state = 'failed', body = NULL, body_key = NULL WHERE id = 'm1'",
    "UPDATE sms_messages SET finished_at = created_at WHERE id = 'm1'",
    "UPDATE sms_messages SET body = x'01', body_key = x'01' WHERE id = 'm4'",
  ])
    expect(() => database.raw.exec(wrong), wrong).toThrow('CHECK')
})
