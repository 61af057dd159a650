import type { CountedRow } from '../../shared/domain/denominations.ts'
import { type CommandContext, signedIn } from '../core/context.ts'
import { insertMoney } from '../db/journal.ts'
import type { Db, Tx } from '../db/open.ts'
import { recordOrder } from './cash-orders.ts'
import type { StoredShift } from './shifts.ts'

export type HandOver = { shiftId: string; fromName: string; toId: string; toName: string }

/** The drawer that was handed over by name at the last close, while no shift has been opened since. */
export const handOverWaiting = (db: Db): HandOver | undefined =>
  db.get<HandOver>(
    `SELECT h.shift_id AS shiftId, f.name AS fromName, h.to_id AS toId, t.name AS toName
     FROM (SELECT id FROM shifts ORDER BY number DESC LIMIT 1) s JOIN shift_hand_overs h ON h.shift_id = s.id
     JOIN operators f ON f.id = h.from_id JOIN operators t ON t.id = h.to_id`,
  )

/** Writes down to whom the drawer of a closed shift is given, and orders the paper both sign. Null where none is printed. */
export const handOver = (
  tx: Tx,
  context: CommandContext,
  {
    shift,
    toId,
    toName,
    kopecks,
    count,
  }: {
    shift: StoredShift
    toId: string
    toName: string
    kopecks: number
    count: readonly CountedRow[]
  },
): string | null => {
  insertMoney(tx, 'shift_hand_overs', {
    shift_id: shift.id,
    command_id: context.commandId,
    from_id: signedIn(context).id,
    to_id: toId,
    kopecks,
    at: context.at,
  })
  // An empty drawer changes hands without a paper: there is nothing to sign for.
  if (kopecks === 0) return null
  return recordOrder(tx, context, {
    id: context.ports.ids.next(),
    kind: 'hand_over',
    shift,
    counterparty: toName,
    ground: `Передача остатка кассы, смена № ${shift.number}`,
    given: count,
    amountKopecks: kopecks,
  }).printJobId
}
