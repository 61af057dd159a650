import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { type Canonical, canonicalJson } from '../../shared/domain/canonical-json.ts'

type Random = (bytes: number) => Uint8Array

/** AES-256-GCM as iv ‖ tag ‖ ciphertext; `label` is authenticated with it. */
export const encrypt = (key: Uint8Array, plain: Uint8Array, label: string, random: Random): Uint8Array => {
  const iv = random(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(label))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Throws when the key is another one, or the bytes or the label were changed. */
export const decrypt = (key: Uint8Array, sealed: Uint8Array, label: string): Uint8Array => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(label))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

export const deriveKey = (secret: Uint8Array, label: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `gorod-kassa/${label}`, 32))

export const jsonBytes = (value: Canonical): Uint8Array => Buffer.from(canonicalJson(value))
export const parsedBytes = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'))

/** Personal data were asked for while the desk's keys are sealed; the dispatcher answers `unavailable: desk.sealed`. */
export class SealedError extends Error {}

/** Constant tags of sealed fields, part of what is authenticated; never names of tables or columns. */
export type FieldTag = 'person' | 'document' | 'number' | 'former_person' | 'representative'
export type LookupTag = 'document' | 'number' | 'identity' | 'representative' | 'screening' | 'payer'

export type SealedBody = { readonly bodyKey: Uint8Array; readonly body: Uint8Array }

/** One client's key, opened. */
export type ClientKey = {
  seal(tag: FieldTag, rowId: string, value: Canonical): Uint8Array
  /** Throws when the field was tampered with or belongs to another row. */
  open(tag: FieldTag, rowId: string, sealed: Uint8Array): unknown
}

/**
 * The desk's keys: everything personal is read and written through them. They start sealed; until `open` every method
 * but `isOpen` and `open` throws SealedError.
 */
export type DeskKeys = {
  isOpen(): boolean
  /** `secret`: the desk's 32-byte key; `former`: the one before, while the keys are changed (records/key-rotation.ts). */
  open(secret: Uint8Array, former?: Uint8Array | null): void
  /** Hex HMAC by which a phone, an identifier or a document is found without being readable. */
  lookup(tag: LookupTag, value: string): string
  /** The same under every key at work, the current one first: while the keys are changed a row may still bear the former's. */
  lookups(tag: LookupTag, value: string): string[]
  /** A new client's key, wrapped for `client_keys`. */
  newClientKey(clientId: string): { version: number; wrapped: Uint8Array }
  clientKey(clientId: string, stored: { version: number; wrapped: Uint8Array }): ClientKey
  /** A paper or a message: a key of its own made of `bodyKey` and the desk's key, so that erasing the row erases it. */
  sealBody(rowId: string, value: Canonical): SealedBody
  openBody(rowId: string, sealed: SealedBody): unknown
  sealDraft(rowId: string, value: Canonical): Uint8Array
  openDraft(rowId: string, sealed: Uint8Array): unknown
  /** Hex HMAC of a short code under the row it belongs to. */
  hmacCode(rowId: string, code: string): string
  /** A setting that is a secret: the gateway's password. */
  sealSetting(name: string, value: Canonical): Uint8Array
  openSetting(name: string, sealed: Uint8Array): unknown
  /** Hex HMAC by which a gateway's report about this message is known to be the gateway's. */
  reportToken(smsId: string): string
  /** Hex HMAC of a personal command's canonical input. */
  hmacInput(operation: string, input: Canonical): string
  /** What the former key sealed, under the current one; null where the current one opens it, or neither does. */
  readonly renew: {
    clientKey(clientId: string, stored: { version: number; wrapped: Uint8Array }): Uint8Array | null
    body(rowId: string, sealed: SealedBody): SealedBody | null
    draft(rowId: string, sealed: Uint8Array): Uint8Array | null
    setting(name: string, sealed: Uint8Array): Uint8Array | null
  }
}

type Derived = Readonly<
  Record<'lookup' | 'client' | 'body' | 'draft' | 'code' | 'setting' | 'report' | 'input', Uint8Array>
>

const derived = (secret: Uint8Array): Derived => ({
  lookup: deriveKey(secret, 'lookup/1'),
  client: deriveKey(secret, 'client-key/1'),
  body: deriveKey(secret, 'personal-body/1'),
  draft: deriveKey(secret, 'personal-draft/1'),
  code: deriveKey(secret, 'code/1'),
  setting: deriveKey(secret, 'setting/1'),
  report: deriveKey(secret, 'sms-report/1'),
  input: deriveKey(secret, 'personal-input/1'),
})

