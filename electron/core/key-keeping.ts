import { type DeskKeys, SealedError } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import { phraseSecretBytes } from '../../shared/domain/recovery-phrase.ts'
import type { Random } from './clock.ts'
import type { TransactionContext } from './context.ts'
import type { KeyPort, KeyState, SecretStore } from './ports.ts'
import { isPasswordWeak } from './passwords.ts'
import {
  deskKeyBytes,
  type KeyWrap,
  type KeyWrapKind,
  openByPassphrase,
  openByPhrase,
  openByStore,
  openFormer,
  wrapByPassphrase,
  wrapByPhrase,
  wrapByStore,
  wrapForMachine,
  wrapFormer,
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
  /** The change of keys under way: the key before, wrapped by the new one; records/key-rotation.ts. */
  readonly rotation: {
    find(db: Db): { former: Uint8Array } | undefined
    insert(tx: Tx, former: Uint8Array, at: string): void
    progress(): KeyState['rotation']
  }
  readonly transact: <T>(work: (tx: Tx, context: TransactionContext) => T, as?: string | null) => T
  /** The keys are open: what waited for them goes on. */
  readonly onOpen: () => void
  readonly log: (event: string, data: Readonly<Record<string, string>>) => void
}

/** How the desk's key is opened: by itself (OS store, demo file) or by a person (passphrase, recovery phrase). */
export const createKeyKeeping = (parts: KeyKeepingParts): KeyPort => {
  const { db, deskKeys, store, demoKey } = parts
  let osStoreFailed = false
  let phrase: Uint8Array | null = null
  /** Kept while it is at work: to let go of the former key it is opened once more. */
  let current: Uint8Array | null = null
  let previousTry: Promise<unknown> = Promise.resolve()

  const forgetPhrase = (): void => {
    phrase?.fill(0)
    phrase = null
  }

  const open = (deskKey: Uint8Array): void => {
    const rotation = parts.rotation.find(db)
    deskKeys.open(deskKey, rotation ? openFormer(rotation.former, deskKey) : null)
    current = deskKey
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
      rotation: parts.rotation.progress(),
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
    changePassphrase: async (before, next, as) => {
      const wrap = parts.find(db, 'passphrase')
      if (!wrap) return 'keys.no_passphrase'
      const deskKey = await openByPassphrase(wrap, before)
      if (!deskKey) return 'keys.passphrase_wrong'
      if (isPasswordWeak(next, '')) return 'keys.passphrase_weak'
      const wrapped = await wrapByPassphrase(deskKey, next, parts.random)
      deskKey.fill(0)
      parts.transact((tx, { at, audit }) => {
        parts.put(tx, wrapped, at)
        audit('keys.passphrase_changed', {})
      }, as)
      return null
    },
    rotate: async (secret, passphrase, as) => {
      if (demoKey) return 'keys.demo_key'
      if (parts.rotation.find(db)) return 'keys.rotation_running'
      const byPhrase = parts.find(db, 'phrase')
      const former = byPhrase ? openByPhrase(byPhrase, secret) : null
      if (!former) return 'keys.phrase_wrong'
      const byPassphrase = parts.find(db, 'passphrase')
      if (byPassphrase && passphrase !== null && !(await openByPassphrase(byPassphrase, passphrase)))
        return 'keys.passphrase_wrong'
      if (byPassphrase && passphrase === null) return 'keys.passphrase_needed'
      const deskKey = Uint8Array.from(parts.random(deskKeyBytes))
      const machine = await wrapForMachine(deskKey, { store, passphrase, random: parts.random })
      if (typeof machine === 'string') return machine
      if (parts.rotation.find(db)) return 'keys.rotation_running' // started twice at once
      parts.transact((tx, { at, audit }) => {
        for (const wrap of [wrapByPhrase(deskKey, secret, parts.random), ...machine]) parts.put(tx, wrap, at)
        parts.rotation.insert(tx, wrapFormer(former, deskKey, parts.random), at)
        audit('keys.rotation_started', { openedBy: machine.map(({ kind }) => kind).join() })
      }, as)
      open(deskKey)
      return null
    },
    forgetFormer: () => {
      if (current) deskKeys.open(current)
    },
    makePhrase: () => {
      forgetPhrase()
      phrase = Uint8Array.from(parts.random(phraseSecretBytes))
      return phrase
    },
    madePhrase: () => phrase,
    replacePhrase: (as) => {
      const made = phrase
      if (!current || !made) throw new SealedError('the keys are sealed')
      const wrapped = wrapByPhrase(current, made, parts.random)
      parts.transact((tx, { at, audit }) => {
        parts.put(tx, wrapped, at)
        audit('keys.phrase_replaced')
      }, as)
      forgetPhrase()
    },
    takeUp: (deskKey) => {
      forgetPhrase()
      open(deskKey)
    },
  }
}
