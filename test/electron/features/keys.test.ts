import { describe, expect, test } from 'vitest'
import type { SecretStore } from '../../../electron/core/ports.ts'
import { type KeyWrapKind, openByPassphrase, openByPhrase, openByStore } from '../../../electron/core/wrapped-key.ts'
import { createDeskKeys } from '../../../electron/db/desk-keys.ts'
import { findKeyWrap } from '../../../electron/records/key-wraps.ts'
import { setUp } from '../../../shared/contract/desk.ts'
import { getKeyState, newPhrase, printPhrase, unseal } from '../../../shared/contract/keys.ts'
import { signIn } from '../../../shared/contract/session.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { makePhrase, readPhrase } from '../../../shared/domain/recovery-phrase.ts'
import { noSecretStore } from '../../support/no-ports.ts'
import { openTestDesk, type TestDesk, testRandom } from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'
import { realPassphrase, setUpInput, setUpRealDesk, testKeyring, type TestKeyring } from '../../support/real-desk.ts'

const networkPrinter = {
  kind: 'tcp',
  columns: 32,
  host: '192.168.0.5',
  port: 9100,
  codePage: 17,
  answersStatus: true,
} as const

const eventsOf = (desk: TestDesk): { kind: string; by?: string }[] =>
  desk.database.db
    .all<{ body: string }>("SELECT body FROM audit_events WHERE kind LIKE 'keys.%' ORDER BY seq")
    .map(({ body }) => JSON.parse(body) as { kind: string; data: { by?: string } })
    .map(({ kind, data }) => ({ kind, ...data }))

const keyState = (state: 'open' | 'sealed', protection: 'os' | 'passphrase' | 'file', osStoreFailed = false) => ({
  ...{ state, protection, osStoreFailed },
  rotation: null,
})

const wrapsOf = (desk: TestDesk): string[] =>
  desk.database.db.all<{ kind: string }>('SELECT kind FROM key_wraps ORDER BY kind').map(({ kind }) => kind)

/** The desk's key as the wrap of one kind holds it, in hex. */
const keyOf = async (desk: TestDesk, kind: KeyWrapKind, secret: string | SecretStore): Promise<string | undefined> => {
  const wrap = findKeyWrap(desk.database.db, kind)
  if (!wrap) return undefined
  const key =
    typeof secret !== 'string'
      ? openByStore(wrap, secret)
      : kind === 'phrase'
        ? openByPhrase(wrap, secretOf(secret))
        : await openByPassphrase(wrap, secret)
  return key ? Buffer.from(key).toString('hex') : undefined
}

const secretOf = (phrase: string): Uint8Array => {
  const read = readPhrase(phrase)
  if (!read.ok) throw new Error('no phrase')
  return read.secret
}

const realDesk = async (keyring?: TestKeyring): Promise<{ desk: TestDesk; phrase: string }> => {
  const desk = await openTestDesk({ kind: 'real', ...(keyring ? { secretStore: keyring } : {}) })
  return { desk, phrase: await setUpRealDesk(desk) }
}

/** The same desk after the program was closed and started. */
const restart = async (desk: TestDesk, keyring?: TestKeyring): Promise<TestDesk> => {
  await desk.close()
  const again = await openTestDesk({
    kind: 'real',
    folder: desk.folder,
    clock: desk.clock,
    random: testRandom(5),
    ...(keyring ? { secretStore: keyring } : {}),
  })
  await again.signInAs('administrator')
  return again
}

