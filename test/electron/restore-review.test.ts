// What a restore proves beyond its copy, and whom it erases again.
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup as makeCopyFile } from '../../electron/db/backup.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { databaseFile } from '../../electron/desk.ts'
import { writeSetting } from '../../electron/records/desk.ts'
import { eraseClient } from '../../electron/records/erasures.ts'
import { exchangeSettingName } from '../../electron/records/exchange-settings.ts'
import { tellGorod } from '../../electron/records/outbox.ts'
import { lamps } from '../../shared/contract/desk.ts'
import { exportNow } from '../../shared/contract/exchange.ts'
import { unseal } from '../../shared/contract/keys.ts'
import { getRestoreReview, reviewRestore } from '../../shared/contract/restored.ts'
import { openShift } from '../../shared/contract/shift.ts'
import { plainOf } from '../support/decrypt-everything.ts'
import { commandId, temporaryFolder, type TestDesk } from '../support/desk.ts'
import { keysOfPhrase } from '../support/keys-of-phrase.ts'
import { lostDesk, openReal, restoring } from '../support/lost-desk.ts'
import { addRealClients } from '../support/real-clients.ts'
import { realPassphrase } from '../support/real-desk.ts'
import { countOf } from '../support/count-of.ts'

/** A verified copy of a closed desk's database, as the program makes it. */
const makeCopy = (deskFolder: string, folder: string, name: string): string => {
  makeCopyFile({ file: databaseFile(deskFolder), folder, name, at: '2026-11-22T04:00:00.000Z', spareBytes: 0 })
  return join(folder, name)
}

test('what newer files prove beyond the copy is listed, and money waits until a supervisor has seen it', async () => {
  const { folder, phrase, copy, receipts } = await lostDesk()
  // The database is there and sound but for its head: a copy of it stands for what was put aside.
  cpSync(databaseFile(folder), join(folder, 'backups', 'later.db'))
  const later = openDatabase(join(folder, 'backups', 'later.db'))
  later.raw.pragma('wal_checkpoint(TRUNCATE)')
  later.close()
  rmSync(databaseFile(folder))
  const restore = restoring(folder)
  restore.chooses.file = copy
  await restore.choose()
  expect(await restore.restore({ phrase, passphrase: realPassphrase })).toEqual({ refusal: null })
  const desk = await openReal(folder, '2026-11-22T06:10:00.000Z')
  await desk.signInAs('cashier')
  expect(await desk.value(getRestoreReview, {})).toMatchObject({
    epoch: 2,
    lastZ: null,
    lastReceipt: receipts[0],
    receipts: [{ number: receipts[1], dueKopecks: 61_069 }],
    receiptCount: 1,
    receiptKopecks: 61_069,
    seen: null,
  })
  expect(await desk.error(openShift, { count: countOf(0), reason: null })).toMatchObject({
    code: 'desk.restore_not_reviewed',
  })
  expect(await desk.error(reviewRestore, { lastZ: null })).toMatchObject({ code: 'session.not_permitted' })
  desk.session.end()
  await desk.signInAs('supervisor')
  const lastZ = { number: 3, runningTotalKopecks: 500_000 }
  expect(await desk.value(reviewRestore, { lastZ })).toEqual({ lostShifts: 3, lostKopecks: 500_000 })
  expect(await desk.error(reviewRestore, { lastZ: null })).toMatchObject({ code: 'restored.nothing_to_review' })
  expect(await desk.value(getRestoreReview, {})).toMatchObject({ seen: { zNumber: 3, lostKopecks: 500_000 } })
}, 60_000)

/** One event for «Город», exported. */
const told = async (desk: TestDesk): Promise<string[]> => {
  const context = { ports: { ids: { next: commandId } }, commandId: commandId(), at: '2026-11-22T05:00:00.000Z' }
  const numberId = desk.database.db.get<{ id: string }>('SELECT id FROM system_numbers')?.id ?? ''
  desk.database.transact((tx) => tellGorod(tx, context, { kind: 'number_blocked', numberId }))
  await desk.value(unseal, { with: 'passphrase', passphrase: realPassphrase })
  return (await desk.value(exportNow, {})).files.map(({ name }) => name)
}

