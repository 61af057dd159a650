import type { CountRows } from '../../shared/contract/cash.ts'
import { denominationsOn, totalOfCount, type Denomination } from '../../shared/domain/denominations.ts'
import { may } from '../../shared/domain/permissions.ts'
import { localMoment } from '../core/clock.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import type { Db, Tx } from '../db/open.ts'
import { cashSettingsOf } from './cash-settings.ts'
import { keepCount } from './drawer.ts'
import { openShiftOf, type OpenShift } from './shifts.ts'

// The counting of a drawer is a state in the database: while it lasts no cash moves, over a power cut too.

export type Counting = {
  shiftId: string
  operatorId: string
  approverId: string | null
  /** Counts committed since it began. */
  counts: number
  lastCountId: string | null
  /** Kopecks of the last of them. */
  countedKopecks: number | null
}

export const countingOf = (db: Db, shiftId: string): Counting | undefined =>
  db.get<Counting>(
    `SELECT n.shift_id AS shiftId, n.operator_id AS operatorId, n.approver_id AS approverId, n.count_number AS counts,
       n.last_count_id AS lastCountId, c.total_kopecks AS countedKopecks
     FROM shift_countings n LEFT JOIN cash_counts c ON c.id = n.last_count_id WHERE n.shift_id = :shiftId`,
    { shiftId },
  )

/** Begins; where it is under way already, the one who counts changes and what was counted stays. */
export const beginCounting = (tx: Tx, context: CommandContext, shiftId: string, approverId: string | null): void => {
  tx.run(
    `INSERT INTO shift_countings (shift_id, operator_id, approver_id, begun_at, count_number)
     VALUES (:shiftId, :operatorId, :approverId, :at, 0)
     ON CONFLICT (shift_id) DO UPDATE SET operator_id = excluded.operator_id, approver_id = excluded.approver_id`,
    { shiftId, operatorId: signedIn(context).id, approverId, at: context.at },
  )
}

export const endCounting = (tx: Tx, shiftId: string): void => {
  tx.run('DELETE FROM shift_countings WHERE shift_id = :shiftId', { shiftId })
}

/** Keeps the count of a counting; all but the first are recounts. Returns its sum in kopecks. */
export const addCount = (tx: Tx, context: CommandContext, counting: Counting, count: CountRows): number => {
  const id = context.ports.ids.next()
  const { shiftId, counts } = counting
  const purpose = counts === 0 ? 'closing' : 'recount'
  const total = keepCount(tx, context, { id, shiftId, purpose, rows: count, denominations: countedNow(context) })
  tx.run('UPDATE shift_countings SET count_number = count_number + 1, last_count_id = :id WHERE shift_id = :shiftId', {
    id,
    shiftId,
  })
  return total
}

/** The denominations that are counted on the business day: of the open shift, else of today. */
export const countedNow = (context: QueryContext): Denomination[] => {
  const day =
    openShiftOf(context.db)?.businessDate ?? localMoment(context.at, setUpDesk(context).details.cityTimeZone).localDate
  return denominationsOn(cashSettingsOf(context.db).denominations, day)
}

/** Whether a count names only denominations that are counted now, each once. */
export const isCountable = (context: QueryContext, count: CountRows): boolean =>
  totalOfCount(countedNow(context), count) !== null

/** Whether this operator counts without being told what should be there. */
export const countsBlind = (context: QueryContext): boolean =>
  cashSettingsOf(context.db).blindCount && !may(signedIn(context).role, 'supervision')

/**
 * Whether this operator must not learn now what should lie in the drawer of the open shift: it is a colleague's, or it is
 * being counted blind and nothing is committed yet. Whoever answers with a total of the open shift asks here first.
 */
export const isDrawerHidden = (
  context: QueryContext,
  open: OpenShift | undefined = openShiftOf(context.db),
): boolean => {
  if (!open || may(signedIn(context).role, 'supervision')) return false
  if (open.operatorId !== signedIn(context).id) return true
  return open.countingBy !== null && countsBlind(context) && countingOf(context.db, open.id)?.counts === 0
}

/** What was counted, the biggest first. */
export const rowsOfCount = (db: Db, countId: string): CountRows =>
  db.all<CountRows[number]>(
    'SELECT denomination, pieces FROM cash_count_rows WHERE count_id = :countId ORDER BY face_kopecks DESC, denomination',
    { countId },
  )
