import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import type { PaperDesk } from '../../shared/domain/paper-parts.ts'
import { currentReceiptLayout, firstReceiptLayout } from '../../shared/domain/receipt.ts'
import { type CommandContext, setUpDesk, signedIn } from '../core/context.ts'
import { insertMoney } from '../db/journal.ts'
import type { Db, Tx } from '../db/open.ts'
import { paperDesk } from './paper-desk.ts'

/** How the papers of a shift name its desk and operator, and which layout its receipts have. */
export type ShiftPapers = { desk: PaperDesk; operatorName: string; receiptLayout: number }

/** Keeps them with a shift that is being opened; its audit event comes after. A payment costs nothing of it. */
export const keepShiftPapers = (tx: Tx, context: CommandContext, shiftId: string): void =>
  insertMoney(tx, 'shift_papers', {
    shift_id: shiftId,
    operator_name: signedIn(context).name,
    desk: canonicalJson(paperDesk(setUpDesk(context))),
    receipt_layout: currentReceiptLayout,
  })

/** As they were when the shift was opened; `now` where an older program opened it, which could change none of them. */
export const shiftPapersOf = (db: Db, shiftId: string, now: Omit<ShiftPapers, 'receiptLayout'>): ShiftPapers => {
  const row = db.get<{ operatorName: string; desk: string; receiptLayout: number }>(
    `SELECT operator_name AS operatorName, desk, receipt_layout AS receiptLayout FROM shift_papers
     WHERE shift_id = :shiftId`,
    { shiftId },
  )
  return row ? { ...row, desk: JSON.parse(row.desk) as PaperDesk } : { ...now, receiptLayout: firstReceiptLayout }
}
