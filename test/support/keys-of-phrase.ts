// The keys of a real desk, opened beside it by its recovery phrase: to write and read clients as the desk does.
import { openByPhrase, openFormer } from '../../electron/core/wrapped-key.ts'
import { createDeskKeys, type DeskKeys } from '../../electron/db/desk-keys.ts'
import type { Db } from '../../electron/db/open.ts'
import { findRotation } from '../../electron/records/key-rotation.ts'
import { findKeyWrap } from '../../electron/records/key-wraps.ts'
import { readPhrase } from '../../shared/domain/recovery-phrase.ts'
import { testRandom } from './desk.ts'

export const deskKeyOf = (db: Db, phrase: string): Uint8Array => {
  const read = readPhrase(phrase)
  const wrap = findKeyWrap(db, 'phrase')
  const key = read.ok && wrap ? openByPhrase(wrap, read.secret) : null
  if (!key) throw new Error('the phrase does not fit')
  return key
}

/** `withFormer`: also what a change of keys under way has not reached yet. */
export const keysOfPhrase = (db: Db, phrase: string, withFormer = false): DeskKeys => {
  const keys = createDeskKeys(testRandom(91))
  const deskKey = deskKeyOf(db, phrase)
  const rotation = withFormer ? findRotation(db) : undefined
  keys.open(deskKey, rotation ? openFormer(rotation.former, deskKey) : null)
  return keys
}
