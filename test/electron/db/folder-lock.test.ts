// Two programs on one data folder: the second process is a real one, and it is killed the hard way.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FolderInUseError, lockFolder } from '../../../electron/db/folder-lock.ts'
import { databaseProblem } from '../../../electron/db/open.ts'
import { temporaryFolder } from '../../support/desk.ts'

const root = join(import.meta.dirname, '../../..')

/** Another program that holds the folder until it is killed. */
const holdElsewhere = async (folder: string): Promise<ChildProcess> => {
  const script = `
    const database = new (require('better-sqlite3'))(process.argv[1])
    database.exec('BEGIN EXCLUSIVE')
    process.stdout.write('held')
    setInterval(() => database.open, 1000)`
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const child = spawn(process.execPath, ['-e', script, join(folder, 'in-use.lock')], { cwd: root, env })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}

test('a folder that another program has open is refused, and free once that one is killed', async () => {
  const folder = temporaryFolder()
  const other = await holdElsewhere(folder)
  expect(() => lockFolder(folder)).toThrow(FolderInUseError)
  const gone = new Promise((resolve) => other.once('exit', resolve))
  other.kill('SIGKILL')
  await gone
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(FolderInUseError)
  lock.release()
  lockFolder(folder).release()
})

test('another folder is free meanwhile', async () => {
  await holdElsewhere(temporaryFolder())
  lockFolder(temporaryFolder()).release()
})

test('a lock outlives the garbage collector', () => {
  const folder = temporaryFolder()
  const lock = lockFolder(folder)
  globalThis.gc?.()
  expect(() => lockFolder(folder)).toThrow(FolderInUseError)
  lock.release()
})

test('a folder that can’t be written is no folder in use: its own sentence tells', () => {
  const folder = temporaryFolder()
  // A folder in place of the file: root may write everywhere else.
  expect(() => lockFolder(join(folder, 'missing'))).toThrow()
  try {
    lockFolder(join(folder, 'missing'))
  } catch (error) {
    expect(error).not.toBeInstanceOf(FolderInUseError)
  }
  if (process.getuid?.() === 0) return
  writeFileSync(join(folder, 'in-use.lock'), '')
  chmodSync(join(folder, 'in-use.lock'), 0o444)
  try {
    lockFolder(folder)
    expect.unreachable()
  } catch (error) {
    expect(databaseProblem(error)).toBe('folder_read_only')
  }
})
