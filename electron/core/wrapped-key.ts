import { hkdfSync, timingSafeEqual } from 'node:crypto'
import { decrypt, deriveKey, encrypt } from '../db/desk-keys.ts'
import type { Random } from './clock.ts'
import { isPasswordWeak, stretchPassword } from './passwords.ts'
import type { SecretStore } from './ports.ts'

// The desk's 32-byte key under each of the ways that open it (architecture.md, Data). A wrap is a row of `key_wraps`.

export type KeyWrapKind = 'phrase' | 'os' | 'passphrase'
export type KeyWrap = { readonly kind: KeyWrapKind; readonly salt: Uint8Array; readonly body: Uint8Array }

export const deskKeyBytes = 32
const saltBytes = 16

const label = (kind: KeyWrapKind): string => `desk-key:${kind}:1`

const opened = (wrapping: Uint8Array, { kind, body }: KeyWrap): Uint8Array | null => {
  try {
    return decrypt(wrapping, body, label(kind))
  } catch {
    return null
  }
}

/** The phrase holds 128 random bits: nothing has to be stretched. */
const phraseKey = (phrase: Uint8Array, salt: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', phrase, salt, 'gorod-kassa/recovery-phrase/1', 32))

/** Wraps the desk's key under the 16 bytes of its recovery phrase. */
export const wrapByPhrase = (deskKey: Uint8Array, phrase: Uint8Array, random: Random): KeyWrap => {
  const salt = random(saltBytes)
  return { kind: 'phrase', salt, body: encrypt(phraseKey(phrase, salt), deskKey, label('phrase'), random) }
}

/** Null when the phrase is another desk's. */
export const openByPhrase = (wrap: KeyWrap, phrase: Uint8Array): Uint8Array | null =>
  opened(phraseKey(phrase, wrap.salt), wrap)

/** Wraps the desk's key under a passphrase; a quarter of a second, off the event loop. */
export const wrapByPassphrase = async (deskKey: Uint8Array, passphrase: string, random: Random): Promise<KeyWrap> => {
  const salt = random(saltBytes)
  const wrapping = await stretchPassword(passphrase, salt)
  return { kind: 'passphrase', salt, body: encrypt(wrapping, deskKey, label('passphrase'), random) }
}

/** Null when the passphrase does not fit; that costs the same quarter of a second. */
export const openByPassphrase = async (wrap: KeyWrap, passphrase: string): Promise<Uint8Array | null> =>
  opened(await stretchPassword(passphrase, wrap.salt), wrap)

/** The desk's former key under the new one, while the keys are changed. */
export const wrapFormer = (former: Uint8Array, deskKey: Uint8Array, random: Random): Uint8Array =>
  encrypt(deriveKey(deskKey, 'former-key/1'), former, 'former-key:1', random)

/** Null when the desk's key is another one. */
export const openFormer = (wrapped: Uint8Array, deskKey: Uint8Array): Uint8Array | null => {
  try {
    return decrypt(deriveKey(deskKey, 'former-key/1'), wrapped, 'former-key:1')
  } catch {
    return null
  }
}

/** Chromium's own cipher is not authenticated: a new keyring may turn an old secret into garbage without a word. */
const checkOf = (deskKey: Uint8Array): Uint8Array => deriveKey(deskKey, 'os-wrap-check/1')

/** Wraps the desk's key by the secret store of the operating system. Throws where that store keeps nothing. */
export const wrapByStore = (deskKey: Uint8Array, store: SecretStore): KeyWrap => ({
  kind: 'os',
  salt: Uint8Array.of(1), // nothing is salted here; an empty value would be stored as NULL
  body: store.protect(Buffer.concat([deskKey, checkOf(deskKey)])),
})

/** Null when the store does not open it: a wiped or locked keyring, another machine. */
export const openByStore = ({ body }: KeyWrap, store: SecretStore): Uint8Array | null => {
  try {
    const kept = store.reveal(body)
    if (kept.length !== deskKeyBytes * 2) return null
    const deskKey = Uint8Array.from(kept.subarray(0, deskKeyBytes))
    return timingSafeEqual(kept.subarray(deskKeyBytes), checkOf(deskKey)) ? deskKey : null
  } catch {
    return null
  }
}

/**
 * What opens the key on this machine beside the phrase: the OS store where there is one; a passphrase where one is given,
 * and without an OS store one must be.
 */
export const wrapForMachine = async (
  deskKey: Uint8Array,
  parts: { store: SecretStore; passphrase: string | null; random: Random },
): Promise<KeyWrap[] | 'keys.passphrase_needed' | 'keys.passphrase_weak'> => {
  const { store, passphrase, random } = parts
  const byStore = store.available() ? [wrapByStore(deskKey, store)] : []
  if (passphrase === null) return byStore.length > 0 ? byStore : 'keys.passphrase_needed'
  if (isPasswordWeak(passphrase, '')) return 'keys.passphrase_weak'
  return [...byStore, await wrapByPassphrase(deskKey, passphrase, random)]
}
