import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BackupMaker } from '../../../electron/core/ports.ts'
import { listAuditEvents } from '../../../shared/contract/audit.ts'
import { listBackups, makeBackup } from '../../../shared/contract/backups.ts'
import { lamps } from '../../../shared/contract/desk.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { backupMaker, failingMaker } from '../../support/backup-maker.ts'
import { openCashDesk, openTestDesk, temporaryFolder, type TestDesk } from '../../support/desk.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'

/** A seeded desk whose folder is known before it is opened. */
const seededFolder = async (): Promise<string> => {
  const folder = temporaryFolder()
  await (await openTestDesk({ folder })).close()
  return folder
}

const eventsOf = async (desk: TestDesk): Promise<unknown[]> => {
  desk.session.end()
  await desk.signInAs('administrator')
  const { events } = await desk.value(listAuditEvents, { before: null, kind: null })
  return events.filter(({ kind }) => kind.startsWith('backup.')).map(({ body }) => JSON.parse(body))
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

test('a closed shift leaves a copy with the closing in it, and nobody waited for it', async () => {
  const folder = await seededFolder()
  const desk = await openCashDesk({ folder, backup: backupMaker(folder) })
  await closeByCount(desk, 100_000)
  expect(desk.session.view().state).toBe('signed_in')
  await settled()
  expect(await desk.value(lamps, {})).toMatchObject({ backup: 'made' })
  const events = await eventsOf(desk)
  // 06:42 UTC is 11:42 in Chelyabinsk: the name is in the time of the desk.
  expect(events).toMatchObject([{ data: { file: 'kassa-2026-11-21_11-42-08-shift_close.db' } }])
  const { copies, last } = await desk.value(listBackups, {})
  expect(copies).toMatchObject([{ reason: 'shift_close', file: 'kassa-2026-11-21_11-42-08-shift_close.db' }])
  expect(last).toMatchObject({ failed: false })
}, 60_000)

test('a desk that is closed right after its shift waits for the copy', async () => {
  const folder = await seededFolder()
  const desk = await openCashDesk({ folder, backup: backupMaker(folder) })
  await closeByCount(desk, 100_000)
  await desk.close()
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
}, 60_000)

test('two copies within one second have two names', async () => {
  const folder = await seededFolder()
  const desk = await openTestDesk({ folder, backup: backupMaker(folder) })
  await desk.signInAs('administrator')
  const made = await Promise.all([desk.value(makeBackup, {}), desk.value(makeBackup, {})])
  expect(made.map(({ file }) => file)).toEqual([
    'kassa-2026-11-21_11-42-08-asked.db',
    'kassa-2026-11-21_11-42-09-asked.db',
  ])
}, 60_000)

test('a copy that failed is told, written down, and still known after the next start', async () => {
  const folder = await seededFolder()
  const desk = await openCashDesk({ folder, backup: failingMaker('ENOSPC') })
  await closeByCount(desk, 100_000)
  await settled()
  expect(await desk.value(lamps, {})).toMatchObject({ backup: 'failed' })
  expect(await eventsOf(desk)).toMatchObject([{ data: { reason: 'disk_full' } }])
  expect(await desk.error(makeBackup, {})).toMatchObject({ code: 'backups.disk_full' })
  await desk.close()

  const next = await openTestDesk({ folder, backup: failingMaker('EIO') })
  await next.signInAs('administrator')
  expect(await next.value(lamps, {})).toMatchObject({ backup: 'failed' })
  expect(await next.error(makeBackup, {})).toMatchObject({ code: 'backups.failed' })
  await next.close()

  const mended = await openTestDesk({ folder, backup: backupMaker(folder) })
  await mended.signInAs('administrator')
  await mended.value(makeBackup, {})
  expect(await mended.value(lamps, {})).toMatchObject({ backup: 'made' })
}, 60_000)

test('a desk that never made a copy says so', async () => {
  const desk = await openCashDesk()
  expect(await desk.value(lamps, {})).toMatchObject({ backup: 'none' })
  expect((await desk.error(makeBackup, {})).kind).toBe('refused') // and a cashier makes none
}, 60_000)

test('copies are made one after another', async () => {
  const folder = await seededFolder()
  let running = 0
  let most = 0
  const slow: BackupMaker = {
    ...backupMaker(folder),
    make: async (name, at) => {
      most = Math.max(most, ++running)
      await settled()
      running -= 1
      return backupMaker(folder).make(name, at)
    },
  }
  const desk = await openCashDesk({ folder, backup: slow })
  await closeByCount(desk, 100_000)
  await desk.value(openShift, { count: countOf(100_000), reason: null })
  await closeByCount(desk, 100_000)
  await desk.close()
  expect(most).toBe(1)
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(2)
}, 60_000)
