import { type ListKind, listKinds } from '../../shared/domain/list-kinds.ts'
import type { CurrentList, NewList } from '../core/list-keeping.ts'
import type { Db, Tx } from '../db/open.ts'

export type LoadedList = CurrentList & {
  readonly loadedAt: string
  readonly operatorName: string
  readonly entries: number
  readonly duplicates: number
  readonly brokenRows: number
  readonly bytes: number
}

export const currentList = (db: Db, kind: ListKind): CurrentList | undefined =>
  db.get<CurrentList>('SELECT kind, generation, as_of AS asOf FROM lists WHERE kind = :kind', { kind })

/** The lists there are, in the order in which they are shown. */
export const loadedLists = (db: Db): LoadedList[] => {
  const rows = db.all<LoadedList>(
    `SELECT l.kind, l.generation, l.as_of AS asOf, l.loaded_at AS loadedAt, o.name AS operatorName, l.entries,
            l.duplicates, l.broken_rows AS brokenRows, l.bytes
     FROM lists l JOIN operators o ON o.id = l.operator_id`,
  )
  return listKinds.flatMap((kind) => rows.filter((row) => row.kind === kind))
}

/** Makes a built list the current one of its kind. */
export const putCurrentList = (tx: Tx, { built, ...list }: Omit<NewList, 'key'>, at: string): void => {
  tx.run(
    `INSERT INTO lists (kind, generation, as_of, loaded_at, operator_id, entries, duplicates, broken_rows, bytes, source_sha256)
     VALUES (:kind, :generation, :asOf, :at, :operatorId, :entries, :duplicates, :brokenRows, :bytes, :sha256)
     ON CONFLICT (kind) DO UPDATE SET generation = :generation, as_of = :asOf, loaded_at = :at,
       operator_id = :operatorId, entries = :entries, duplicates = :duplicates, broken_rows = :brokenRows,
       bytes = :bytes, source_sha256 = :sha256`,
    {
      ...list,
      at,
      entries: built.rows,
      duplicates: built.duplicates,
      brokenRows: built.broken,
      bytes: built.bytes,
      sha256: built.sha256,
    },
  )
}
