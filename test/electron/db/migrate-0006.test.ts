import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '../../../electron/db/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../../electron/db/open.ts'
import { oldDatabase } from '../../support/old-database.ts'

const at = '2026-11-22T00:00:00.000Z'
const before = 5

/** As the fifth schema left it: a client with a number in each state, a link that lasts and one that ended. */
const openOld = async (): Promise<OpenDatabase> => {
  const database = openDatabase(await oldDatabase())
  onTestFinished(database.close)
  migrate(database, at, migrations.slice(0, before))
  const { operatorId = '' } = database.db.get<{ operatorId: string }>('SELECT id AS operatorId FROM operators') ?? {}
  database.transact((tx) => {
    tx.run("INSERT INTO clients (id, command_id, operator_id, created_at) VALUES ('c', 'c0', :operatorId, :at)", {
      ...{ operatorId, at },
    })
    for (const state of ['active', 'blocked', 'revoked'])
      tx.run(
        `INSERT INTO system_numbers (id, command_id, client_id, kind, lookup, sealed, state, password_hash, issued_at,
           operator_id, state_changed_at)
         VALUES (:state, :state, 'c', 'mobile', 'l-' || :state, x'01', :state, 'scrypt$', :at, :operatorId, :at)`,
        { state, at, operatorId },
      )
    tx.run("INSERT INTO service_accounts VALUES ('a', 's', '1', '', '', '')")
    for (const [id, unlinkedAt] of [
      ['l1', null],
      ['l2', at],
    ] as const)
      tx.run(`INSERT INTO links VALUES (:id, :id, 'c', 'active', 'a', :operatorId, :at, :unlinkedAt)`, {
        ...{ id, operatorId, at, unlinkedAt },
      })
  })
  return database
}

const rowsOf = (database: OpenDatabase, table: string): Record<string, unknown>[] =>
  database.db.all(`SELECT * FROM ${table} ORDER BY id`)

test('what was active is confirmed; everything else of numbers and links stays', async () => {
  const database = await openOld()
  const numbers = rowsOf(database, 'system_numbers')
  const links = rowsOf(database, 'links')
  migrate(database, at, migrations.slice(0, before + 1))
  expect(rowsOf(database, 'system_numbers')).toEqual(
    numbers.map((row) => ({ ...row, origin: 'desk', state: row['state'] === 'active' ? 'confirmed' : row['state'] })),
  )
  expect(rowsOf(database, 'links')).toEqual(links)
  expect(database.raw.pragma('foreign_key_check')).toEqual([])
  expect(database.raw.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('the new schema refuses what can not be: nobody’s number that works, a password for Gosuslugi', async () => {
  const database = await openOld()
  migrate(database, at, migrations.slice(0, before + 1))
  const change = (sql: string) => () => database.transact((tx) => tx.run(sql))
  for (const sql of [
    "UPDATE system_numbers SET client_id = NULL WHERE state = 'confirmed'",
    "UPDATE system_numbers SET kind = 'gosuslugi'",
    "UPDATE system_numbers SET state = 'active'",
    "UPDATE system_numbers SET state = 'unconfirmed'",
    "UPDATE system_numbers SET lookup = 'l-active' WHERE state = 'blocked'",
    "UPDATE links SET number_id = 'nobody'",
    'UPDATE links SET unlinked_at = NULL',
  ])
    expect(change(sql), sql).toThrow(/constraint failed/)
  // Negative control: what may be, may.
  expect(change("UPDATE system_numbers SET state = 'blocked' WHERE state = 'confirmed'")()).toBe(1)
})
