import { type CommandContext, signedIn } from '../core/context.ts'
import type { Db, Tx } from '../db/open.ts'
import { queuePrintJob } from './print-jobs.ts'

type Paper = { id: string; receiptNumber: string; paymentId: string; copy: number }

/** Puts the receipt or a copy of it on its way. A payment's receipt bears the payment's id: no index to find it. */
export const queueReceipt = (tx: Tx, context: CommandContext, paper: Paper): void => {
  queuePrintJob(tx, {
    id: paper.id,
    kind: paper.copy === 0 ? 'receipt' : 'copy',
    title: paper.receiptNumber,
    paymentId: paper.paymentId,
    shiftId: null,
    copyNo: paper.copy,
    operatorId: signedIn(context).id,
    createdAt: context.at,
    sealed: null,
  })
  context.ports.printing.wake()
}

/** When a copy was asked for, an instant: it bears that time; undefined while there is no such copy. */
export const copyMadeAt = (db: Db, paymentId: string, copy: number): string | undefined =>
  db.get<{ at: string }>(
    "SELECT created_at AS at FROM print_jobs WHERE payment_id = :paymentId AND kind = 'copy' AND copy_no = :copy",
    { paymentId, copy },
  )?.at
