import type { TextKind } from '../../shared/domain/text-template.ts'
import type { Db, Tx } from '../db/open.ts'
import { readSetting, writeSetting } from './desk.ts'
import { shippedTexts } from './shipped-texts.ts'

// The words of the papers, by version. A version that may have been signed never changes (append-only); which one is in
// force is a setting.

export type StoredText = {
  version: string
  body: string
  createdAt: string
  /** Null for a text that came with the program. */
  operatorName: string | null
}

const settingOf = (kind: TextKind): string => `text.${kind}`

/** All versions of one paper, the newest first. */
export const textVersions = (db: Db, kind: TextKind): StoredText[] =>
  db.all<StoredText>(
    `SELECT t.version, t.body, t.created_at AS createdAt, o.name AS operatorName
       FROM text_templates t LEFT JOIN operators o ON o.id = t.operator_id
       WHERE t.kind = :kind ORDER BY t.created_at DESC, t.version DESC LIMIT 500`,
    { kind },
  )

/** A text by its version; undefined for one that this desk never had. */
export const findText = (db: Db, kind: TextKind, version: string): string | undefined =>
  db.get<{ body: string }>('SELECT body FROM text_templates WHERE kind = :kind AND version = :version', {
    kind,
    version,
  })?.body

/** The version in force. Throws before the texts were written, which happens when the desk is opened. */
export const versionInForce = (db: Db, kind: TextKind): string => {
  const version = readSetting(db, settingOf(kind))
  if (typeof version !== 'string') throw new Error('the texts of the papers are not there')
  return version
}

export const putInForce = (tx: Tx, kind: TextKind, version: string): void => writeSetting(tx, settingOf(kind), version)

export const insertText = (
  tx: Tx,
  text: { kind: TextKind; version: string; body: string; createdAt: string; operatorId: string | null },
): void => {
  tx.run(
    `INSERT INTO text_templates (kind, version, body, created_at, operator_id)
     VALUES (:kind, :version, :body, :createdAt, :operatorId)`,
    text,
  )
}

const lacking = (db: Db) => shippedTexts.filter(({ kind, version }) => findText(db, kind, version) === undefined)

/** Whether the program has brought texts that this desk has not. */
export const areTextsLacking = (db: Db): boolean => lacking(db).length > 0

/**
 * Takes up the texts that came with the program. A new one is in force at once where the one before came with the
 * program, too; a wording of the bank's own stays until the administrator looks at the difference.
 */
export const takeUpShippedTexts = (tx: Tx, at: string): { kind: TextKind; version: string }[] =>
  lacking(tx).map(({ kind, version, body }) => {
    const before = readSetting(tx, settingOf(kind))
    const isOwn =
      typeof before === 'string' && !shippedTexts.some((text) => text.kind === kind && text.version === before)
    insertText(tx, { kind, version, body, createdAt: at, operatorId: null })
    if (!isOwn) putInForce(tx, kind, version)
    return { kind, version }
  })
