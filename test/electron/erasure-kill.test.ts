// A power cut between the erasure's commit and the emptying of the WAL: the next start finishes what was begun.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '../../electron/db/backup.ts'
import { readErasureList } from '../../electron/db/erasure-list.ts'
import { openCopy } from '../../electron/db/open.ts'
import { databaseFile } from '../../electron/desk.ts'
import { unseal } from '../../shared/contract/keys.ts'
import { getRestoreReview } from '../../shared/contract/restored.ts'
import { backupMaker } from '../support/backup-maker.ts'
import { plainOf, rawHolds } from '../support/decrypt-everything.ts'
import { openTestDesk, temporaryFolder, type TestDesk } from '../support/desk.ts'
import { keysOfPhrase } from '../support/keys-of-phrase.ts'
import { lostDesk, openReal, restoring } from '../support/lost-desk.ts'
import { bundleChild } from '../support/power-cut/bundle-child.ts'
import { electronBinary } from '../support/power-cut/run-until-cut.ts'
import { addRealClients } from '../support/real-clients.ts'

/** A desk whose WAL holds a client, with a copy of before; what somebody with its keys and its bytes looks for. */
const deskWithClient = async () => {
  const { folder, phrase } = await lostDesk()
  const desk = await openReal(folder)
  const keys = keysOfPhrase(desk.database.db, phrase)
  const [client] = addRealClients(desk, keys, 1)
  if (!client) throw new Error('no client')
  const copies = join(folder, 'backups')
  makeBackup({
    file: databaseFile(folder),
    folder: copies,
    name: 'before.db',
    at: '2026-11-22T04:00:00.000Z',
    spareBytes: 0,
  })
  const secrets = [
    'Ёлкина',
    '1986-03-12',
    'ул. Труда',
    `"${client.seriesNumber.slice(4)}"`,
    keys.lookup('number', client.mobile),
  ]
  const wrapped = desk.database.db.get<{ wrapped: Uint8Array }>('SELECT wrapped FROM client_keys')?.wrapped
  if (!wrapped) throw new Error('the client has no key')
  const plain = plainOf(desk.database.db, keys)
  for (const secret of secrets) expect(plain.includes(secret), secret).toBe(true)
  const victim = temporaryFolder()
  cpSync(folder, victim, { recursive: true }) // as it stands: nothing was moved from the WAL
  return { victim, phrase, client, secrets, wrapped }
}

/** Started anew on a copy of the folder; `emptyWal` left out is a desk that only says it empties the WAL. */
const startedOn = async (folder: string, phrase: string, emptiesWal: boolean): Promise<TestDesk> => {
  const target = temporaryFolder()
  cpSync(folder, target, { recursive: true })
  const box: { desk?: TestDesk } = {}
  const emptyWal = async (): Promise<boolean> => {
    const [row] = (box.desk?.database.raw.pragma('wal_checkpoint(TRUNCATE)') ?? []) as { busy: number }[]
    return row?.busy === 0
  }
  const desk = await openTestDesk({
    ...{ folder: target, kind: 'real', backup: backupMaker(target) },
    ...(emptiesWal ? { emptyWal } : {}),
  })
  box.desk = desk
  await desk.signInAs('cashier')
  await desk.value(unseal, { with: 'phrase', phrase })
  await desk.startWork()
  await expect
    .poll(() => desk.database.db.get("SELECT 1 FROM audit_events WHERE kind = 'erasure.finished'"))
    .toBeDefined()
  await expect.poll(() => desk.printer.papers.at(-1)?.title).toMatch(/^withdrawal/) // until then it waits, sealed
  await desk.queue.settled()
  return desk
}

test.each(['after_commit', 'before_truncate'])(
  'an erasure cut %s is finished by the next start',
  async (where) => {
    const { victim, phrase, client, secrets, wrapped } = await deskWithClient()
    const child = await bundleChild(join(import.meta.dirname, '../support/power-cut/erase-and-die.ts'))
    const args = [child, victim, phrase, client.clientId, client.seriesNumber, where]
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
    const died = spawnSync(electronBinary(), args, { env, encoding: 'utf8', timeout: 60_000 })
    expect([died.signal, died.stderr]).toEqual(['SIGKILL', ''])
    expect(existsSync(join(victim, 'erasures.list'))).toBe(where === 'before_truncate')
    expect(rawHolds(databaseFile(victim), wrapped)).toBe(true)

    // Negative control: a start that does not empty the WAL leaves it there.
    const careless = await startedOn(victim, phrase, false)
    expect(rawHolds(databaseFile(careless.folder), wrapped)).toBe(true)
    await careless.close()

    const desk = await startedOn(victim, phrase, true)
    const plain = plainOf(desk.database.db, keysOfPhrase(desk.database.db, phrase))
    for (const secret of secrets) expect(plain.includes(secret), secret).toBe(false)
    for (const bytes of [wrapped, Buffer.from(secrets[0] ?? ''), Buffer.from(secrets[4] ?? '')])
      expect(rawHolds(databaseFile(desk.folder), bytes)).toBe(false)
    expect(readErasureList(desk.folder).map(({ clientId }) => clientId)).toEqual([client.clientId])

    // The copy of before holds it; restored elsewhere, with the list beside it, it does not.
    const before = join(desk.folder, 'backups', 'before.db')
    const copy = openCopy(before)
    expect(plainOf(copy.db, keysOfPhrase(copy.db, phrase))).toContain(secrets[3])
    copy.close()
    expect(rawHolds(before, wrapped)).toBe(true)
    const elsewhere = temporaryFolder()
    const restore = restoring(elsewhere)
    restore.chooses.file = before
    await restore.choose()
    expect(await restore.restore({ phrase, passphrase: 'семь бурых гусей' })).toEqual({ refusal: null })
    const restored = await openReal(elsewhere)
    await restored.signInAs('cashier')
    expect(await restored.value(getRestoreReview, {})).toMatchObject({ erasedAgain: 1 })
    const again = plainOf(restored.database.db, keysOfPhrase(restored.database.db, phrase))
    for (const secret of secrets) expect(again.includes(secret), secret).toBe(false)
    expect(rawHolds(databaseFile(elsewhere), wrapped)).toBe(false)
  },
  60_000,
)
