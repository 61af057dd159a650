import { accessSync, constants, existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseDataRoot, ownUserData } from '../../../electron/shell/user-data.ts'
import { temporaryFolder } from '../../support/desk.ts'

const machineFolder = '/var/lib/gorod-kassa'

const isMachineFolderWritable = (): boolean => {
  try {
    accessSync(machineFolder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

test('data lie where KASSA_DATA_DIR says, before all else', () => {
  expect(chooseDataRoot('/home/a', { KASSA_DATA_DIR: '/srv/kassa' }, 'linux')).toBe('/srv/kassa')
  expect(chooseDataRoot('C:\\a', { KASSA_DATA_DIR: 'D:\\kassa' }, 'win32')).toBe('D:\\kassa')
})

test('data lie per machine on Linux where the desk may write there, else per account', () => {
  expect(chooseDataRoot('/home/a', {}, 'linux')).toBe(isMachineFolderWritable() ? machineFolder : '/home/a')
  expect(chooseDataRoot('/home/a', { KASSA_DATA_DIR: '' }, 'linux')).toBe(
    isMachineFolderWritable() ? machineFolder : '/home/a',
  )
})

test('other systems have no machine folder of that name', () => {
  for (const platform of ['win32', 'darwin'] as const) expect(chooseDataRoot('/home/a', {}, platform)).toBe('/home/a')
})

test('Chromium’s folder is the account’s where no data folder is named', () => {
  expect(ownUserData('/home/a/.config/gorod-kassa', {})).toBe('/home/a/.config/gorod-kassa')
  expect(ownUserData('/home/a/.config/gorod-kassa', { KASSA_DATA_DIR: '' })).toBe('/home/a/.config/gorod-kassa')
})

test('with a data folder it lies inside: each desk has a lock of its own', () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()]
  const own = ownUserData('/home/a/.config/gorod-kassa', { KASSA_DATA_DIR: one })
  expect(own).toBe(join(one, 'chromium'))
  expect(existsSync(own)).toBe(true)
  expect(ownUserData('/x', { KASSA_DATA_DIR: two })).not.toBe(own)
})

test('where the data folder can’t be written the window still comes up, from the temp folder', () => {
  // A file in place of the folder: root may write everywhere else.
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const own = ownUserData('/x', { KASSA_DATA_DIR: file })
  expect(own.startsWith(join(tmpdir(), 'gorod-kassa-'))).toBe(true)
})
