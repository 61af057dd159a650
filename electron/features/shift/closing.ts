import { beginCounting, closeShift, countDrawer, endCounting, getClosing } from '../../../shared/contract/shift.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { may } from '../../../shared/domain/permissions.ts'
import { type QueryContext, signedIn } from '../../core/context.ts'
import { accepted, answer, approvable, carryOut, type Feature, refused } from '../../core/feature.ts'
import type { Db } from '../../db/open.ts'
import { queueZ, writeClosing } from '../../records/close-shift.ts'
import { queueClosingPapers } from '../../records/closing-papers.ts'
import { writeTypedCount } from '../../records/count-drafts.ts'
import * as counts from '../../records/counting.ts'
import { allOperators } from '../../records/operators.ts'
import { handOver } from '../../records/shift-hand-overs.ts'
import { openThingsAt } from '../../records/shift-open-things.ts'
import { type OpenShift, openShiftOf, shiftTotals, type ShiftTotals } from '../../records/shifts.ts'

const byOther = (open: OpenShift) =>
  refused('shift.open_by_other', { number: open.number, operatorName: open.operatorName })

/** The open shift that is being counted: for whose it is, for who counts it and for a supervisor. */
const beingCounted = (db: Db, context: QueryContext) => {
  const open = openShiftOf(db)
  if (!open) return refused('shift.none_open')
  const { id, role } = signedIn(context)
  if (open.operatorId !== id && open.countingBy !== id && !may(role, 'supervision')) return byOther(open)
  const counting = counts.countingOf(db, open.id)
  return counting ? { open, counting } : refused('shift.not_counting')
}

const compared = (countedKopecks: number, { drawerKopecks }: ShiftTotals) => ({
  expectedKopecks: drawerKopecks,
  countedKopecks,
  differenceKopecks: countedKopecks - drawerKopecks,
})

/** Who may answer for cash: those who may take it, and still work here. */
const cashOperators = (db: Db) =>
  allOperators(db).filter(({ role, disabled }) => disabled === 0 && may(role, 'payments'))