const clientKeyVersion = 1

export const createDeskKeys = (random: Random): DeskKeys => {
  let keys: Derived | null = null
  let former: Derived | null = null
  const opened = (): Derived => {
    if (!keys) throw new SealedError('the keys are sealed')
    return keys
  }
  const hmac = (key: Uint8Array, ...parts: string[]): string =>
    createHmac('sha256', key).update(parts.join('\0')).digest('hex')
  const bodyKeyOf = (of: Derived, bodyKey: Uint8Array): Uint8Array =>
    createHmac('sha256', of.body).update(bodyKey).digest()
  /** By the current key, else by the former one while there is one. Throws what the current one throws. */
  const byEither = <T>(open: (of: Derived) => T): T => {
    const current = opened()
    try {
      return open(current)
    } catch (error) {
      if (!former) throw error
      return open(former)
    }
  }
  /** The plain bytes when the former key alone opens them. */
  const ofFormer = (open: (of: Derived) => Uint8Array): Uint8Array | null => {
    if (!former) return null
    try {
      open(opened())
      return null
    } catch {
      try {
        return open(former)
      } catch {
        return null
      }
    }
  }
  const sealBodyBytes = (rowId: string, plain: Uint8Array): SealedBody => {
    const bodyKey = random(32)
    return { bodyKey, body: encrypt(bodyKeyOf(opened(), bodyKey), plain, `body:${rowId}:1`, random) }
  }

  return {
    isOpen: () => keys !== null,
    open: (secret, before = null) => {
      keys = derived(secret)
      former = before ? derived(before) : null
    },
    lookup: (tag, value) => hmac(opened().lookup, tag, value),
    lookups: (tag, value) => [opened(), ...(former ? [former] : [])].map((of) => hmac(of.lookup, tag, value)),
    newClientKey: (clientId) => ({
      version: clientKeyVersion,
      wrapped: encrypt(opened().client, random(32), `client:${clientId}:${clientKeyVersion}`, random),
    }),
    clientKey: (clientId, { version, wrapped }) => {
      const key = byEither((of) => decrypt(of.client, wrapped, `client:${clientId}:${version}`))
      const label = (tag: FieldTag, rowId: string): string => `${tag}:${rowId}:${version}`
      return {
        seal: (tag, rowId, value) => encrypt(key, jsonBytes(value), label(tag, rowId), random),
        open: (tag, rowId, sealed) => parsedBytes(decrypt(key, sealed, label(tag, rowId))),
      }
    },
    sealBody: (rowId, value) => sealBodyBytes(rowId, jsonBytes(value)),
    openBody: (rowId, { bodyKey, body }) =>
      parsedBytes(byEither((of) => decrypt(bodyKeyOf(of, bodyKey), body, `body:${rowId}:1`))),
    sealDraft: (rowId, value) => encrypt(opened().draft, jsonBytes(value), `draft:${rowId}:1`, random),
    openDraft: (rowId, sealed) => parsedBytes(byEither((of) => decrypt(of.draft, sealed, `draft:${rowId}:1`))),
    hmacCode: (rowId, code) => hmac(opened().code, rowId, code),
    sealSetting: (name, value) => encrypt(opened().setting, jsonBytes(value), `setting:${name}:1`, random),
    openSetting: (name, sealed) => parsedBytes(byEither((of) => decrypt(of.setting, sealed, `setting:${name}:1`))),
    reportToken: (smsId) => hmac(opened().report, smsId),
    hmacInput: (operation, input) => hmac(opened().input, operation, canonicalJson(input)),
    renew: {
      clientKey: (clientId, { version, wrapped }) => {
        const label = `client:${clientId}:${version}`
        const plain = ofFormer((of) => decrypt(of.client, wrapped, label))
        return plain && encrypt(opened().client, plain, label, random)
      },
      body: (rowId, { bodyKey, body }) => {
        const plain = ofFormer((of) => decrypt(bodyKeyOf(of, bodyKey), body, `body:${rowId}:1`))
        return plain && sealBodyBytes(rowId, plain)
      },
      draft: (rowId, sealed) => {
        const label = `draft:${rowId}:1`
        const plain = ofFormer((of) => decrypt(of.draft, sealed, label))
        return plain && encrypt(opened().draft, plain, label, random)
      },
      setting: (name, sealed) => {
        const label = `setting:${name}:1`
        const plain = ofFormer((of) => decrypt(of.setting, sealed, label))
        return plain && encrypt(opened().setting, plain, label, random)
      },
    },
  }
}
