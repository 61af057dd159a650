import { createHmac } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Canonical, canonicalJson } from '../../shared/domain/canonical-json.ts'
import { decrypt, deriveKey, encrypt, jsonBytes, parsedBytes } from './desk-keys.ts'
import { writeFileDurably } from './durable-file.ts'

type Random = (bytes: number) => Uint8Array

/** What plain payments need while the desk's keys are sealed: their drafts, and the command log's HMAC. */
export type SpoolKeys = {
  sealDraft(rowId: string, value: Canonical): Uint8Array
  /** Throws when the draft was tampered with or the spool key is another one. */
  openDraft(rowId: string, sealed: Uint8Array): unknown
  /** Hex HMAC-SHA-256 of a command's canonical input. */
  hmacInput(operation: string, input: Canonical): string
}

/** Derives the two keys from the desk's 32-byte spool key. */
export const spoolKeys = (secret: Uint8Array, random: Random): SpoolKeys => {
  const draftKey = deriveKey(secret, 'draft/1')
  const hmacKey = deriveKey(secret, 'command-input/1')
  return {
    sealDraft: (rowId, value) => encrypt(draftKey, jsonBytes(value), `draft:${rowId}:1`, random),
    openDraft: (rowId, sealed) => parsedBytes(decrypt(draftKey, sealed, `draft:${rowId}:1`)),
    hmacInput: (operation, input) =>
      createHmac('sha256', hmacKey).update(operation).update('\0').update(canonicalJson(input)).digest('hex'),
  }
}

/** `spool.key`: every desk's. `demo.key`: the whole key of a demo desk, whose data are invented. */
export type KeyFile = 'spool.key' | 'demo.key'

/**
 * Reads a key file, or makes it: 32 bytes, mode 0600, on disk (fsync of file and folder) before anything is sealed with
 * it. It lies beside the database, not in it, so that a copy of the database alone opens nothing.
 */
export const loadKeyFile = (folder: string, name: KeyFile, random: Random): Uint8Array => {
  const file = join(folder, name)
  if (existsSync(file)) {
    const secret = readFileSync(file)
    if (secret.length === 32) return secret
    throw new Error('a key file has a wrong length')
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const secret = random(32)
  writeFileDurably(file, secret)
  return secret
}
