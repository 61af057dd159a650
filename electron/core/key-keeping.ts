import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { phraseSecretBytes } from '../../shared/domain/recovery-phrase.ts'
import type { Random } from './clock.ts'
import type { TransactionContext } from './context.ts'
import type { KeyPort, SecretStore } from './ports.ts'
import {
  type KeyWrap,
  type KeyWrapKind,
  openByPassphrase,
  openByPhrase,
  openByStore,
  wrapByStore,
} from './wrapped-key.ts'

export type KeyKeepingParts = {
  readonly db: Db
  readonly random: Random
  readonly deskKeys: DeskKeys
  readonly store: SecretStore
  /** A demo desk's key, from its file; null on a real desk. */
  readonly demoKey: Uint8Array | null
  /** Rows of `key_wraps`; `electron/desk.ts` joins them to records/key-wraps.ts. */
  readonly find: (db: Db, kind: KeyWrapKind) => KeyWrap | undefined
  readonly put: (tx: Tx, wrap: KeyWrap, at: string) => void
  readonly transact: <T>(work: (tx: Tx, context: TransactionContext) => T) => T
  /** The keys are open: what waited for them goes on. */
  readonly onOpen: () => void
  readonly log: (event: string, data: Readonly<Record<string, string>>) => void
}

/** How the desk's key is opened: by itself (OS store, demo file) or by a person (passphrase, recovery phrase). */
export const createKeyKeeping = (parts: KeyKeepingParts): KeyPort => {
  const { db, deskKeys, store, demoKey } = parts
  let osStoreFailed = false
  let phrase: Uint8Array | null = null
  let previousTry: Promise<unknown> = Promise.resolve()

  const open = (deskKey: Uint8Array): void => {
    deskKeys.open(deskKey)
    parts.onOpen()
  }

  /** Open keys matter more than the row that says so: a full disk must not keep them sealed. */
  const writeDown = (write: (tx: Tx, context: TransactionContext) => void): void => {
    try {
      parts.transact(write)
    } catch (error) {
      parts.log('keys.not_written_down', { error: error instanceof Error ? error.constructor.name : 'unknown' })
    }
  }

  /** The store has lost the key, or is new on this desk's machine: next time it opens it by itself again. */
  const wrapAgain = (deskKey: Uint8Array): void => {
    if (!store.available()) return
    writeDown((tx, { at, audit }) => {
      parts.put(tx, wrapByStore(deskKey, store), at)
      audit('keys.rewrapped', { by: 'os' })
    })
    const kept = parts.find(db, 'os')
    osStoreFailed = !kept || openByStore(kept, store) === null
  }

  const unsealBy = async (secret: { passphrase: string } | { phrase: Uint8Array }): Promise<boolean> => {
    const wrap = parts.find(db, 'phrase' in secret ? 'phrase' : 'passphrase')
    if (!wrap) return false
    const deskKey =
      'phrase' in secret ? openByPhrase(wrap, secret.phrase) : await openByPassphrase(wrap, secret.passphrase)
    if (!deskKey) return false
    open(deskKey)
    const isKeptByPassphrase = parts.find(db, 'passphrase') !== undefined && !parts.find(db, 'os')
    if ('phrase' in secret && !isKeptByPassphrase) wrapAgain(deskKey)
    return true
  }

  return {
    store,
    view: () => ({
      state: deskKeys.isOpen() ? 'open' : 'sealed',
      protection: demoKey ? 'file' : parts.find(db, 'passphrase') && !parts.find(db, 'os') ? 'passphrase' : 'os',
      osStoreFailed,
    }),
    unsealByItself: () => {
      if (deskKeys.isOpen()) return true
      if (demoKey) {
        open(demoKey)
        return true
      }
      const wrap = parts.find(db, 'os')
      if (!wrap) return false
      const deskKey = openByStore(wrap, store)
      osStoreFailed = deskKey === null
      if (!deskKey) return false
      open(deskKey)
      writeDown((_tx, { audit }) => audit('keys.unsealed', { by: 'os' }))
      return true
    },
    unsealWith: (secret) => {
      // One after another: parallel guesses would share the time that one costs.
      const next = previousTry.then(
        () => unsealBy(secret),
        () => unsealBy(secret),
      )
      previousTry = next
      return next
    },
    makePhrase: () => {
      phrase?.fill(0)
      phrase = Uint8Array.from(parts.random(phraseSecretBytes))
      return phrase
    },
    madePhrase: () => phrase,
    takeUp: (deskKey) => {
      phrase?.fill(0)
      phrase = null
      open(deskKey)
    },
  }
}
