// A real desk whose database is lost after its last copy, and the way back, without a window.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RestorePort, SecretStore } from '../../electron/core/ports.ts'
import { fetchCopy } from '../../electron/db/copy.ts'
import { createRestore } from '../../electron/desk-restore.ts'
import { makeBackup } from '../../shared/contract/backups.ts'
import { createOperator } from '../../shared/contract/operators.ts'
import { acceptPayment } from '../../shared/contract/payments.ts'
import { openShift } from '../../shared/contract/shift.ts'
import { backupMaker } from './backup-maker.ts'
import { freeLine, openTestDesk, temporaryFolder, type TestDesk, testClock, testRandom } from './desk.ts'
import { noSecretStore } from './no-ports.ts'
import { setUpRealDesk } from './real-desk.ts'
import { countOf } from './count-of.ts'

export const openReal = (folder: string, at?: string, secretStore?: SecretStore): Promise<TestDesk> =>
  openTestDesk({
    folder,
    kind: 'real',
    backup: backupMaker(folder),
    ...(at === undefined ? {} : { clock: testClock(at) }),
    ...(secretStore === undefined ? {} : { secretStore }),
  })

export type LostDesk = { folder: string; phrase: string; copy: string; receipts: string[] }

/** A real desk with a payment in an open shift, a copy made then, and one payment after it. */
const makeLostDesk = async (): Promise<Omit<LostDesk, 'copy'> & { file: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-lost-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const desk = await openReal(folder)
  const phrase = await setUpRealDesk(desk)
  await desk.signInAs('administrator')
  await desk.value(createOperator, {
    login: 'kassir',
    name: 'Иванова А. В.',
    role: 'cashier',
    temporaryPassword: 'temporary 1',
  })
  await desk.value(createOperator, {
    login: 'starshiy',
    name: 'Петрова О. И.',
    role: 'supervisor',
    temporaryPassword: 'temporary 2',
  })
  desk.session.end()
  await desk.signInAs('cashier')
  await desk.value(openShift, { count: countOf(100_000), reason: null })
  const pay = async (): Promise<string> =>
    (await desk.value(acceptPayment, { lines: [freeLine()], givenKopecks: 100_000 })).receiptNumber
  const receipts = [await pay()]
  desk.session.end()
  await desk.signInAs('administrator')
  const { file } = await desk.value(makeBackup, {})
  desk.session.end()
  await desk.signInAs('cashier')
  receipts.push(await pay())
  await desk.close()
  return { folder, phrase, file, receipts }
}

let template: ReturnType<typeof makeLostDesk> | null = null

/** Made once for all tests here: its passwords and keys cost seconds. */
export const lostDesk = async (): Promise<LostDesk> => {
  template ??= makeLostDesk()
  const { folder: source, file, ...rest } = await template
  const folder = temporaryFolder()
  cpSync(source, folder, { recursive: true })
  return { ...rest, folder, copy: join(folder, 'backups', file) }
}

export type Restoring = RestorePort & { chooses: { file: string | null }; reopened: () => number }

export const restoring = (folder: string, store: SecretStore = noSecretStore, replaceable = true): Restoring => {
  const chooses: { file: string | null } = { file: null }
  let reopened = 0
  const port = createRestore({
    folder,
    clock: testClock('2026-11-22T06:00:00.000Z'),
    random: testRandom(9),
    store,
    fetch: async (file, target) => fetchCopy(file, target),
    chooseFile: async () => chooses.file,
    isReplaceable: () => replaceable,
    release: async () => undefined,
    reopen: async () => void (reopened += 1),
    log: () => undefined,
  })
  return { ...port, chooses, reopened: () => reopened }
}
