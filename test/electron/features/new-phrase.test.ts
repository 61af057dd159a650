import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type OpenDatabase, openCopy } from '../../../electron/db/open.ts'
import { databaseFile } from '../../../electron/desk.ts'
import { findKeyWrap } from '../../../electron/records/key-wraps.ts'
import { beginPhrase, printNewPhrase, replacePhrase, unseal } from '../../../shared/contract/keys.ts'
import { setPrinterSettings } from '../../../shared/contract/printing.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { backupMaker } from '../../support/backup-maker.ts'
import { rawHolds } from '../../support/decrypt-everything.ts'
import { openTestDesk, temporaryFolder, type TestDesk } from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'
import { deskKeyOf } from '../../support/keys-of-phrase.ts'
import { realAdministrator, setUpRealDesk } from '../../support/real-desk.ts'

const networkPrinter = {
  kind: 'tcp',
  columns: 32,
  host: '192.168.0.5',
  port: 9100,
  codePage: 17,
  answersStatus: true,
} as const

const realDesk = async () => {
  const folder = temporaryFolder()
  const before = backupMaker(folder)
  const desk = await openTestDesk({ kind: 'real', folder, backup: before })
  const phrase = await setUpRealDesk(desk)
  await desk.signInAs('administrator')
  return { desk, phrase, folder, before }
}

/** The desk as it stands on disk now, started anew: what a kill leaves. */
const copyOf = async (desk: TestDesk): Promise<TestDesk> => {
  const folder = temporaryFolder()
  cpSync(desk.folder, folder, { recursive: true })
  const next = await openTestDesk({ kind: 'real', folder, clock: desk.clock })
  await next.signInAs('administrator')
  return next
}

const opens = ({ database }: { database: Pick<OpenDatabase, 'db'> }, phrase: string): boolean => {
  try {
    return deskKeyOf(database.db, phrase).length > 0
  } catch {
    return false
  }
}

describe('a new recovery phrase of a desk that works', () => {
  const password = realAdministrator.password

  test('counts once it was typed back from its paper, and not before: also over a kill', async () => {
    const { desk, phrase, folder, before } = await realDesk()
    await before.make('before.db', '2026-11-21T06:00:00.000Z')
    expect(await desk.error(replacePhrase, { phrase })).toMatchObject({ code: 'keys.phrase_missing' })
    expect(await desk.error(beginPhrase, { password: 'not my password' })).toMatchObject({
      code: 'session.wrong_password',
      params: { attemptsLeft: 4 },
    })
    const { groups } = await desk.value(beginPhrase, { password })
    const slip = groups.map((group, index) => (index === 6 ? (group === '000011' ? '000022' : '000011') : group))
    for (const [typed, group] of [
      [slip, 7],
      [groups.slice(0, 7), 8],
      [phrase.split(' '), 1],
    ] as const)
      expect(await desk.error(replacePhrase, { phrase: typed.join(' ') })).toMatchObject({
        code: 'keys.phrase_wrong',
        params: { group },
      })
    const next = groups.join(' ')
    // The kill while the paper is being written: nothing but memory knows the new phrase.
    const killed = await copyOf(desk)
    expect([opens(killed, phrase), opens(killed, next)]).toEqual([true, false])
    expect(await killed.error(replacePhrase, { phrase: next })).toMatchObject({ code: 'keys.phrase_missing' })

    const wrapped = findKeyWrap(desk.database.db, 'phrase')?.body ?? new Uint8Array()
    const key = deskKeyOf(desk.database.db, phrase)
    await desk.value(replacePhrase, { phrase: groups.join('-') })
    const after = await copyOf(desk) // the kill right after the answer
    expect([opens(after, phrase), opens(after, next)]).toEqual([false, true])
    expect(deskKeyOf(after.database.db, next)).toEqual(key)
    expect(await after.error(unseal, { with: 'phrase', phrase })).toMatchObject({ code: 'keys.phrase_wrong' })
    await after.value(unseal, { with: 'phrase', phrase: next })
    expect(rawHolds(databaseFile(folder), wrapped)).toBe(true) // the WAL: the desk's own way of emptying it is not here
    desk.database.raw.pragma('wal_checkpoint(TRUNCATE)')
    expect(rawHolds(databaseFile(folder), wrapped)).toBe(false)
    expect(desk.database.db.get("SELECT 1 FROM audit_events WHERE kind = 'keys.phrase_replaced'")).toBeDefined()
    // What was made is used up; a copy of before keeps its own wrap.
    expect(await desk.error(replacePhrase, { phrase: next })).toMatchObject({ code: 'keys.phrase_missing' })
    // A copy of before opens with the phrase of before; one that opens with the new one is made at once.
    const copies = (): string[] => readdirSync(before.folder).filter((name) => name.endsWith('-asked.db'))
    await expect.poll(copies).toHaveLength(1)
    for (const [name, own, other] of [
      ['before.db', phrase, next],
      [copies()[0] ?? '', next, phrase],
    ] as const) {
      const copy = openCopy(join(before.folder, name))
      expect([opens({ database: copy }, own), opens({ database: copy }, other)]).toEqual([true, false])
      copy.close()
    }
    for (const text of [...groups, groups.join(''), next]) expect(filesHolding(folder, text)).toEqual([])
  }, 60_000)

  test('is printed by the desk’s own printer, never by the virtual one', async () => {
    const { desk } = await realDesk()
    expect(await desk.error(printNewPhrase, {})).toMatchObject({ code: 'keys.phrase_missing' })
    const { groups } = await desk.value(beginPhrase, { password })
    expect(await desk.error(printNewPhrase, {})).toMatchObject({ code: 'keys.virtual_printer' })
    await desk.value(setPrinterSettings, networkPrinter)
    expect(await desk.value(printNewPhrase, {})).toEqual({ outcome: 'printed', reason: null })
    const paper = paperLinesToText(desk.printer.papers.at(-1)?.lines ?? [])
    for (const [index, group] of groups.entries())
      expect(paper).toContain(`${index + 1}: ${group.slice(0, 3)} ${group.slice(3)}`)
  }, 60_000)

  test('is an administrator’s, of a real desk whose keys are open', async () => {
    const demo = await openTestDesk()
    await demo.signInAs('administrator')
    expect(await demo.error(beginPhrase, { password })).toMatchObject({ code: 'keys.demo_key' })
    await demo.signInAs('supervisor')
    for (const op of [beginPhrase, replacePhrase])
      expect(await demo.error(op, { password, phrase: 'x' } as never)).toMatchObject({ code: 'session.not_permitted' })
    const { desk } = await realDesk()
    const sealed = await copyOf(desk)
    expect(await sealed.error(beginPhrase, { password })).toMatchObject({ kind: 'unavailable', code: 'desk.sealed' })
  }, 60_000)
})
