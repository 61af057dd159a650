import { getOpening, openShift } from '../../../shared/contract/shift.ts'
import { totalOfCount } from '../../../shared/domain/denominations.ts'
import { joinLocal, localMoment } from '../../core/clock.ts'
import { setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, answer, carryOut, type Feature, refused } from '../../core/feature.ts'
import { insertMoney } from '../../db/journal.ts'
import { writeTypedCount } from '../../records/count-drafts.ts'
import { countedNow, countsBlind } from '../../records/counting.ts'
import { keepCount, moveCash } from '../../records/drawer.ts'
import { isReviewAwaited } from '../../records/restore-review.ts'
import { handOverWaiting } from '../../records/shift-hand-overs.ts'
import { keepLateEvent } from '../../records/shift-late-events.ts'
import { keepShiftPapers } from '../../records/shift-papers.ts'
import { lastClosing, nextShiftNumber, openShiftOf } from '../../records/shifts.ts'

export const opening: Feature['handlers'] = [
  answer(getOpening, (context) => {
    const handOver = handOverWaiting(context.db)
    return {
      remainderKopecks: countsBlind(context) ? null : (lastClosing(context.db)?.countedKopecks ?? null),
      handOver: handOver
        ? { fromName: handOver.fromName, toName: handOver.toName, toOwn: handOver.toId === signedIn(context).id }
        : null,
    }
  }),

  carryOut(openShift, (tx, context, { count, reason }) => {
    const actor = signedIn(context)
    if (isReviewAwaited(tx)) return refused('desk.restore_not_reviewed')
    const open = openShiftOf(tx)
    if (open) {
      const params = { number: open.number, operatorName: open.operatorName }
      return open.operatorId === actor.id
        ? refused('shift.already_open', params)
        : refused('shift.open_by_other', params)
    }
    const denominations = countedNow(context)
    const counted = totalOfCount(denominations, count)
    if (counted === null) return refused('shift.unknown_denomination')
    const expected = lastClosing(tx)?.countedKopecks ?? null
    const difference = expected === null ? 0 : counted - expected
    const givenReason = reason?.trim() || null
    if (difference !== 0 && givenReason === null) {
      // What was counted before the difference was known stands in the journal, whatever is counted next.
      context.audit('shift.opening_counted', { countedKopecks: counted, differsByKopecks: difference })
      return refused('shift.reason_required', { differenceKopecks: difference })
    }
    const handOver = handOverWaiting(tx)
    const id = context.ports.ids.next()
    const number = nextShiftNumber(tx)
    const local = localMoment(context.at, setUpDesk(context).details.cityTimeZone)
    insertMoney(tx, 'shifts', {
      id,
      command_id: context.commandId,
      number,
      operator_id: actor.id,
      business_date: local.localDate,
      opened_at: context.at,
      local_time: joinLocal(local),
    })
    keepShiftPapers(tx, context, id)
    const countId = context.ports.ids.next()
    keepCount(tx, context, { id: countId, shiftId: id, purpose: 'opening', rows: count, denominations })
    insertMoney(tx, 'shift_openings', {
      shift_id: id,
      count_id: countId,
      expected_kopecks: expected ?? counted,
      difference_kopecks: difference,
      reason: difference === 0 ? null : givenReason,
      hand_over_id: handOver?.shiftId ?? null,
    })
    moveCash(tx, context, { id, shiftId: id, kind: 'float', amountKopecks: counted })
    if (handOver)
      keepLateEvent(tx, context, {
        shiftId: handOver.shiftId,
        kind: 'hand_over_taken',
        title: String(number),
        kopecks: difference === 0 ? null : difference,
      })
    context.audit(
      'shift.opened',
      { number, floatKopecks: counted, differsByKopecks: expected === null ? null : difference },
      id,
    )
    writeTypedCount(tx, actor.id, 'opening', [])
    context.ports.emit('shift')
    return accepted({ shiftId: id, number, differenceKopecks: difference })
  }),
]
