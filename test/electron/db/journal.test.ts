import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chainHash, chainHead, insertMoney, recordAudit, rowDigest, zeroHash } from '../../../electron/db/journal.ts'
import { migrate } from '../../../electron/db/migrate.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { temporaryFolder } from '../../support/desk.ts'

const at = '2026-11-21T06:42:08.000Z'

const openNew = () => {
  const database = openDatabase(join(temporaryFolder(), 'kassa.db'))
  onTestFinished(database.close)
  migrate(database, at)
  database.transact((tx) =>
    tx.run(`INSERT INTO operators (id, login, name, role, password_hash, must_change_password, created_at)
      VALUES ('a', 'a', 'A', 'cashier', '', 0, '${at}')`),
  )
  return database
}

const shiftRow = {
  id: 's',
  command_id: 'c',
  number: 1,
  operator_id: 'a',
  business_date: '2026-11-21',
  opened_at: at,
  local_time: at,
}
const entry = { at, kind: 'shift.opened', operatorId: 'a' }

test('the first event follows 32 zero bytes, the next one the hash before it', () => {
  const database = openNew()
  expect(chainHead(database.db)).toEqual({ seq: 0, at: null, hash: zeroHash })
  const hashes = [1, 2].map(() => database.transact((tx) => recordAudit(tx, entry)))
  const bodies = database.db.all<{ body: string }>('SELECT body FROM audit_events ORDER BY seq').map(({ body }) => body)
  const sha256 = (...parts: (string | Buffer)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256'))
  const first = sha256(Buffer.alloc(32), bodies[0] ?? '').digest()
  const next = sha256(first, bodies[1] ?? '').digest('hex')
  expect(hashes).toEqual([first.toString('hex'), next])
  expect(chainHash(zeroHash, bodies[0] ?? '')).toBe(hashes[0])
})

test('an event carries the digest of every money row written before it, and of no other', () => {
  const database = openNew()
  database.transact((tx) => {
    insertMoney(tx, 'shifts', shiftRow)
    recordAudit(tx, entry)
    recordAudit(tx, { ...entry, kind: 'shift.looked_at' })
  })
  const rows = database.db
    .all<{ body: string }>('SELECT body FROM audit_events ORDER BY seq')
    .map(({ body }) => (JSON.parse(body) as { rows: unknown }).rows)
  expect(rows).toEqual([[{ table: 'shifts', key: 's', sha256: rowDigest(shiftRow) }], []])
  expect(verifyJournal(database.db, at)).toMatchObject({ intact: true, moneyRows: 1 })
})

test('a money row without an audit event can’t be committed', () => {
  const database = openNew()
  const silent = () => database.transact((tx) => insertMoney(tx, 'shifts', shiftRow))
  expect(silent).toThrow('money rows without an audit event')
  const late = () =>
    database.transact((tx) => {
      recordAudit(tx, entry)
      insertMoney(tx, 'shifts', shiftRow)
    })
  expect(late).toThrow('money rows without an audit event')
  expect(database.db.all('SELECT id FROM shifts')).toEqual([])
  expect(chainHead(database.db).seq).toBe(0)
})

test('a row that names fewer columns than the table has does not pass the verifier', () => {
  const database = openNew()
  database.raw.exec('ALTER TABLE shifts ADD COLUMN note TEXT')
  database.transact((tx) => {
    insertMoney(tx, 'shifts', shiftRow)
    recordAudit(tx, entry)
  })
  expect(verifyJournal(database.db, at)).toMatchObject({ intact: false, problem: 'money_row_changed' })
})

test('an event with a fraction or an undefined in it can’t be written', () => {
  const database = openNew()
  for (const data of [{ sum: 0.5 }, { sum: Number.NaN }, { sum: 2 ** 53 }, { sum: undefined }])
    expect(() => database.transact((tx) => recordAudit(tx, { ...entry, data: data as never }))).toThrow(TypeError)
  expect(chainHead(database.db).seq).toBe(0)
})
