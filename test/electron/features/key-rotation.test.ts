import { cpSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createDeskKeys } from '../../../electron/db/desk-keys.ts'
import { databaseFile } from '../../../electron/desk.ts'
import { findClientByDocument, personOf } from '../../../electron/records/clients.ts'
import { rotatedHomes, rotateSlice, rotationStart, type RotationPlace } from '../../../electron/records/key-rotation.ts'
import { findLiveNumber, numbersOf } from '../../../electron/records/system-numbers.ts'
import { changePassphrase, getKeyState, rotateKey, unseal } from '../../../shared/contract/keys.ts'
import { createOperator } from '../../../shared/contract/operators.ts'
import { checkPassport } from '../../../shared/contract/registration.ts'
import { recordRefusal } from '../../../shared/contract/screening.ts'
import { rawHolds } from '../../support/decrypt-everything.ts'
import { openTestDesk, temporaryFolder, type TestDesk, testRandom } from '../../support/desk.ts'
import { deskKeyOf, keysOfPhrase } from '../../support/keys-of-phrase.ts'
import { addRealClients, type RealClient } from '../../support/real-clients.ts'
import { realPassphrase, setUpRealDesk } from '../../support/real-desk.ts'
import { chosenFiles } from '../../support/lists.ts'
import { ivanova, view } from '../../support/registering-desk.ts'
import { load, recordsOf } from '../../support/screening-desk.ts'

const options = { kind: 'real', emptyWal: async () => true } as const

const deskOfClients = async (count: number, files = chosenFiles()) => {
  const desk = await openTestDesk({ ...options, lists: files })
  const phrase = await setUpRealDesk(desk)
  await desk.signInAs('administrator')
  const former = deskKeyOf(desk.database.db, phrase)
  return { desk, phrase, former, clients: addRealClients(desk, keysOfPhrase(desk.database.db, phrase), count) }
}

/** The desk as it stands on disk now, started anew and opened by its passphrase: what a kill leaves. */
const restarted = async (desk: TestDesk): Promise<TestDesk> => {
  const folder = temporaryFolder()
  cpSync(desk.folder, folder, { recursive: true })
  const next = await openTestDesk({ ...options, folder, clock: desk.clock })
  await next.signInAs('administrator')
  await next.value(unseal, { with: 'passphrase', passphrase: realPassphrase })
  return next
}

const rotated = async (desk: TestDesk): Promise<void> => {
  await expect.poll(async () => (await desk.value(getKeyState, {})).rotation, { timeout: 20_000 }).toBeNull()
}

const reads = (desk: TestDesk, phrase: string, clients: readonly RealClient[], withFormer = false): void => {
  const { db } = desk.database
  const keys = keysOfPhrase(db, phrase, withFormer)
  for (const { clientId, seriesNumber, mobile } of clients) {
    expect(personOf(db, keys, clientId)?.birthDate).toBe('1986-03-12')
    expect(numbersOf(db, keys, clientId).map(({ value }) => value)).toEqual([mobile])
    expect(findClientByDocument(db, keys, seriesNumber)?.clientId).toBe(clientId)
    expect(findLiveNumber(db, keys, mobile)?.clientId).toBe(clientId)
  }
}

const temporaryPassword = 'temporary 1'

/** A list with somebody like the person who comes, and one who was refused: both sealed. */
const screening = async (desk: TestDesk, files: ReturnType<typeof chosenFiles>): Promise<void> => {
  await desk.value(createOperator, { login: 'kassir', name: 'Кассирова А. А.', role: 'cashier', temporaryPassword })
  await desk.value(createOperator, { login: 'star', name: 'Старшая О. О.', role: 'supervisor', temporaryPassword })
  await load(desk, files, { freezing: ['Иванова Анна Викторовна;1986;'] })
  await desk.value(checkPassport, { typed: ivanova })
  const { registrationId } = await view(desk)
  const refusal = { act: 'refusal', reason: 'unusual_request', note: 'ушла сразу' } as const
  await desk.value(recordRefusal, { registrationId, ...refusal })
}

const screens = async (desk: TestDesk): Promise<void> => {
  expect(await recordsOf(desk)).toMatchObject([{ note: 'ушла сразу', person: { birthDate: '1986-03-12' } }])
  await desk.value(checkPassport, { typed: ivanova })
  expect((await view(desk)).screening).toMatchObject([{ list: 'freezing', listed: { birth: '1986' } }])
}

