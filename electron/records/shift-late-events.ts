import type { LateEventKind } from '../../shared/domain/shift-events.ts'
import { joinLocal, localMoment } from '../core/clock.ts'
import { type CommandContext, setUpDesk, signedIn } from '../core/context.ts'
import { insertMoney } from '../db/journal.ts'
import type { Db, Tx } from '../db/open.ts'

export type LateEvent = {
  readonly shiftId: string
  readonly kind: LateEventKind
  /** A number of a paper; nothing of a client. */
  readonly title: string
  /** Signed; null where no money is told. */
  readonly kopecks: number | null
}

/**
 * Appends what happened to a shift that is closed; while it is open its own rows tell it, and nothing is written. Call it
 * before the command's audit event, which covers the row.
 */
export const keepLateEvent = (tx: Tx, context: CommandContext, event: LateEvent): void => {
  const closed = tx.get('SELECT 1 FROM shift_closings WHERE shift_id = :shiftId', { shiftId: event.shiftId })
  if (!closed) return
  insertMoney(tx, 'shift_late_events', {
    shift_id: event.shiftId,
    id: context.ports.ids.next(),
    kind: event.kind,
    title: event.title,
    kopecks: event.kopecks,
    operator_id: signedIn(context).id,
    at: context.at,
    local_time: joinLocal(localMoment(context.at, setUpDesk(context).details.cityTimeZone)),
  })
}

export type StoredLateEvent = Omit<LateEvent, 'shiftId'> & { operatorName: string; at: string; localTime: string }

/** In the order they happened; up to an instant where a paper of then is meant. */
export const lateEventsOf = (db: Db, shiftId: string, until: string | null = null): StoredLateEvent[] =>
  db.all<StoredLateEvent>(
    `SELECT e.kind, e.title, e.kopecks, o.name AS operatorName, e.at, e.local_time AS localTime
     FROM shift_late_events e JOIN operators o ON o.id = e.operator_id
     WHERE e.shift_id = :shiftId AND (:until IS NULL OR e.at <= :until) ORDER BY e.id LIMIT 500`,
    { shiftId, until },
  )
