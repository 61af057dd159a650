import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate, migrations } from '../../electron/db/migrate.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { temporaryFolder } from '../support/desk.ts'

const committed = join(import.meta.dirname, 'schema.sql')

/** Migrations that desks out there have run. A line is added for each new one; none is ever changed or removed. */
const released = [
  '0001-house 4bb8261ba15e613c96ed7c52f907f9b44f341fffe985b5e087dd0a65b4a22e38',
  '0002-clients df3fa5ee3267f61f1f4f4b19c337097e01338dc5156990ffcd45140473f6ddd3',
  '0003-sms 3daa4ab0909630c16d475bd134bbe563b8cf1bd08c1441258dd1b7bb1e4b5c98',
  '0004-documents 126e241f8ac2714fddfea39e938f7b748441b6148d1b5f43142466422c9c3f7d',
  '0005-lists b2a5d13b2cc85e14cf478870ef3017f9e2f2a1a7cdc3bed61bab657f10d71aae',
  '0006-numbers 3e55ce4ec0a0bdfa50f410ebcdd0e1d11bec0077dd7f91a63eb0efc7faa22329',
  '0007-erasure 40e663633f0b7cf30cd1ed8f266f321826cf2c8d76a9ef2e924974cdb71eb95e',
  '0008-search 03da3cdaa6209d15f86cc1981ac7e172d80aa7d851f27f3989b2c41abd8d7a91',
  '0009-catalogue 27387792387e7dcb045fc7d4f99f76747b903eaa31bf4b2bd0ec3764eb035a7e',
  '0010-registers 6763f88d38b5adbd507635d7750a5a6d20b425841d8b7fcbf12712185b0bc6f4',
  '0011-templates 9295008e2ff77d3862eb9214e206fabd617f9ebc9bba84c4911f29c31c461baf',
  '0012-drawer 774b38e4f24922bb6052a84676bf21958798a43ca1a7872d801d6d967624cafc',
  '0013-reversals 7949e582049f2af464392408ff4f795efae70b5f113fecb3d64334e868348d90',
  '0014-registers-out 9425ada092719822317f9b2a4a711ac5f63a6bef291a285943f57a6a4998ff13',
  '0015-cash-orders 9fc9beb47d6949098a37c7154a0fc416e9484ae4bbb4b2f2a78c60b999304d9a',
  '0016-payers 61d94797cff9f930316177d2bb4f47348fbdfad176d388e34f4ba19c43965d64',
  '0017-journal e53cb1baa2a29752cdb99e59fc161383254e398cac9bc889dc3deaf1cf5acd9e',
  '0018-shift-papers 34057cfa05cda879b4501e339062465ddb37f5a40ce8320971fac63baae9fd5c',
]

const migrationLine = ({ number, name, sql }: { number: number; name: string; sql: string }): string =>
  `${String(number).padStart(4, '0')}-${name} ${createHash('sha256').update(sql).digest('hex')}`

/** Every statement of a database's schema, in an order that does not depend on the migrations'. */
const schemaOf = (extraSql = ''): string => {
  const database = openDatabase(join(temporaryFolder(), 'schema.db'))
  try {
    migrate(database, '2026-11-21T00:00:00.000Z')
    database.raw.exec(extraSql)
    const rows = database.db.all<{ sql: string }>(
      'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name',
    )
    return `${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n`
  } finally {
    database.close()
  }
}

test('the schema after all migrations is the committed one', () => {
  const actual = schemaOf()
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(committed, actual)
  const hint =
    'The schema changed. If a new migration meant it: UPDATE_SCHEMA=1 npm run unit -- test/guards/schema.test.ts, then read the diff of test/guards/schema.sql.'
  expect(actual, hint).toBe(readFileSync(committed, 'utf8'))
  // Negative control: one more column is seen.
  expect(schemaOf('ALTER TABLE settings ADD COLUMN more TEXT')).not.toBe(actual)
})

test('no migration that was released is changed, and each is on the list', () => {
  const hint = 'Migrations are append-only: write a new one, and add its line here.'
  expect(migrations.map(migrationLine), hint).toEqual(released)
  const [first] = migrations
  if (!first) throw new Error('there are no migrations')
  expect(migrationLine({ ...first, sql: `${first.sql} ` })).not.toBe(released[0])
})

test('a desk keeps the digests of the migrations it has run', () => {
  const database = openDatabase(join(temporaryFolder(), 'desk.db'))
  try {
    migrate(database, '2026-11-21T00:00:00.000Z')
    const rows = database.db.all<{ number: number; name: string; sha256: string }>(
      'SELECT * FROM schema_migrations ORDER BY number',
    )
    expect(rows.map(({ number, name, sha256 }) => `${String(number).padStart(4, '0')}-${name} ${sha256}`)).toEqual(
      released,
    )
  } finally {
    database.close()
  }
})

test('tables are strict and money is whole kopecks', () => {
  const schema = readFileSync(committed, 'utf8').replaceAll(/--.*$/gm, '') // a comment may have a semicolon
  const tables = schema.match(/^CREATE TABLE [^;]+;/gm) ?? []
  expect(tables.length).toBeGreaterThan(10)
  expect(tables.filter((sql) => !/\) STRICT(, WITHOUT ROWID)?;$/.test(sql))).toEqual([])
  const money = schema.split('\n').filter((line) => /^\s+\w+_kopecks\s/.test(line))
  expect(money.length).toBeGreaterThan(10)
  expect(money.filter((line) => !/_kopecks\s+INTEGER NOT NULL CHECK \(/.test(line))).toEqual([])
})
