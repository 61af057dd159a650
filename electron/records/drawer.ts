import { type CountedRow, type Denomination, totalOfCount } from '../../shared/domain/denominations.ts'
import { type CommandContext, signedIn } from '../core/context.ts'
import { digestMoney, insertDigested, insertMoney } from '../db/journal.ts'
import { type Db, TransactionError, type Tx } from '../db/open.ts'

/** What must lie in the drawer of a shift: the sum of its movements. */
export const drawerKopecks = (db: Db, shiftId: string): number =>
  db.get<{ kopecks: number }>(
    'SELECT coalesce(sum(amount_kopecks), 0) AS kopecks FROM cash_movements WHERE shift_id = :shiftId',
    { shiftId },
  )?.kopecks ?? 0

export type Movement = {
  readonly shiftId: string
  /** Of what moves it: the shift (its float), the payment, the reversal or the order. */
  readonly id: string
  /** Signed: what goes out is below 0. */
  readonly amountKopecks: number
} & (
  | { readonly kind: 'float' | 'order'; readonly paymentId?: undefined }
  | { readonly kind: 'payment' | 'reversal'; readonly paymentId: string }
)

/** Moves cash in or out of the drawer. Check `drawerKopecks` before: a drawer below zero throws and rolls back. */
export const moveCash = (tx: Tx, context: CommandContext, movement: Movement): void =>
  insertMoney(tx, 'cash_movements', {
    id: movement.id,
    command_id: context.commandId,
    shift_id: movement.shiftId,
    kind: movement.kind,
    payment_id: movement.paymentId ?? null,
    amount_kopecks: movement.amountKopecks,
    at: context.at,
  })

export type NewCount = {
  readonly id: string
  readonly shiftId: string
  readonly purpose: 'opening' | 'closing' | 'recount'
  readonly rows: readonly CountedRow[]
  readonly denominations: readonly Denomination[]
}

/** Keeps a count as rows and returns its sum in kopecks. Throws for a denomination that is not counted here. */
export const keepCount = (tx: Tx, context: CommandContext, count: NewCount): number => {
  const total = totalOfCount(count.denominations, count.rows)
  if (total === null) throw new TransactionError('a count names a denomination that is not on the list')
  insertMoney(tx, 'cash_counts', {
    id: count.id,
    command_id: context.commandId,
    shift_id: count.shiftId,
    purpose: count.purpose,
    operator_id: signedIn(context).id,
    total_kopecks: total,
    at: context.at,
  })
  const faces = new Map(count.denominations.map(({ id, faceKopecks }) => [id, faceKopecks]))
  insertDigested(
    tx,
    count.rows.map(({ denomination, pieces }) =>
      digestMoney('cash_count_rows', {
        count_id: count.id,
        denomination,
        face_kopecks: faces.get(denomination) ?? 0,
        pieces,
      }),
    ),
  )
  return total
}
