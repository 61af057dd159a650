import { accessSync, constants } from 'node:fs'
import { expect, test } from 'vitest'
import { chooseDataRoot } from '../../electron/desk-home.ts'

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
