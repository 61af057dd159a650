import type { KeyWrap, KeyWrapKind } from '../core/wrapped-key.ts'
import type { Db, Tx } from '../db/open.ts'

/** The desk's key as one of its ways wrapped it. */
export const findKeyWrap = (db: Db, kind: KeyWrapKind): KeyWrap | undefined =>
  db.get<KeyWrap>('SELECT kind, salt, body FROM key_wraps WHERE kind = :kind', { kind })

/** Puts a wrap in the place of the former one of its kind. */
export const putKeyWrap = (tx: Tx, wrap: KeyWrap, createdAt: string): void => {
  tx.run(
    `INSERT INTO key_wraps (kind, salt, body, created_at) VALUES (:kind, :salt, :body, :createdAt)
     ON CONFLICT (kind) DO UPDATE SET salt = :salt, body = :body, created_at = :createdAt`,
    { ...wrap, createdAt },
  )
}

/** Forgets what opened the key on the machine where a copy was made: only its recovery phrase goes with a copy. */
export const dropMachineWraps = (tx: Tx): void => {
  tx.run("DELETE FROM key_wraps WHERE kind <> 'phrase'")
}
