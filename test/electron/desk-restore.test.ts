import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DatabaseLostError } from '../../electron/db/lost-database.ts'
import { verifyJournal } from '../../electron/db/verify.ts'
import { databaseFile } from '../../electron/desk.ts'
import { listAuditEvents } from '../../shared/contract/audit.ts'
import { getState } from '../../shared/contract/desk.ts'
import { unseal } from '../../shared/contract/keys.ts'
import { acceptPayment } from '../../shared/contract/payments.ts'
import { getQueue } from '../../shared/contract/printing.ts'
import { reviewRestore } from '../../shared/contract/restored.ts'
import { getClosedShift } from '../../shared/contract/past-shifts.ts'
import { freeLine, temporaryFolder } from '../support/desk.ts'
import { lostDesk, openReal, restoring } from '../support/lost-desk.ts'
import { noSecretStore } from '../support/no-ports.ts'
import { realPassphrase, testKeyring } from '../support/real-desk.ts'
import { closeByCount } from '../support/count-of.ts'

test('over a lost database no empty one is put: neither when it is gone nor when nothing is left in it', async () => {
  const { folder } = await lostDesk()
  const file = databaseFile(folder)
  rmSync(file)
  await expect(openReal(folder)).rejects.toThrow(DatabaseLostError)
  expect(existsSync(file)).toBe(false)
  writeFileSync(file, '')
  await expect(openReal(folder)).rejects.toThrow(DatabaseLostError)
  rmSync(join(folder, 'desk.json')) // the copies alone are sign enough
  await expect(openReal(folder)).rejects.toThrow(DatabaseLostError)
  rmSync(join(folder, 'backups'), { recursive: true })
  const desk = await openReal(folder) // a folder without any sign is a first start
  expect(await desk.value(getState, {})).toMatchObject({ phase: 'first_run' })
}, 60_000)

test('a copy is restored by its phrase in an empty folder of another machine, and begins the second epoch', async () => {
  const { phrase, copy, receipts } = await lostDesk()
  const folder = temporaryFolder()
  const keyring = testKeyring()
  const restore = restoring(folder, keyring)
  restore.chooses.file = copy
  expect(await restore.choose()).toMatchObject({
    refusal: null,
    value: { deskNumber: '2', epoch: 1, payments: 1, file: copy },
  })
  expect(await restore.restore({ phrase, passphrase: null })).toEqual({ refusal: null })
  expect(restore.reopened()).toBe(1)
  expect(readdirSync(folder).sort()).toEqual(['desk.json', 'kassa.db'])

  const desk = await openReal(folder, '2026-11-22T06:10:00.000Z', keyring)
  expect(await desk.value(getState, {})).toMatchObject({ phase: 'ready', epoch: 2 })
  expect(desk.database.db.all('SELECT kind FROM key_wraps ORDER BY kind')).toEqual([{ kind: 'os' }, { kind: 'phrase' }])
  await desk.signInAs('administrator')
  const { events } = await desk.value(listAuditEvents, { before: null, kind: 'desk.restored' })
  expect(events).toHaveLength(1)
  expect(JSON.parse(events[0]?.body ?? '')).toMatchObject({ data: { epoch: 2, payments: 1, papers: 1, messages: 0 } })
  desk.session.end()

  await desk.signInAs('cashier')
  // What waited for the printer then may be on paper since: it is asked about, and not printed by itself.
  const { open } = await desk.value(getQueue, {})
  expect(open).toMatchObject([{ state: 'unknown', reason: 'restored', answered: false, title: receipts[0] }])
  await desk.startWork()
  const waiting = await desk.error(acceptPayment, { lines: [freeLine()], givenKopecks: 100_000 })
  expect(waiting).toMatchObject({ code: 'desk.restore_not_reviewed' })
  desk.session.end()
  await desk.signInAs('supervisor')
  await desk.value(reviewRestore, { lastZ: null })
  desk.session.end()
  await desk.signInAs('cashier')
  const { receiptNumber } = await desk.value(acceptPayment, { lines: [freeLine()], givenKopecks: 100_000 })
  expect(receipts).toEqual(['2-1-0001', '2-1-0002'])
  expect(receiptNumber).toBe('2E2-1-0002') // the number that was given after the copy is not given again
  const { shiftId } = await closeByCount(desk, 100_000 + 2 * 61_069)
  const paper = (await desk.value(getClosedShift, { shiftId }))?.paper
  expect(JSON.stringify(paper)).toContain('ЭПОХА 2')
  expect(verifyJournal(desk.database.db, '2026-11-22T07:00:00.000Z')).toMatchObject({ intact: true })
}, 60_000)