describe('the first start of a real desk', () => {
  test('makes one key, wrapped by the phrase and by a passphrase where the system keeps no secrets', async () => {
    const { desk, phrase } = await realDesk()
    expect(wrapsOf(desk)).toEqual(['passphrase', 'phrase'])
    const key = await keyOf(desk, 'phrase', phrase)
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(await keyOf(desk, 'passphrase', realPassphrase)).toBe(key)
    expect(await keyOf(desk, 'passphrase', 'шесть белых гусей')).toBeUndefined()
    expect(await keyOf(desk, 'phrase', makePhrase(new Uint8Array(16)).join(''))).toBeUndefined()
    await desk.signInAs('administrator')
    expect(await desk.value(getKeyState, {})).toEqual(keyState('open', 'passphrase'))
  }, 60_000)

  test('wraps it by the system’s secret store where there is one', async () => {
    const keyring = testKeyring()
    const { desk, phrase } = await realDesk(keyring)
    expect(wrapsOf(desk)).toEqual(['os', 'phrase'])
    expect(await keyOf(desk, 'os', keyring)).toBe(await keyOf(desk, 'phrase', phrase))
    await desk.signInAs('administrator')
    expect(await desk.value(getKeyState, {})).toEqual(keyState('open', 'os'))
  }, 60_000)

  test('names the group that was typed back wrong, and writes nothing', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    const input = await setUpInput(desk)
    const groups = input.phrase.split(' ')
    const slip = groups.map((group, index) => (index === 4 ? group.slice(0, 5) + ((Number(group[5]) + 1) % 10) : group))
    const another = groups.map((group, index) => (index === 6 ? '000011' : group))
    const [first = '', second = ''] = groups
    for (const [typed, group] of [
      [slip, 5],
      [another, 7],
      [[second, first, ...groups.slice(2)], 1],
      [groups.slice(0, 7), 8],
    ] as const)
      expect(await desk.error(setUp, { ...input, phrase: typed.join(' ') })).toEqual({
        kind: 'refused',
        code: 'keys.phrase_wrong',
        params: { group },
      })
    expect(wrapsOf(desk)).toEqual([])
    expect(desk.database.db.all('SELECT id FROM operators')).toEqual([])
    await desk.value(setUp, input) // the same phrase, typed right, still makes the desk
  }, 60_000)

  test('wants a phrase that was made, and the last one made', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    const phrase = makePhrase(new Uint8Array(16)).join(' ')
    const input = await setUpInput(desk)
    const later = await desk.value(newPhrase, {})
    expect(await desk.error(setUp, input)).toMatchObject({ code: 'keys.phrase_wrong' })
    expect(await desk.error(setUp, { ...input, phrase })).toMatchObject({ code: 'keys.phrase_wrong' })
    await desk.value(setUp, { ...input, phrase: later.groups.join('-') })
    expect(await desk.error(newPhrase, {})).toMatchObject({ code: 'desk.already_set_up' })
    const other = await openTestDesk({ kind: 'real' })
    expect(await other.error(setUp, input)).toMatchObject({ code: 'keys.phrase_missing' })
  }, 60_000)

  test('without a secret store of the system asks for a passphrase that is not weak', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    for (const [passphrase, code] of [
      [null, 'keys.passphrase_needed'],
      ['коротко', 'keys.passphrase_weak'],
      ['аааааааааааа', 'keys.passphrase_weak'],
    ] as const)
      expect(await desk.error(setUp, await setUpInput(desk, { passphrase })), code).toMatchObject({ code })
    expect(wrapsOf(desk)).toEqual([])
  }, 60_000)

  test('prints the phrase on a real printer only, and keeps it nowhere', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    expect(await desk.error(printPhrase, { printer: networkPrinter })).toMatchObject({ code: 'keys.phrase_missing' })
    const input = await setUpInput(desk)
    const groups = input.phrase.split(' ')
    expect(await desk.error(printPhrase, { printer: { kind: 'virtual', columns: 48 } })).toMatchObject({
      code: 'keys.virtual_printer',
    })
    expect(desk.printer.papers).toEqual([])
    expect(await desk.value(printPhrase, { printer: networkPrinter })).toEqual({ outcome: 'printed', reason: null })
    const paper = paperLinesToText(desk.printer.papers[0]?.lines ?? [])
    for (const [index, group] of groups.entries())
      expect(paper).toContain(`${index + 1}: ${group.slice(0, 3)} ${group.slice(3)}`)
    desk.printer.next = { outcome: 'not_printed', reason: 'paper_out' }
    expect(await desk.value(printPhrase, { printer: networkPrinter })).toEqual({
      outcome: 'not_printed',
      reason: 'paper_out',
    })
    await desk.value(setUp, input)
    expect(await desk.error(printPhrase, { printer: networkPrinter })).toMatchObject({ code: 'desk.already_set_up' })
    for (const text of [...groups, groups.join(''), input.phrase]) expect(filesHolding(desk.folder, text)).toEqual([])
    expect(filesHolding(desk.folder, realPassphrase)).toEqual([])
    expect(JSON.stringify(desk.logged)).not.toContain(groups[0])
    expect(filesHolding(desk.folder, 'Офис на Кирова')).not.toEqual([]) // negative control of the search
  }, 60_000)
})

