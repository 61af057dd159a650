import type { ClientKey, DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'

/** Makes a new client's key and keeps it wrapped. Throws SealedError while the desk's keys are sealed. */
export const insertClientKey = (tx: Tx, keys: DeskKeys, clientId: string): ClientKey => {
  const stored = keys.newClientKey(clientId)
  tx.run('INSERT INTO client_keys (client_id, version, wrapped) VALUES (:clientId, :version, :wrapped)', {
    clientId,
    ...stored,
  })
  return keys.clientKey(clientId, stored)
}

/** The client's key, opened; undefined for an unknown client or an erased one. Throws SealedError. */
export const findClientKey = (db: Db, keys: DeskKeys, clientId: string): ClientKey | undefined => {
  const stored = db.get<{ version: number; wrapped: Uint8Array }>(
    'SELECT version, wrapped FROM client_keys WHERE client_id = :clientId',
    { clientId },
  )
  return stored && keys.clientKey(clientId, stored)
}

export type KeyOf = (clientId: string) => ClientKey

/**
 * Opens the key of each client asked for once, and is forgotten with the answer it was made for. It throws for a client
 * whose key is gone: nobody can read that client any more.
 */
export const openedKeys = (db: Db, keys: DeskKeys): KeyOf => {
  const opened = new Map<string, ClientKey>()
  return (clientId) => {
    const key = opened.get(clientId) ?? findClientKey(db, keys, clientId)
    if (!key) throw new Error('the client has no key')
    opened.set(clientId, key)
    return key
  }
}
