import {
  type ClosedShiftView,
  getClosedShift,
  listDifferences,
  listShifts,
  recountShift,
  reprintZ,
  settleDifference,
} from '../../../shared/contract/past-shifts.ts'
import { layoutPaper } from '../../../shared/domain/paper.ts'
import { formatMoneyPaper } from '../../../shared/domain/money.ts'
import { may } from '../../../shared/domain/permissions.ts'
import { decisionsFor } from '../../../shared/domain/shift-differences.ts'
import { zReportPaper } from '../../../shared/domain/shift-report.ts'
import { type QueryContext, setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, answer, approvable, carryOut, type Feature, refused } from '../../core/feature.ts'
import type { Db } from '../../db/open.ts'
import { queueZ } from '../../records/close-shift.ts'
import { countedNow, isCountable } from '../../records/counting.ts'
import { keepCount } from '../../records/drawer.ts'
import { paperViewOf } from '../../records/papers.ts'
import { closedShifts, findClosedShift, isOpenedSince, type ListedShift, zCopiesOf } from '../../records/past-shifts.ts'
import { printerSettingsOf } from '../../records/printer-settings.ts'
import {
  findDifference,
  insertSettlement,
  type StoredDifference,
  unsettledDifferences,
} from '../../records/shift-differences.ts'
import { keepLateEvent, lateEventsOf } from '../../records/shift-late-events.ts'
import { zReportDataOf } from '../../records/shift-reports.ts'

const pageSize = 50

/** Whose shifts this operator sees: a supervisor everybody's (null), a cashier the own ones. */
const seenBy = (context: QueryContext): string | null => {
  const { id, role } = signedIn(context)
  return may(role, 'supervision') ? null : id
}

const viewOf = (listed: ListedShift): ClosedShiftView => {
  const { operatorId: _, unsettled, ...shift } = listed
  return { ...shift, unsettled: unsettled === 1 }
}

/** The closed shift, where it is there and this operator may see it. */
const seenShift = (db: Db, context: QueryContext, shiftId: string): ListedShift | undefined => {
  const shift = findClosedShift(db, shiftId)
  const only = seenBy(context)
  return shift && (only === null || shift.operatorId === only) ? shift : undefined
}

/** Nobody decides about a difference of the own shift, or one that the same person counted. */
const isOwn = (difference: StoredDifference, operatorId: string): boolean =>
  difference.operatorId === operatorId || difference.countedById === operatorId

export const past: Feature['handlers'] = [
  answer(listShifts, (context, { before }) => {
    const found = closedShifts(context.db, { before, operatorId: seenBy(context), limit: pageSize + 1 })
    const shifts = found.slice(0, pageSize).map(viewOf)
    return { shifts, next: found.length > pageSize ? (shifts.at(-1)?.number ?? null) : null }
  }),

  answer(getClosedShift, (context, { shiftId }) => {
    const shift = seenShift(context.db, context, shiftId)
    const data = shift && zReportDataOf(context.db, setUpDesk(context), shiftId, null)
    if (!data) return null
    const { columns } = printerSettingsOf(context.db)
    return {
      shift: viewOf(shift),
      paper: paperViewOf(layoutPaper(zReportPaper(data), columns), columns),
      lateEvents: lateEventsOf(context.db, shiftId).map(({ kind, title, kopecks, operatorName, at }) => ({
        kind,
        title,
        kopecks,
        operatorName,
        at,
      })),
      recountable: !isOpenedSince(context.db, shift.number),
    }
  }),

  carryOut(reprintZ, (tx, context, { shiftId }) => {
    const shift = seenShift(tx, context, shiftId)
    if (!shift) return refused('shift.unknown')
    const copy = zCopiesOf(tx, shiftId) + 1
    const printJobId = queueZ(tx, context, shiftId, shift.zNumber, copy)
    context.audit('shift.z_reprinted', { number: shift.number, zNumber: shift.zNumber, copy }, shiftId)
    context.ports.emit('printing')
    return accepted({ printJobId, copy })
  }),

  carryOut(recountShift, (tx, context, { shiftId, count }) => {
    const shift = seenShift(tx, context, shiftId)
    if (!shift) return refused('shift.unknown')
    if (isOpenedSince(tx, shift.number)) return refused('shift.opened_since')
    if (!isCountable(context, count)) return refused('shift.unknown_denomination')
    const countedKopecks = keepCount(tx, context, {
      ...{ id: context.ports.ids.next(), shiftId, purpose: 'recount', rows: count },
      denominations: countedNow(context),
    })
    const differenceKopecks = countedKopecks - shift.countedKopecks
    keepLateEvent(tx, context, {
      ...{ shiftId, kind: 'recount', title: formatMoneyPaper(countedKopecks) },
      kopecks: differenceKopecks,
    })
    context.audit('shift.recounted', { number: shift.number, countedKopecks, differenceKopecks }, shiftId)
    context.ports.emit('shift')
    return accepted({ countedKopecks, differenceKopecks })
  }),

  answer(listDifferences, (context) => {
    const actor = signedIn(context).id
    return unsettledDifferences(context.db, seenBy(context)).map((difference) => {
      const { operatorId: _, countedById: __, settled: ___, ...told } = difference
      return { ...told, own: isOwn(difference, actor) }
    })
  }),

  approvable(
    settleDifference,
    ({ db }, { shiftId, place, note }) => {
      const found = findDifference(db, shiftId, place)
      return found
        ? [
            { fact: 'shift', value: `№ ${found.shiftNumber}` },
            { fact: 'cashier', value: found.operatorName },
            { fact: 'amount', value: formatMoneyPaper(found.differenceKopecks) },
            { fact: 'reason', value: note },
          ]
        : []
    },
    carryOut(settleDifference, (tx, context, { shiftId, place, decision, note }) => {
      const found = findDifference(tx, shiftId, place)
      if (!found) return refused('shift.no_difference')
      if (found.settled === 1) return refused('shift.difference_settled')
      if (!decisionsFor(found.differenceKopecks).includes(decision)) return refused('shift.decision_unfit')
      // Decided by a supervisor who has nothing to do with it: the one who asks, or the one who approves.
      const { id, role } = signedIn(context)
      const direct = may(role, 'supervision') && !isOwn(found, id)
      const operatorId = direct ? id : context.approval()?.approverId
      if (operatorId === undefined) return refused('approvals.needed')
      if (isOwn(found, operatorId)) return refused('shift.own_difference')
      insertSettlement(tx, context, { shiftId, place, operatorId, decision, note })
      keepLateEvent(tx, context, {
        ...{ shiftId, kind: 'settlement', title: '' },
        kopecks: found.differenceKopecks,
      })
      context.audit(
        'shift.difference_settled',
        { number: found.shiftNumber, place, decision, differenceKopecks: found.differenceKopecks, operatorId },
        shiftId,
      )
      context.ports.emit('shift')
      return accepted(null)
    }),
  ),
]
