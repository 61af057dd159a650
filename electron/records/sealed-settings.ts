import type { Canonical } from '../../shared/domain/canonical-json.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'

/** Settings that are secrets, each under its name: what is typed once and never shown again, and the freezing list's key. */
export type SealedSettingName = 'sms_password' | 'freezing_list_key'

export const writeSealedSetting = (tx: Tx, keys: DeskKeys, name: SealedSettingName, value: Canonical): void => {
  tx.run(
    'INSERT INTO sealed_settings (name, sealed) VALUES (:name, :sealed) ON CONFLICT (name) DO UPDATE SET sealed = :sealed',
    {
      name,
      sealed: keys.sealSetting(name, value),
    },
  )
}

export const dropSealedSetting = (tx: Tx, name: SealedSettingName): void => {
  tx.run('DELETE FROM sealed_settings WHERE name = :name', { name })
}

/** Whether it was typed at all; needs no keys. */
export const isSealedSettingThere = (db: Db, name: SealedSettingName): boolean =>
  db.get('SELECT 1 FROM sealed_settings WHERE name = :name', { name }) !== undefined

/** Undefined when there is none, or when it no longer opens: then it is typed anew. Throws while the keys are sealed. */
export const readSealedSetting = (db: Db, keys: DeskKeys, name: SealedSettingName): unknown => {
  const row = db.get<{ sealed: Uint8Array }>('SELECT sealed FROM sealed_settings WHERE name = :name', { name })
  if (!row) return undefined
  try {
    return keys.openSetting(name, row.sealed)
  } catch (error) {
    if (!keys.isOpen()) throw error
    return undefined
  }
}
