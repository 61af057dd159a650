import type { Db, Tx } from '../db/open.ts'

/**
 * A client and everyone merged into it, oneself first: an SQL list for `client_id IN (…)`, with the parameter
 * `:clientId`. A merge moves no row and re-seals nothing, so whatever reads by client reads by this list.
 */
export const familySql = `
  WITH RECURSIVE family (id) AS (
    SELECT :clientId
    UNION
    SELECT m.merged_id FROM family f JOIN client_merges m ON m.survivor_id = f.id WHERE m.undone_at IS NULL
  ) SELECT id FROM family`

/** The same list; for whom nobody was merged into, nearly everybody, only oneself: the walk takes longer than the rows. */
export const familySqlOf = (db: Db, clientId: string): string =>
  db.get('SELECT 1 FROM client_merges WHERE survivor_id = :clientId AND undone_at IS NULL LIMIT 1', { clientId })
    ? familySql
    : ':clientId'

/** Whose card a client's data are on now: its own, or the one it was merged into, however long the way there. */
export const survivorOf = (db: Db, clientId: string): string => {
  // Hardly anybody was merged: for everybody else one look into an index, and no walk.
  if (!db.get('SELECT 1 FROM client_merges WHERE merged_id = :clientId AND undone_at IS NULL', { clientId }))
    return clientId
  const last = db.get<{ id: string }>(
    `WITH RECURSIVE way (id, step) AS (
       SELECT :clientId, 0
       UNION
       SELECT m.survivor_id, w.step + 1 FROM way w JOIN client_merges m ON m.merged_id = w.id WHERE m.undone_at IS NULL
     ) SELECT id FROM way ORDER BY step DESC LIMIT 1`,
    { clientId },
  )
  return last?.id ?? clientId
}

/** The client's id and those of everyone merged into it, the oldest first. Each has a key of its own. */
export const clientIdsOf = (db: Db, clientId: string): string[] =>
  db.all<{ id: string }>(`SELECT id FROM (${familySql}) ORDER BY id`, { clientId }).map(({ id }) => id)

export type Merge = {
  id: string
  mergedId: string
  survivorId: string
  reason: string
  operatorName: string
  mergedAt: string
  undoReason: string | null
  undoOperatorName: string | null
  undoneAt: string | null
}

const columns = `m.id, m.merged_id AS mergedId, m.survivor_id AS survivorId, m.reason, o.name AS operatorName,
  m.merged_at AS mergedAt, m.undo_reason AS undoReason, u.name AS undoOperatorName, m.undone_at AS undoneAt`
const joined = `client_merges m JOIN operators o ON o.id = m.operator_id
  LEFT JOIN operators u ON u.id = m.undo_operator_id`

export const findMerge = (db: Db, id: string): Merge | undefined =>
  db.get<Merge>(`SELECT ${columns} FROM ${joined} WHERE m.id = :id`, { id })

/** The newest merges, undone ones too. */
export const lastMerges = (db: Db, limit: number): Merge[] =>
  db.all<Merge>(`SELECT ${columns} FROM ${joined} ORDER BY m.id DESC LIMIT :limit`, { limit })

export type NewMerge = {
  id: string
  commandId: string
  mergedId: string
  survivorId: string
  reason: string
  operatorId: string
  mergedAt: string
}

/** Both must be survivors; throws SQLite's error when `mergedId` is merged already. */
export const insertMerge = (tx: Tx, merge: NewMerge): void => {
  tx.run(
    `INSERT INTO client_merges (id, command_id, merged_id, survivor_id, reason, operator_id, merged_at)
     VALUES (:id, :commandId, :mergedId, :survivorId, :reason, :operatorId, :mergedAt)`,
    merge,
  )
}

export const endMerge = (tx: Tx, end: { id: string; reason: string; operatorId: string; at: string }): void => {
  tx.run(
    `UPDATE client_merges SET undo_reason = :reason, undo_operator_id = :operatorId, undone_at = :at
     WHERE id = :id AND undone_at IS NULL`,
    end,
  )
}
