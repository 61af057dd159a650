import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MigrationError, migrations } from '../../electron/db/migrate.ts'
import { databaseProblem, openCopy, openDatabase } from '../../electron/db/open.ts'
import { updateSchema } from '../../electron/desk-schema.ts'
import { backupMaker, failingMaker } from '../support/backup-maker.ts'
import { openTestDesk, temporaryFolder, testClock } from '../support/desk.ts'
import { oldDatabase } from '../support/old-database.ts'

const versionOf = (file: string): unknown => {
  const database = openDatabase(file)
  const version = database.raw.pragma('user_version', { simple: true })
  database.close()
  return version
}

/** A folder with a desk of the first schema. */
const oldFolder = async (): Promise<{ folder: string; file: string }> => {
  const folder = temporaryFolder()
  const file = join(folder, 'kassa.db')
  copyFileSync(await oldDatabase(), file)
  return { folder, file }
}

test('before the schema changes there is a copy of the database as it was, and the journal says so', async () => {
  const { folder, file } = await oldFolder()
  const desk = await openTestDesk({ folder, backup: backupMaker(folder), clock: testClock('2026-11-21T08:00:00.000Z') })
  const names = readdirSync(join(folder, 'backups'))
  expect(names).toEqual(['kassa-2026-11-21_13-00-00-migration.db'])
  const copy = openCopy(join(folder, 'backups', names[0] ?? ''))
  onTestFinished(copy.close)
  expect(copy.raw.pragma('user_version', { simple: true })).toBe(1)
  expect(desk.database.db.get("SELECT kind FROM audit_events WHERE kind = 'backup.made'")).toBeDefined()
  await desk.close()
  expect(versionOf(file)).toBe(migrations.length)
  await openTestDesk({ folder, backup: backupMaker(folder) })
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1) // once
}, 60_000)

test('without a copy the schema stays as it is', async () => {
  for (const [code, isRight] of [
    ['ENOSPC', (error: unknown) => databaseProblem(error) === 'disk_full'],
    ['EIO', (error: unknown) => error instanceof MigrationError],
  ] as const) {
    const { folder, file } = await oldFolder()
    const error = await openTestDesk({ folder, backup: failingMaker(code) }).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(isRight(error), code).toBe(true)
    expect(versionOf(file)).toBe(1)
  }
}, 60_000)

test('the window is told before the copy is begun', async () => {
  const { folder, file } = await oldFolder()
  const said: string[] = []
  const database = openDatabase(file)
  onTestFinished(database.close)
  const maker = backupMaker(folder)
  await updateSchema(database, {
    backup: { ...maker, make: (name, at) => (said.push('copy'), maker.make(name, at)) },
    clock: testClock(),
    onUpdating: () => said.push('told'),
  })
  expect(said).toEqual(['told', 'copy'])
}, 60_000)
