import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '../../../electron/db/migrate.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { loadedRegisters } from '../../../electron/records/registers.ts'
import { openTestDesk, temporaryFolder } from '../../support/desk.ts'

const at = '2026-11-22T00:00:00.000Z'

test('registers leave the main database', () => {
  const database = openDatabase(join(temporaryFolder(), 'old.db'))
  onTestFinished(database.close)
  migrate(database, at, migrations.slice(0, 9))
  database.raw.exec(`
    INSERT INTO registers VALUES ('r', 'rs-water', '2026-11-20', '${at}');
    INSERT INTO register_rows VALUES ('r', '3140200001', 'Абрамова Вера', 'ул. Труда', 'труда', 81240);
    INSERT INTO register_meters VALUES ('r', '3140200001', '40210000', 'ХВС', NULL, '120,0', '2026-10-25');
  `)
  migrate(database, at, migrations.slice(0, 10))
  expect(loadedRegisters(database.db)).toEqual([])
  const tables = database.db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE name LIKE 'register%'")
  expect(tables.map(({ name }) => name)).toEqual([])
  expect(database.raw.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('a demo desk from before gets its registers as files when it opens', async () => {
  const desk = await openTestDesk()
  const loaded = loadedRegisters(desk.database.db)
  expect(loaded.length).toBeGreaterThan(3)
  desk.database.raw.exec('DELETE FROM loaded_registers')
  await desk.close()
  rmSync(join(desk.folder, 'registers'), { recursive: true })
  const again = await openTestDesk({ folder: desk.folder })
  const anew = loadedRegisters(again.database.db)
  const facts = ({ serviceId, accounts, debtKopecks, meters }: (typeof anew)[number]) => ({
    ...{ serviceId, accounts, debtKopecks, meters },
  })
  expect(anew.map(facts)).toEqual(loaded.map(facts))
  for (const { serviceId, generation } of anew)
    expect(existsSync(join(desk.folder, 'registers', `${serviceId}-${generation}.db`))).toBe(true)
})