describe('a desk that was closed and started', () => {
  test('opens its keys by itself where the system kept them', async () => {
    const keyring = testKeyring()
    const { desk } = await realDesk(keyring)
    const again = await restart(desk, keyring)
    expect(await again.value(getKeyState, {})).toEqual(keyState('open', 'os'))
    expect(eventsOf(again)).toEqual([{ kind: 'keys.unsealed', by: 'os' }])
  }, 60_000)

  test('starts sealed without a secret store: the passphrase opens it, a wrong one is refused and written down', async () => {
    const { desk } = await realDesk()
    const again = await restart(desk)
    const sealed = { state: 'sealed', protection: 'passphrase', osStoreFailed: false, rotation: null }
    expect(await again.value(getKeyState, {})).toEqual(sealed)
    expect(await again.error(unseal, { with: 'passphrase', passphrase: 'шесть белых гусей' })).toEqual({
      kind: 'refused',
      code: 'keys.passphrase_wrong',
      params: {},
    })
    expect(await again.value(getKeyState, {})).toEqual(sealed)
    // The same letters as another keyboard gives them.
    const passphrase = realPassphrase.normalize('NFD')
    await again.value(unseal, { with: 'passphrase', passphrase })
    expect(await again.value(getKeyState, {})).toEqual({ ...sealed, state: 'open' })
    expect(eventsOf(again)).toEqual([
      { kind: 'keys.unseal_failed', by: 'passphrase', failed: 1 },
      { kind: 'keys.unsealed', by: 'passphrase' },
    ])
  }, 60_000)

  test('is opened by the phrase too, which leaves a passphrase desk as it was', async () => {
    const { desk, phrase } = await realDesk()
    const again = await restart(desk)
    const other = makePhrase(new Uint8Array(16).fill(9)).join(' ')
    expect(await again.error(unseal, { with: 'phrase', phrase: other })).toMatchObject({
      code: 'keys.phrase_wrong',
      params: { group: null },
    })
    expect(await again.error(unseal, { with: 'phrase', phrase: phrase.replace(/^\d{6}/, '123456') })).toMatchObject({
      params: { group: 1 },
    })
    await again.value(unseal, { with: 'phrase', phrase: phrase.replaceAll(' ', ' - ') })
    expect((await again.value(getKeyState, {})).state).toBe('open')
    expect(wrapsOf(again)).toEqual(['passphrase', 'phrase'])
    // A slip that the phrase itself shows tried nothing, so it is no failure.
    expect(eventsOf(again).map(({ kind }) => kind)).toEqual(['keys.unseal_failed', 'keys.unsealed'])
  }, 60_000)

  test('stays sealed over a wiped keyring; the phrase opens it and the next start needs nobody', async () => {
    const keyring = testKeyring()
    const { desk, phrase } = await realDesk(keyring)
    const key = await keyOf(desk, 'os', keyring)
    keyring.wipe()
    const again = await restart(desk, keyring)
    expect(await again.value(getKeyState, {})).toEqual(keyState('sealed', 'os', true))
    expect(await again.error(unseal, { with: 'passphrase', passphrase: realPassphrase })).toMatchObject({
      code: 'keys.passphrase_wrong',
    })
    await again.value(unseal, { with: 'phrase', phrase })
    expect(await again.value(getKeyState, {})).toEqual(keyState('open', 'os'))
    expect(await keyOf(again, 'os', keyring)).toBe(key)
    expect(eventsOf(again)).toContainEqual({ kind: 'keys.rewrapped', by: 'os' })
    const third = await restart(again, keyring)
    expect((await third.value(getKeyState, {})).state).toBe('open')
  }, 60_000)

  test('over a locked keyring is opened by the phrase for this run, and keeps what the keyring has', async () => {
    const keyring = testKeyring()
    const { desk, phrase } = await realDesk(keyring)
    keyring.lock(true)
    const again = await restart(desk, keyring)
    expect(await again.value(getKeyState, {})).toMatchObject({ state: 'sealed', osStoreFailed: true, rotation: null })
    await again.value(unseal, { with: 'phrase', phrase })
    expect(await again.value(getKeyState, {})).toMatchObject({ state: 'open', osStoreFailed: true, rotation: null })
    keyring.lock(false)
    const third = await restart(again, keyring)
    expect((await third.value(getKeyState, {})).state).toBe('open')
  }, 60_000)

  test('a paper with personal data waits while sealed, and comes out once the keys are open', async () => {
    const { desk, phrase } = await realDesk()
    const deskKeys = createDeskKeys(testRandom(8))
    deskKeys.open(Buffer.from((await keyOf(desk, 'phrase', phrase)) ?? '', 'hex'))
    const id = '01950000-0000-7000-8000-00000000f001'
    const { body, bodyKey } = deskKeys.sealBody(id, { text: 'x' })
    const operatorId = desk.database.db.get<{ id: string }>('SELECT id FROM operators')?.id ?? ''
    desk.database.transact((tx) =>
      tx.run(
        `INSERT INTO print_jobs (id, kind, title, copy_no, operator_id, created_at, state, body_key, body)
         VALUES (:id, 'information_sheet', '1', 0, :operatorId, '2026-11-21T06:42:08.000Z', 'queued', :bodyKey, :body)`,
        { id, operatorId, bodyKey, body },
      ),
    )
    const again = await restart(desk)
    const job = () =>
      again.database.db.get<{ state: string; reason: string | null }>('SELECT state, reason FROM print_jobs')
    await again.startWork()
    await again.queue.settled()
    expect(job()).toEqual({ state: 'queued', reason: null })
    await again.value(unseal, { with: 'phrase', phrase })
    await expect.poll(() => job()?.state, { timeout: 10_000 }).not.toBe('queued')
    expect(job()?.reason).not.toBe('body_lost') // the same key opened it
  }, 60_000)

  test('a demo desk needs nobody, and shows no phrase', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('administrator')
    expect(await desk.value(getKeyState, {})).toEqual(keyState('open', 'file'))
    expect(await desk.error(newPhrase, {})).toMatchObject({ code: 'desk.already_set_up' })
    expect(wrapsOf(desk)).toEqual([])
  })

  test('nobody unseals before signing in', async () => {
    const { desk } = await realDesk()
    await desk.close()
    const again = await openTestDesk({
      kind: 'real',
      folder: desk.folder,
      clock: desk.clock,
      secretStore: noSecretStore,
    })
    const input = { with: 'passphrase', passphrase: realPassphrase } as const
    expect(await again.error(unseal, input)).toMatchObject({ code: 'session.signed_out' })
    await again.value(signIn, { login: 'admin', password: 'long enough' })
    await again.value(unseal, input)
  }, 60_000)
})
