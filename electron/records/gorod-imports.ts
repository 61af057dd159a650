import type { Db, Tx } from '../db/open.ts'

/** As of when «Город» told what happened there; null before the first import. */
export const gorodDataAsOf = (db: Db): string | null =>
  db.get<{ asOf: string | null }>('SELECT max(as_of) AS asOf FROM exchange_imports')?.asOf ?? null

export type GorodImport = {
  id: string
  fileName: string
  asOf: string
  importedAt: string
  taken: number
  repeated: number
  bad: number
}

/** The newest first. */
export const lastImports = (db: Db, limit: number): GorodImport[] =>
  db.all<GorodImport>(
    `SELECT id, file_name AS fileName, as_of AS asOf, imported_at AS importedAt, taken, repeated, bad
     FROM exchange_imports ORDER BY id DESC LIMIT :limit`,
    { limit },
  )

export const findImportBySum = (db: Db, sum: string): { fileName: string } | undefined =>
  db.get('SELECT file_name AS fileName FROM exchange_imports WHERE sha256 = :sum', { sum })

export const insertImport = (tx: Tx, made: GorodImport & { sum: string; operatorId: string }): void => {
  tx.run(
    `INSERT INTO exchange_imports (id, file_name, sha256, as_of, imported_at, operator_id, taken, repeated, bad)
     VALUES (:id, :fileName, :sum, :asOf, :importedAt, :operatorId, :taken, :repeated, :bad)`,
    made,
  )
}

export const insertBadRow = (tx: Tx, importId: string, line: number, reason: string): void => {
  tx.run('INSERT INTO exchange_bad_rows (import_id, line, reason) VALUES (:importId, :line, :reason)', {
    ...{ importId, line, reason },
  })
}

export const badRowsOf = (db: Db, importId: string, limit: number): { line: number; reason: string }[] =>
  db.all('SELECT line, reason FROM exchange_bad_rows WHERE import_id = :importId ORDER BY line LIMIT :limit', {
    importId,
    limit,
  })

/** Whether a row with this id was taken before: it changes nothing again. */
export const wasRowTaken = (db: Db, rowId: string): boolean =>
  db.get('SELECT 1 FROM exchange_imported_rows WHERE row_id = :rowId', { rowId }) !== undefined

export const noteRowTaken = (tx: Tx, rowId: string, takenAt: string): void => {
  tx.run('INSERT INTO exchange_imported_rows (row_id, taken_at) VALUES (:rowId, :takenAt)', { rowId, takenAt })
}
