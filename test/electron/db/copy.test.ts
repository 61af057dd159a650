import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { fetchCopy, inspectCopy } from '../../../electron/db/copy.ts'
import { openTestDesk, temporaryFolder } from '../../support/desk.ts'
import { setUpRealDesk } from '../../support/real-desk.ts'
import { copyDatabase, dropTriggers, openWorkedDesk } from '../../support/worked-desk.ts'

const realCopy = async (): Promise<string> => {
  const desk = await openTestDesk({ kind: 'real' })
  await setUpRealDesk(desk)
  return copyDatabase(desk)
}

const change = (file: string, sql: string): string => {
  const raw = new Sqlite(file)
  raw.exec(sql)
  raw.close()
  return file
}

test('a copy of a real desk says whose it is, and how far it goes', async () => {
  const found = inspectCopy(await realCopy())
  expect(found.problem).toBe(null)
  expect(found.report).toMatchObject({ epoch: 1, payments: 0 })
  expect(JSON.parse(found.report?.details ?? '')).toMatchObject({ deskNumber: '2' })
}, 60_000)

test('a file that is no finished copy of a set-up real desk is told from one', async () => {
  const text = join(temporaryFolder(), 'a.db')
  writeFileSync(text, 'не база данных')
  const empty = join(temporaryFolder(), 'b.db')
  writeFileSync(empty, '')
  const foreign = change(join(temporaryFolder(), 'c.db'), 'CREATE TABLE desk (id)')
  const demo = copyDatabase(await openWorkedDesk())
  const inWalMode = change(await realCopy(), 'PRAGMA journal_mode = WAL')
  for (const file of [text, empty, foreign, demo, inWalMode])
    expect(inspectCopy(file), file).toEqual({ problem: 'not_a_copy', report: null })
}, 60_000)

test('a copy of a newer program is left to it', async () => {
  expect(inspectCopy(change(await realCopy(), 'PRAGMA user_version = 999')).problem).toBe('from_future')
}, 60_000)

test('a copy that was changed or damaged is broken', async () => {
  const changed = await realCopy()
  const raw = new Sqlite(changed)
  dropTriggers({ raw } as never)
  raw.exec("UPDATE audit_events SET body = replace(body, 'desk.set_up', 'desk.put_up') WHERE kind = 'desk.set_up'")
  raw.close()
  expect(inspectCopy(changed).problem).toBe('broken')
  const damaged = await realCopy()
  const bytes = readFileSync(damaged)
  bytes.fill(0x5a, bytes.length - 12 * 4096)
  writeFileSync(damaged, bytes)
  expect(inspectCopy(damaged).problem).toBe('broken')
}, 60_000)

test('a fetched copy is whole and for its owner only; one that is no good leaves nothing', async () => {
  const folder = temporaryFolder()
  const target = join(folder, 'kassa.db.restoring')
  const source = await realCopy()
  writeFileSync(`${target}-wal`, 'of an interrupted restore')
  expect(fetchCopy(source, target).problem).toBe(null)
  expect(readFileSync(target)).toEqual(readFileSync(source))
  expect(statSync(target).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['kassa.db.restoring'])
  writeFileSync(source, 'not a database')
  expect(fetchCopy(source, target).problem).toBe('not_a_copy')
  expect(existsSync(target)).toBe(false)
  expect(() => fetchCopy(join(folder, 'missing.db'), target)).toThrow('ENOENT')
}, 60_000)
