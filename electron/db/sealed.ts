import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Canonical, canonicalJson } from '../../shared/domain/canonical-json.ts'

type Random = (bytes: number) => Uint8Array

/** Bytes that can't be read without the desk's spool key: AES-256-GCM, iv ‖ tag ‖ ciphertext. */
const encrypt = (key: Uint8Array, plain: Uint8Array, label: string, random: Random): Uint8Array => {
  const iv = random(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(label))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

const decrypt = (key: Uint8Array, sealed: Uint8Array, label: string): Uint8Array => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(label))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

export type SealedBody = { readonly bodyKey: Uint8Array; readonly body: Uint8Array }

/** The keys of this desk's spool: print bodies, drafts and the command log's HMAC. */
export type SpoolKeys = {
  /** A key of its own for each body, made of random bytes in its row and the spool key: erasing the row erases it. */
  sealBody(rowId: string, value: Canonical): SealedBody
  /** Throws when the body was tampered with or the spool key is another one. */
  openBody(rowId: string, sealed: SealedBody): unknown
  sealDraft(rowId: string, value: Canonical): Uint8Array
  openDraft(rowId: string, sealed: Uint8Array): unknown
  /** Hex HMAC-SHA-256 of a command's canonical input. */
  hmacInput(operation: string, input: Canonical): string
}

const json = (value: Canonical): Uint8Array => Buffer.from(canonicalJson(value))
const parsed = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'))

/** Derives the three keys from the desk's 32-byte spool key. */
export const spoolKeys = (secret: Uint8Array, random: Random): SpoolKeys => {
  const derive = (label: string) =>
    new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `gorod-kassa/${label}`, 32))
  const printKey = derive('print-body/1')
  const keyOfBody = (bodyKey: Uint8Array) => createHmac('sha256', printKey).update(bodyKey).digest()
  const draftKey = derive('draft/1')
  const hmacKey = derive('command-input/1')
  return {
    sealBody: (rowId, value) => {
      const bodyKey = random(32)
      return { bodyKey, body: encrypt(keyOfBody(bodyKey), json(value), `print-body:${rowId}:1`, random) }
    },
    openBody: (rowId, sealed) => parsed(decrypt(keyOfBody(sealed.bodyKey), sealed.body, `print-body:${rowId}:1`)),
    sealDraft: (rowId, value) => encrypt(draftKey, json(value), `draft:${rowId}:1`, random),
    openDraft: (rowId, sealed) => parsed(decrypt(draftKey, sealed, `draft:${rowId}:1`)),
    hmacInput: (operation, input) =>
      createHmac('sha256', hmacKey).update(operation).update('\0').update(canonicalJson(input)).digest('hex'),
  }
}

const keyFileName = 'spool.key'

const fsyncPath = (path: string): void => {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Reads the desk's spool key, or makes it: 32 bytes, mode 0600, on disk (fsync of file and folder) before anything is
 * sealed with it. It lies beside the database, not in it, so that a copy of the database alone opens no paper.
 */
export const loadSpoolKey = (folder: string, random: Random): Uint8Array => {
  const file = join(folder, keyFileName)
  if (existsSync(file)) {
    const secret = readFileSync(file)
    if (secret.length === 32) return secret
    throw new Error('the spool key has a wrong length')
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const secret = random(32)
  const draft = `${file}.new`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeSync(handle, secret)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  fsyncPath(dirname(file))
  return secret
}
