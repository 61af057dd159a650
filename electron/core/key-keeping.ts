import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import type { KeyPort, SecretStore } from './ports.ts'

export type KeyKeepingParts = {
  readonly db: Db
  readonly deskKeys: DeskKeys
  readonly store: SecretStore
  /** A demo desk's key, from its file; null on a real desk. */
  readonly demoKey: Uint8Array | null
}

/** How the desk's key is opened: by itself (OS store, demo file) or by a person (passphrase, recovery phrase). */
export const createKeyKeeping = ({ deskKeys, store, demoKey }: KeyKeepingParts): KeyPort => ({
  store,
  view: () => ({ state: deskKeys.isOpen() ? 'open' : 'sealed', protection: 'file', osStoreFailed: false }),
  unsealByItself: () => {
    if (demoKey) deskKeys.open(demoKey)
    return deskKeys.isOpen()
  },
  unsealWith: async () => false,
})
