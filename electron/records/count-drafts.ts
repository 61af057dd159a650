import type { CountRows } from '../../shared/contract/cash.ts'
import type { Db, Tx } from '../db/open.ts'

/** What an operator has typed of a count; `subject` as in the contract. */
export const typedCountOf = (db: Db, operatorId: string, subject: string): CountRows =>
  db.all<CountRows[number]>(
    `SELECT denomination, pieces FROM count_drafts WHERE operator_id = :operatorId AND subject = :subject
     ORDER BY denomination`,
    { operatorId, subject },
  )

/** Replaces what the operator had typed of any count; the last row of a denomination given twice stays. */
export const writeTypedCount = (tx: Tx, operatorId: string, subject: string, count: CountRows): void => {
  tx.run('DELETE FROM count_drafts WHERE operator_id = :operatorId', { operatorId })
  for (const { denomination, pieces } of count)
    tx.run(
      `INSERT INTO count_drafts (operator_id, denomination, pieces, subject)
       VALUES (:operatorId, :denomination, :pieces, :subject)
       ON CONFLICT (operator_id, denomination) DO UPDATE SET pieces = excluded.pieces`,
      { operatorId, denomination, pieces, subject },
    )
}
