import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { BackupError, keptBackups, listCopies, makeBackup } from '../../../electron/db/backup.ts'
import { chainHead } from '../../../electron/db/journal.ts'
import { databaseProblem, openCopy, openDatabase } from '../../../electron/db/open.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { backupName, backupReasonOf } from '../../../shared/domain/backup-name.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { openCashDesk, temporaryFolder, type TestDesk, waterLine } from '../../support/desk.ts'
import { mountSmallDisk } from '../../support/small-disk.ts'

const at = '2026-11-21T13:30:05.000Z'
const name = 'kassa-2026-11-21_18-30-05-asked.db'

const openPaidDesk = async (): Promise<TestDesk> => {
  const desk = await openCashDesk()
  await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 100_000 })
  return desk
}

const taskOf = (desk: TestDesk, folder: string, over: { name?: string; spareBytes?: number } = {}) => ({
  file: desk.database.file,
  folder,
  name,
  at,
  spareBytes: 0,
  ...over,
})

const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('a copy holds everything up to its last event, for its owner only, in one file', async () => {
  const desk = await openPaidDesk()
  const folder = join(desk.folder, 'backups')
  const made = makeBackup(taskOf(desk, folder))
  expect(readdirSync(folder)).toEqual([name])
  expect(made).toEqual({
    file: name,
    bytes: statSync(join(folder, name)).size,
    seq: chainHead(desk.database.db).seq,
    head: chainHead(desk.database.db).hash,
  })
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  const copy = openCopy(join(folder, name))
  onTestFinished(copy.close)
  expect(verifyJournal(copy.db, at)).toMatchObject({ intact: true, head: made.head })
  expect(copy.db.get('SELECT count(*) AS n FROM payments')).toEqual({ n: 1 })
  expect(readdirSync(folder)).toEqual([name]) // and reading it leaves nothing beside it
  expect(listCopies(folder)).toEqual([{ file: name, madeAt: at, reason: 'asked', bytes: made.bytes }])
})

test('a payment that is not committed is not in the copy, and is none the worse for it', async () => {
  const desk = await openPaidDesk()
  const folder = join(desk.folder, 'backups')
  desk.database.raw.exec('BEGIN IMMEDIATE; UPDATE operators SET disabled = 1')
  makeBackup(taskOf(desk, folder))
  desk.database.raw.exec('COMMIT')
  const copy = openCopy(join(folder, name))
  onTestFinished(copy.close)
  expect(copy.db.get('SELECT max(disabled) AS disabled FROM operators')).toEqual({ disabled: 0 })
  expect(desk.database.db.get('SELECT max(disabled) AS disabled FROM operators')).toEqual({ disabled: 1 })
})

test('the newest copies stay, every one from before a migration stays, and nothing that is not ours is touched', async () => {
  const desk = await openPaidDesk()
  const folder = join(desk.folder, 'backups')
  mkdirSync(folder)
  const day = (number: number): string => `2026-10-${String(number).padStart(2, '0')}`
  const old = Array.from({ length: 31 }, (_, index) =>
    backupName({ localDate: day(index + 1), localTime: '18:00:00' }, 'shift_close'),
  )
  const others = [
    'kassa-2020-01-01_00-00-00-migration.db',
    'kassa-2020-01-01_00-00-00-shift_close.db.txt',
    'kassa.db',
    'заметки.txt',
  ]
  for (const file of [...old, ...others, `${old[0]}.unfinished`]) writeFileSync(join(folder, file), 'x')
  makeBackup(taskOf(desk, folder))
  const left = readdirSync(folder)
  expect(left.filter((file) => backupReasonOf(file) === 'shift_close').sort()).toEqual(old.slice(2))
  expect(left).toEqual(expect.arrayContaining([...others, name]))
  expect(left.filter((file) => ['asked', 'shift_close'].includes(backupReasonOf(file) ?? ''))).toHaveLength(keptBackups)
  expect(left.some((file) => file.endsWith('.unfinished'))).toBe(false)
})

test('a copy is never written over another', async () => {
  const desk = await openPaidDesk()
  const folder = join(desk.folder, 'backups')
  makeBackup(taskOf(desk, folder))
  const before = readFileSync(join(folder, name))
  expect(() => makeBackup(taskOf(desk, folder))).toThrow(BackupError)
  expect(readFileSync(join(folder, name))).toEqual(before)
})

test('a copy does not take the room that the next payments need', async () => {
  const desk = await openPaidDesk()
  const folder = join(desk.folder, 'backups')
  const error = thrownBy(() => makeBackup(taskOf(desk, folder, { spareBytes: Number.MAX_SAFE_INTEGER })))
  expect(databaseProblem(error)).toBe('disk_full')
  expect(readdirSync(folder)).toEqual([])
})

test('a database whose pages are damaged gives no copy, and leaves nothing behind', async () => {
  const desk = await openPaidDesk()
  const file = join(temporaryFolder(), 'kassa.db')
  desk.database.raw.exec(`VACUUM INTO '${file}'`)
  const bytes = readFileSync(file)
  bytes.fill(0x5a, bytes.length - 8 * 4096) // the last pages
  bytes[18] = 2 // as a live database has it
  bytes[19] = 2
  writeFileSync(file, bytes)
  const folder = join(temporaryFolder(), 'backups')
  const error = thrownBy(() => makeBackup({ file, folder, name, at, spareBytes: 0 }))
  expect(databaseProblem(error) === 'database_corrupt' || error instanceof BackupError).toBe(true)
  expect(readdirSync(folder)).toEqual([])
})

test('on a disk that fills up while the copy is written nothing is left of it', async (context) => {
  const disk = mountSmallDisk(2)
  if ('reason' in disk) return context.skip(disk.reason)
  onTestFinished(disk.remove)
  const desk = await openPaidDesk()
  const folder = join(disk.folder, 'backups')
  mkdirSync(folder)
  disk.fill()
  writeFileSync(join(disk.folder, 'ballast'), Buffer.alloc(1_900_000)) // some room, and not enough
  const error = thrownBy(() => makeBackup(taskOf(desk, folder, { spareBytes: -1e9 })))
  expect(databaseProblem(error)).toBe('disk_full')
  expect(readdirSync(folder)).toEqual([])
  disk.free()
  expect(makeBackup(taskOf(desk, folder)).file).toBe(name)
})

test('a WAL that was copied with its database is not mistaken for a finished copy', async () => {
  const desk = await openPaidDesk()
  expect(() => openCopy(desk.database.file)).toThrow('WAL')
  const reader = openDatabase(desk.database.file, { readonly: true })
  reader.close()
})

test('a folder that is not there, or is none, holds no copies', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(listCopies(join(folder, 'missing'))).toEqual([])
  expect(listCopies(join(folder, 'file'))).toEqual([])
})
