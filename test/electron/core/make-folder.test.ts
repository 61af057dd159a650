import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeFolder } from '../../../electron/core/make-folder.ts'
import { shareWithGroup } from '../../../electron/core/share-folder.ts'
import { databaseProblem } from '../../../electron/db/open.ts'

const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const problemWith = (folder: string): string | null => {
  try {
    makeFolder(folder)
    return 'made'
  } catch (error) {
    return databaseProblem(error)
  }
}

const modeOf = (path: string): string => (lstatSync(path).mode & 0o7777).toString(8)

test('a folder is made with what is missing above it, and found when it is there', () => {
  const folder = join(temporary(), 'a/b/c')
  makeFolder(folder)
  makeFolder(folder)
  expect(existsSync(folder)).toBe(true)
})

test.runIf(process.platform === 'linux')('below /proc it ends with a problem that has a sentence', () => {
  expect(problemWith('/proc/kassa/desk')).toBe('folder_read_only')
  expect(problemWith('/proc/self/kassa')).toBe('folder_read_only')
})

test('a file in its place is a problem that has a sentence', () => {
  const file = join(temporary(), 'file')
  writeFileSync(file, '')
  expect(problemWith(file)).toBe('folder_read_only')
  expect(problemWith(join(file, 'below'))).toBe('folder_read_only')
})

test.runIf(process.platform === 'linux')(
  'a folder of the machine’s group is shared with it, any other stays private',
  () => {
    const [machine, account] = [temporary(), temporary()]
    for (const folder of [machine, account]) {
      mkdirSync(join(folder, 'desk'), { mode: 0o700 })
      writeFileSync(join(folder, 'desk/spool.key'), '', { mode: 0o600 })
    }
    chmodSync(machine, 0o2770)
    shareWithGroup(machine)
    shareWithGroup(account)
    expect([modeOf(join(machine, 'desk')), modeOf(join(machine, 'desk/spool.key'))]).toEqual(['2770', '660'])
    expect([modeOf(join(account, 'desk')), modeOf(join(account, 'desk/spool.key'))]).toEqual(['700', '600'])
  },
)