export const closing: Feature['handlers'] = [
  approvable(
    beginCounting,
    ({ db }) => {
      const open = openShiftOf(db)
      return open
        ? [
            { fact: 'shift', value: `№ ${open.number}, ${formatDate(open.businessDate)}` },
            { fact: 'cashier', value: open.operatorName },
          ]
        : []
    },
    carryOut(beginCounting, (tx, context) => {
      const open = openShiftOf(tx)
      if (!open) return refused('shift.none_open')
      const { id, role } = signedIn(context)
      if (open.countingBy === id) return accepted({ shiftId: open.id })
      // Somebody else's shift is closed by a supervisor, or for one who asks.
      let approverId: string | null = null
      if (open.operatorId !== id && !may(role, 'supervision')) {
        const approval = context.approval()
        if (!approval) return refused('approvals.needed')
        approverId = approval.approverId
      }
      counts.beginCounting(tx, context, open.id, approverId)
      context.audit('shift.counting_begun', { number: open.number, own: open.operatorId === id, approverId }, open.id)
      context.ports.session.holdIdleLock(true) // cash is being counted
      context.ports.emit('shift')
      return accepted({ shiftId: open.id })
    }),
  ),

  carryOut(endCounting, (tx, context) => {
    const found = beingCounted(tx, context)
    if ('outcome' in found) return found
    counts.endCounting(tx, found.open.id)
    context.audit('shift.counting_ended', { number: found.open.number, counts: found.counting.counts }, found.open.id)
    context.ports.session.holdIdleLock(false)
    context.ports.emit('shift')
    return accepted(null)
  }),

  carryOut(countDrawer, (tx, context, { count }) => {
    const found = beingCounted(tx, context)
    if ('outcome' in found) return found
    if (!counts.isCountable(context, count)) return refused('shift.unknown_denomination')
    const { open, counting } = found
    const outcome = compared(counts.addCount(tx, context, counting, count), shiftTotals(tx, open.id))
    const { countedKopecks, differenceKopecks } = outcome
    context.audit(
      'shift.counted',
      { number: open.number, count: counting.counts + 1, countedKopecks, differenceKopecks },
      open.id,
    )
    context.ports.emit('shift')
    return accepted(outcome)
  }),

  answer(getClosing, (context) => {
    const found = beingCounted(context.db, context)
    if ('outcome' in found) return null
    const { open, counting } = found
    const own = signedIn(context).id
    // A supervisor may step in, and has to say so first.
    if (open.operatorId !== own && open.countingBy !== own) return null
    const totals = shiftTotals(context.db, open.id)
    const { countedKopecks } = counting
    const expectedKopecks = counts.countsBlind(context) && countedKopecks === null ? null : totals.drawerKopecks
    return {
      shiftNumber: open.number,
      operatorName: open.operatorName,
      own: open.operatorId === own,
      expectedKopecks,
      counted: countedKopecks === null ? null : { ...compared(countedKopecks, totals), counts: counting.counts },
      // What the payees are owed is what was taken: not told to who counts blind.
      open: openThingsAt(context.db, context.ports.keys, open).map((thing) =>
        expectedKopecks === null && thing.kind === 'register' ? { ...thing, kopecks: null } : thing,
      ),
      operators: cashOperators(context.db).map(({ id, name }) => ({ id, name, own: id === own })),
    }
  }),

  carryOut(closeShift, (tx, context, input) => {
    const found = beingCounted(tx, context)
    if ('outcome' in found) return found
    const { open, counting } = found
    const { lastCountId, countedKopecks } = counting
    if (lastCountId === null || countedKopecks === null) return refused('shift.not_counted')
    const actor = signedIn(context)
    const operators = cashOperators(tx)
    const takenOverBy = input.takenOverBy ?? actor.id
    const receiver = operators.find(({ id }) => id === input.handOverTo)
    const isReceiverWrong = input.handOverTo !== null && (!receiver || receiver.id === actor.id)
    if (isReceiverWrong || !operators.some(({ id }) => id === takenOverBy)) return refused('shift.no_such_operator')
    const totals = shiftTotals(tx, open.id)
    const outcome = compared(countedKopecks, totals)
    const { differenceKopecks } = outcome
    const reason = differenceKopecks === 0 ? null : input.reason?.trim() || null
    if (differenceKopecks !== 0 && reason === null) return refused('shift.reason_required', { differenceKopecks })
    const things = openThingsAt(tx, context.ports.keys, open)
    const zNumber = writeClosing(tx, context, {
      ...{ shift: open, totals, reason, open: things, takenOverBy },
      counting: { ...counting, lastCountId, countedKopecks },
    })
    counts.endCounting(tx, open.id)
    writeTypedCount(tx, actor.id, open.id, [])
    const handOverPrintJobId = receiver
      ? handOver(tx, context, {
          ...{ shift: open, toId: receiver.id, toName: receiver.name, kopecks: countedKopecks },
          count: counts.rowsOfCount(tx, lastCountId),
        })
      : null
    context.audit(
      'shift.closed',
      {
        ...{ number: open.number, zNumber, countedKopecks, differenceKopecks },
        ...{ open: things.length, takenOverBy, handOverTo: receiver?.id ?? null, forced: open.operatorId !== actor.id },
      },
      open.id,
    )
    const printJobId = queueZ(tx, context, open.id, zNumber, 0)
    queueClosingPapers(tx, context, { shiftId: open.id, zNumber, differenceKopecks })
    context.ports.session.holdIdleLock(false)
    context.ports.emptyWal()
    context.ports.backup.makeSoon('shift_close')
    context.ports.emit('shift')
    return accepted({
      ...outcome,
      ...{ shiftId: open.id, number: open.number, zNumber, printJobId, handOverPrintJobId },
    })
  }),
]