describe('a new key for the desk', { timeout: 60_000 }, () => {
  test('seals everything anew while the desk works, and the former key opens nothing afterwards', async () => {
    const { desk, phrase, former, clients } = await deskOfClients(25)
    await desk.value(rotateKey, { phrase, passphrase: realPassphrase })
    reads(desk, phrase, clients, true) // from the first moment, by both keys
    await rotated(desk)
    reads(desk, phrase, clients)
    expect(Buffer.from(deskKeyOf(desk.database.db, phrase)).equals(Buffer.from(former))).toBe(false)

    const old = createDeskKeys(testRandom(3))
    old.open(former)
    for (const { clientId, seriesNumber } of clients) {
      expect(() => personOf(desk.database.db, old, clientId)).toThrow()
      expect(findClientByDocument(desk.database.db, old, seriesNumber)).toBeUndefined()
    }
    expect(desk.database.db.get('SELECT 1 FROM key_rotation')).toBeUndefined()
    expect(rawHolds(databaseFile(desk.folder), former)).toBe(false)
    const next = await restarted(desk)
    expect(await next.value(getKeyState, {})).toMatchObject({ state: 'open', rotation: null })
    reads(next, phrase, clients)
  })

  test('goes on after a kill at any of its points', async () => {
    const files = chosenFiles()
    const { desk, phrase, clients } = await deskOfClients(6, files)
    await screening(desk, files)
    await desk.signInAs('administrator')
    await desk.value(rotateKey, { phrase, passphrase: realPassphrase })
    await desk.close() // closing stops it wherever it is
    const stopped = await openTestDesk({ ...options, folder: desk.folder, clock: desk.clock })
    const keys = keysOfPhrase(stopped.database.db, phrase, true)
    let place: RotationPlace | null = rotationStart
    for (let kills = 0; place !== null && kills < 60; kills++) {
      const from: RotationPlace = place
      const slice: ReturnType<typeof rotateSlice> = stopped.database.transact((tx) => rotateSlice(tx, keys, from, 2))
      place = slice.next
      reads(stopped, phrase, clients, true)
      if (kills % 5 !== 0) continue
      const next = await restarted(stopped)
      await rotated(next)
      reads(next, phrase, clients)
      await screens(next)
      await next.close()
    }
    expect(place).toBeNull()
    // Walked once more everything was done already.
    for (const home of rotatedHomes.keys())
      expect(
        stopped.database.transact((tx) => rotateSlice(tx, keys, { home, after: '' }, 1000)).renewed,
        String(home),
      ).toBe(0)
  })

  test('is refused with a wrong phrase or passphrase, on a demo desk, and while one is under way', async () => {
    const { desk, phrase } = await deskOfClients(1)
    const foreign = Array.from({ length: 8 }, () => '000110').join('-')
    expect(await desk.error(rotateKey, { phrase: foreign, passphrase: realPassphrase })).toMatchObject({
      code: 'keys.phrase_wrong',
    })
    expect(await desk.error(rotateKey, { phrase, passphrase: 'не тот пароль' })).toMatchObject({
      code: 'keys.passphrase_wrong',
    })
    expect(await desk.error(rotateKey, { phrase, passphrase: null })).toMatchObject({ code: 'keys.passphrase_needed' })
    expect(desk.database.db.get('SELECT 1 FROM key_rotation')).toBeUndefined()
    const demo = await openTestDesk()
    await demo.signInAs('administrator')
    expect(await demo.error(rotateKey, { phrase, passphrase: null })).toMatchObject({ code: 'keys.demo_key' })
  })
})

describe('the passphrase', { timeout: 60_000 }, () => {
  test('is changed by who knows the one before; then the one before opens nothing', async () => {
    const { desk } = await deskOfClients(1)
    const next = 'восемь новых гусей'
    expect(await desk.error(changePassphrase, { current: 'не тот пароль', next })).toMatchObject({
      code: 'keys.passphrase_wrong',
    })
    expect(await desk.error(changePassphrase, { current: realPassphrase, next: '1' })).toMatchObject({
      code: 'keys.passphrase_weak',
    })
    await desk.value(changePassphrase, { current: realPassphrase, next })
    await desk.close()
    const again = await openTestDesk({ ...options, folder: desk.folder, clock: desk.clock })
    await again.signInAs('administrator')
    expect(await again.error(unseal, { with: 'passphrase', passphrase: realPassphrase })).toMatchObject({
      code: 'keys.passphrase_wrong',
    })
    await again.value(unseal, { with: 'passphrase', passphrase: next })
  })

  test('guessed wrong five times is not asked for a quarter of an hour, also after a restart', async () => {
    const { desk } = await deskOfClients(0)
    await desk.close()
    const again = await openTestDesk({ ...options, folder: desk.folder, clock: desk.clock })
    await again.signInAs('administrator')
    for (let tries = 0; tries < 5; tries++)
      expect(await again.error(unseal, { with: 'passphrase', passphrase: `guess number ${tries}` })).toMatchObject({
        code: 'keys.passphrase_wrong',
      })
    expect(await again.error(unseal, { with: 'passphrase', passphrase: realPassphrase })).toMatchObject({
      code: 'keys.locked_out',
    })
    await again.close()
    const later = await openTestDesk({ ...options, folder: desk.folder, clock: desk.clock })
    await later.signInAs('administrator')
    expect(await later.error(unseal, { with: 'passphrase', passphrase: realPassphrase })).toMatchObject({
      code: 'keys.locked_out',
    })
    later.clock.advance(15 * 60_000 + 1)
    await later.value(unseal, { with: 'passphrase', passphrase: realPassphrase })
  })
})