test('the desk is opened by a new passphrase where the machine has no secret store, and by the old one never again', async () => {
  const { folder, phrase, copy } = await lostDesk()
  rmSync(databaseFile(folder))
  const restore = restoring(folder)
  restore.chooses.file = copy
  await restore.choose()
  expect(await restore.restore({ phrase, passphrase: null })).toMatchObject({ refusal: 'keys.passphrase_needed' })
  expect(await restore.restore({ phrase, passphrase: '1234' })).toMatchObject({ refusal: 'keys.passphrase_weak' })
  expect(await restore.restore({ phrase, passphrase: 'восемь новых гусей' })).toEqual({ refusal: null })
  const desk = await openReal(folder)
  await desk.signInAs('cashier')
  expect(await desk.error(unseal, { with: 'passphrase', passphrase: realPassphrase })).toMatchObject({
    code: 'keys.passphrase_wrong',
  })
  await desk.value(unseal, { with: 'passphrase', passphrase: 'восемь новых гусей' })
  expect(await desk.value(getState, {})).toMatchObject({ epoch: 2 })
}, 60_000)

test('what lay there is put aside, and no WAL of it is left for the copy to be played into', async () => {
  const { folder, phrase, copy } = await lostDesk()
  const file = databaseFile(folder)
  writeFileSync(file, 'a broken database')
  writeFileSync(`${file}-wal`, 'its last payments')
  const restore = restoring(folder)
  restore.chooses.file = copy
  await restore.choose()
  expect(await restore.restore({ phrase, passphrase: realPassphrase })).toEqual({ refusal: null })
  const aside = readdirSync(folder).filter((name) => name.includes('.broken-'))
  expect(aside.map((name) => readFileSync(join(folder, name), 'utf8')).sort()).toEqual([
    'a broken database',
    'its last payments',
  ])
  expect(existsSync(`${file}-wal`)).toBe(false)
  const desk = await openReal(folder)
  expect(desk.database.raw.pragma('integrity_check', { simple: true })).toBe('ok')
}, 60_000)

test('nothing is restored without the right phrase, without a copy, from a bad one, or over a desk that works', async () => {
  const { folder, phrase, copy } = await lostDesk()
  const before = readFileSync(databaseFile(folder))
  const restore = restoring(folder)
  const passphrase = realPassphrase
  expect(await restore.restore({ phrase, passphrase })).toMatchObject({ refusal: 'backups.none_chosen' })
  expect(await restore.choose()).toEqual({ refusal: null, value: null }) // the dialog was left

  restore.chooses.file = copy
  await restore.choose()
  const typo = phrase.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
  expect(await restore.restore({ phrase: typo, passphrase })).toEqual({
    refusal: 'keys.phrase_wrong',
    params: { group: 8 },
  })
  const ofAnotherDesk = Array.from({ length: 8 }, () => '000110').join('-')
  expect(await restore.restore({ phrase: ofAnotherDesk, passphrase })).toEqual({
    refusal: 'keys.phrase_wrong',
    params: { group: null },
  })

  const bad = join(temporaryFolder(), 'bad.db')
  writeFileSync(bad, 'x')
  restore.chooses.file = bad
  expect(await restore.choose()).toMatchObject({ refusal: 'backups.not_a_copy' })
  expect(await restore.restore({ phrase, passphrase })).toMatchObject({ refusal: 'backups.none_chosen' })
  restore.chooses.file = join(folder, 'taken-out.db')
  expect(await restore.choose()).toMatchObject({ refusal: 'backups.broken' })

  const working = restoring(folder, noSecretStore, false)
  working.chooses.file = copy
  expect(await working.choose()).toMatchObject({ refusal: 'desk.already_set_up' })
  expect(await working.restore({ phrase, passphrase })).toMatchObject({ refusal: 'desk.already_set_up' })
  expect(readFileSync(databaseFile(folder))).toEqual(before)
  expect(restore.reopened() + working.reopened()).toBe(0)
}, 60_000)

test('a restore that was interrupted is begun anew', async () => {
  const { folder, phrase, copy } = await lostDesk()
  rmSync(databaseFile(folder))
  writeFileSync(`${databaseFile(folder)}.restoring`, 'half a copy')
  writeFileSync(`${databaseFile(folder)}.restoring-wal`, 'and its WAL')
  const restore = restoring(folder)
  restore.chooses.file = copy
  await restore.choose()
  expect(await restore.restore({ phrase, passphrase: realPassphrase })).toEqual({ refusal: null })
  const desk = await openReal(folder)
  onTestFinished(desk.close)
  expect(await desk.value(getState, {})).toMatchObject({ epoch: 2 })
}, 60_000)
