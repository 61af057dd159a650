import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type KeyWrap,
  openByPassphrase,
  openByPhrase,
  openByStore,
  wrapByPassphrase,
  wrapByPhrase,
  wrapByStore,
  wrapForMachine,
} from '../../../electron/core/wrapped-key.ts'
import { testRandom } from '../../support/desk.ts'
import { noSecretStore } from '../../support/no-ports.ts'
import { testKeyring } from '../../support/real-desk.ts'

const random = testRandom(3)
const deskKey = Uint8Array.from(random(32))
const phrase = Uint8Array.from(random(16))
const hex = (bytes: Uint8Array | null): string | null => (bytes ? Buffer.from(bytes).toString('hex') : null)

const changed = (bytes: Uint8Array, at: number, mask: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, index) => (index === at % bytes.length ? byte ^ mask : byte))

const mask = fc.integer({ min: 1, max: 255 })

describe('the desk’s key under its recovery phrase', () => {
  const wrap = wrapByPhrase(deskKey, phrase, random)

  test('is opened by that phrase and no other', () => {
    expect(hex(openByPhrase(wrap, phrase))).toBe(hex(deskKey))
    fc.assert(
      fc.property(fc.nat(15), mask, (at, bits) => {
        expect(openByPhrase(wrap, changed(phrase, at, bits))).toBeNull()
      }),
    )
  })

  test('with any byte of the row changed opens nothing', () => {
    fc.assert(
      fc.property(fc.nat(wrap.body.length - 1), mask, (at, bits) => {
        expect(openByPhrase({ ...wrap, body: changed(wrap.body, at, bits) }, phrase)).toBeNull()
        expect(openByPhrase({ ...wrap, salt: changed(wrap.salt, at, bits) }, phrase)).toBeNull()
      }),
    )
    expect(openByPhrase({ ...wrap, body: new Uint8Array(3) }, phrase)).toBeNull()
    // Passed off as a wrap of another kind.
    expect(openByPhrase({ ...wrap, kind: 'passphrase' }, phrase)).toBeNull()
  })

  test('looks different each time', () => {
    expect(hex(wrapByPhrase(deskKey, phrase, random).body)).not.toBe(hex(wrap.body))
  })
})

test('under a passphrase the key is opened by it in either spelling, and by nothing else', async () => {
  const wrap = await wrapByPassphrase(deskKey, 'ёлка у моста', random)
  expect(hex(await openByPassphrase(wrap, 'ёлка у моста'.normalize('NFD')))).toBe(hex(deskKey))
  expect(await openByPassphrase(wrap, 'елка у моста')).toBeNull()
  expect(await openByPassphrase({ ...wrap, salt: changed(wrap.salt, 0, 1) }, 'ёлка у моста')).toBeNull()
  expect(await openByPassphrase({ ...wrap, body: changed(wrap.body, 40, 1) }, 'ёлка у моста')).toBeNull()
}, 30_000)

describe('under the secret store of the system', () => {
  test('the key is opened by the same store; a wiped or locked one opens nothing, however its cipher answers', () => {
    const keyring = testKeyring()
    const wrap = wrapByStore(deskKey, keyring)
    expect(hex(openByStore(wrap, keyring))).toBe(hex(deskKey))
    keyring.lock(true)
    expect(openByStore(wrap, keyring)).toBeNull()
    keyring.lock(false)
    // AES-CBC lets about one wrong key in 256 through: none of them may give a key.
    let answered = 0
    for (let attempt = 0; attempt < 3000; attempt++) {
      keyring.wipe()
      expect(openByStore(wrap, keyring)).toBeNull()
      try {
        keyring.reveal(wrap.body)
        answered += 1
      } catch {
        // Told by its padding.
      }
    }
    expect(answered).toBeGreaterThan(0) // negative control: the store alone would have handed garbage out
    const other: KeyWrap = { ...wrap, body: keyring.protect(new Uint8Array(64)) }
    expect(openByStore(other, keyring)).toBeNull()
    expect(openByStore({ ...wrap, body: keyring.protect(deskKey) }, keyring)).toBeNull()
  })
})

test('a machine gets what it can: its store, or a passphrase that is not weak', async () => {
  const keyring = testKeyring()
  const kinds = async (store: typeof noSecretStore, passphrase: string | null): Promise<unknown> => {
    const wraps = await wrapForMachine(deskKey, { store, passphrase, random })
    return typeof wraps === 'string' ? wraps : wraps.map(({ kind }) => kind)
  }
  expect(await kinds(keyring, null)).toEqual(['os'])
  expect(await kinds(keyring, 'ёлка у моста')).toEqual(['os', 'passphrase'])
  expect(await kinds(noSecretStore, 'ёлка у моста')).toEqual(['passphrase'])
  expect(await kinds(noSecretStore, null)).toBe('keys.passphrase_needed')
  expect(await kinds(noSecretStore, 'елка')).toBe('keys.passphrase_weak')
  expect(await kinds(noSecretStore, '--------')).toBe('keys.passphrase_weak')
}, 30_000)