test('what lies in the folder of the exchange is proof, too: it is listed, and no number comes twice', async () => {
  const { folder, phrase } = await lostDesk()
  const exchange = join(temporaryFolder(), 'exchange')
  const sent = join(exchange, 'to-gorod')
  mkdirSync(exchange)
  const desk = await openReal(folder)
  addRealClients(desk, keysOfPhrase(desk.database.db, phrase), 1)
  desk.database.transact((tx) => writeSetting(tx, exchangeSettingName, { folder: exchange, automatic: false }))
  const copy = makeCopy(folder, temporaryFolder(), 'before.db')
  await desk.signInAs('supervisor')
  expect(await desk.value(lamps, {})).toMatchObject({ awaitsReview: false })
  expect(await told(desk)).toEqual(['gorod-0002-e1-000001.jsonl'])
  await desk.close()
  const first = readFileSync(join(sent, 'gorod-0002-e1-000001.jsonl'))

  /** On another computer, where nothing but the copy and the folder of the exchange is known. */
  const restored = async (): Promise<TestDesk> => {
    const elsewhere = temporaryFolder()
    const restore = restoring(elsewhere)
    restore.chooses.file = copy
    await restore.choose()
    expect(await restore.restore({ phrase, passphrase: realPassphrase })).toEqual({ refusal: null })
    const next = await openReal(elsewhere)
    await next.signInAs('supervisor')
    return next
  }
  const second = await restored()
  expect(await second.value(getRestoreReview, {})).toMatchObject({
    ...{ epoch: 2, sources: 0, exchangeFolder: 'read' },
    exchangeFiles: [{ epoch: 1, number: 1 }],
  })
  expect(await second.value(lamps, {})).toMatchObject({ awaitsReview: true })
  await second.value(reviewRestore, { lastZ: null })
  expect(await second.value(lamps, {})).toMatchObject({ awaitsReview: false })
  expect(await told(second)).toEqual(['gorod-0002-e2-000001.jsonl'])

  // The same old copy once more: the epoch of before was the second, as its file says.
  const third = await restored()
  expect(await third.value(getRestoreReview, {})).toMatchObject({
    epoch: 3,
    exchangeFiles: [
      { epoch: 1, number: 1 },
      { epoch: 2, number: 1 },
    ],
  })

  // The folder was away at the restore: that is said, and what lies there is still not written over.
  renameSync(exchange, `${exchange}-away`)
  const fourth = await restored()
  expect(await fourth.value(getRestoreReview, {})).toMatchObject({ epoch: 2, exchangeFolder: 'unreachable' })
  renameSync(`${exchange}-away`, exchange)
  await expect(told(fourth)).rejects.toThrow('exchange.number_taken')
  expect(readdirSync(sent).sort()).toEqual(['gorod-0002-e1-000001.jsonl', 'gorod-0002-e2-000001.jsonl'])
  expect(readFileSync(join(sent, 'gorod-0002-e1-000001.jsonl')).equals(first)).toBe(true)
}, 60_000)

test('who was erased after the copy is erased again: by the list beside it, and by a newer copy', async () => {
  const { folder, phrase } = await lostDesk()
  for (const where of ['list', 'newer copy'] as const) {
    const target = temporaryFolder()
    cpSync(folder, target, { recursive: true })
    const own = await openReal(target)
    const keys = keysOfPhrase(own.database.db, phrase)
    const [gone, stays] = addRealClients(own, keys, 2)
    if (!gone || !stays) throw new Error('no clients')
    await own.close()
    const source = temporaryFolder()
    const before = makeCopy(target, source, 'before.db')
    const erasing = await openReal(target)
    await erasing.signInAs('cashier')
    await erasing.value(unseal, { with: 'passphrase', passphrase: realPassphrase })
    const at = '2026-11-22T05:00:00.000Z'
    erasing.database.transact((tx) =>
      eraseClient(
        tx,
        { ports: { ids: { next: commandId }, deskKeys: keys }, commandId: commandId(), at },
        gone.clientId,
      ),
    )
    if (where === 'list') await erasing.startWork()
    await erasing.close()
    // Negative control: the copy itself still holds both.
    const old = openDatabase(before)
    expect(plainOf(old.db, keys)).toContain(`"${gone.seriesNumber.slice(4)}"`)
    old.raw.pragma('journal_mode = DELETE')
    old.close()
    if (where === 'newer copy') makeCopy(target, source, 'newer.db')
    else cpSync(join(target, 'erasures.list'), join(source, 'erasures.list'))

    const elsewhere = temporaryFolder()
    const restore = restoring(elsewhere)
    restore.chooses.file = before
    await restore.choose()
    expect(await restore.restore({ phrase, passphrase: realPassphrase })).toEqual({ refusal: null })
    const desk = await openReal(elsewhere)
    await desk.signInAs('cashier')
    expect(await desk.value(getRestoreReview, {}), where).toMatchObject({ erasedAgain: 1 })
    const opened = keysOfPhrase(desk.database.db, phrase)
    const plain = plainOf(desk.database.db, opened)
    expect(plain.includes(`"${gone.seriesNumber.slice(4)}"`), where).toBe(false)
    expect(plain.includes(`"${stays.seriesNumber.slice(4)}"`), where).toBe(true)
    await desk.close()
  }
}, 90_000)
