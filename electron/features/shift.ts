import {
  closeShift,
  getCurrentShift,
  getLastRemainder,
  getX,
  getZPaper,
  openShift,
  type ShiftView,
} from '../../shared/contract/shift.ts'
import { epochMark } from '../../shared/domain/numbering.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { xReportPaper, zReportPaper } from '../../shared/domain/shift-report.ts'
import { joinLocal, localMoment } from '../core/clock.ts'
import { type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, refused } from '../core/feature.ts'
import { chainHead, insertMoney } from '../db/journal.ts'
import type { Db } from '../db/open.ts'
import { paperViewOf, xReportDataOf, zReportDataOf } from '../records/papers.ts'
import { printerSettingsOf } from '../records/printer-settings.ts'
import { queuePrintJob } from '../records/print-jobs.ts'
import { isReviewAwaited } from '../records/restore-review.ts'
import {
  isShiftTooOld,
  lastClosing,
  nextShiftNumber,
  openShiftOf,
  shiftTotals,
  type StoredShift,
  totalsByService,
} from '../records/shifts.ts'

const shiftViewOf = (context: QueryContext, shift: StoredShift): ShiftView => {
  const totals = shiftTotals(context.db, shift.id)
  return {
    id: shift.id,
    number: shift.number,
    operatorName: shift.operatorName,
    own: shift.operatorId === context.actor?.id,
    businessDate: shift.businessDate,
    openedAt: shift.openedAt,
    tooOld: isShiftTooOld(shift, context.at),
    floatKopecks: totals.floatKopecks,
    paymentCount: totals.paymentCount,
    takenKopecks: totals.takenKopecks,
    drawerKopecks: totals.drawerKopecks,
  }
}

const lastRemainder = (db: Db): number | null => lastClosing(db)?.countedKopecks ?? null

export const shift: Feature = {
  handlers: [
    answer(getCurrentShift, (context) => {
      const open = openShiftOf(context.db)
      return open ? shiftViewOf(context, open) : null
    }),

    answer(getLastRemainder, ({ db }) => ({ remainderKopecks: lastRemainder(db) })),

    carryOut(openShift, (tx, context, { floatKopecks }) => {
      const actor = signedIn(context)
      if (isReviewAwaited(tx)) return refused('desk.restore_not_reviewed')
      const open = openShiftOf(tx)
      if (open) {
        const params = { number: open.number, operatorName: open.operatorName }
        return open.operatorId === actor.id
          ? refused('shift.already_open', params)
          : refused('shift.open_by_other', params)
      }
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
      insertMoney(tx, 'cash_movements', {
        id: context.ports.ids.next(),
        command_id: context.commandId,
        shift_id: id,
        kind: 'float',
        payment_id: null,
        amount_kopecks: floatKopecks,
        at: context.at,
      })
      // A float that is not what the last shift left is no error, but it is written down as a difference.
      const remainder = lastRemainder(tx)
      context.audit(
        'shift.opened',
        { number, floatKopecks, differsByKopecks: remainder === null ? null : floatKopecks - remainder },
        id,
      )
      context.ports.emit('shift')
      return accepted({ shiftId: id, number })
    }),

    answer(getX, (context) => {
      const open = openShiftOf(context.db)
      const actor = signedIn(context)
      if (!open || open.operatorId !== actor.id) return null
      const desk = setUpDesk(context)
      const totals = shiftTotals(context.db, open.id)
      const { columns } = printerSettingsOf(context.db)
      const moment = localMoment(context.at, desk.details.cityTimeZone)
      return {
        shift: shiftViewOf(context, open),
        byService: totalsByService(context.db, open.id),
        commissionKopecks: totals.commissionKopecks,
        paper: paperViewOf(layoutPaper(xReportPaper(xReportDataOf(desk, open, totals, moment)), columns), columns),
      }
    }),

    carryOut(closeShift, (tx, context, { countedKopecks, reason }) => {
      const actor = signedIn(context)
      const desk = setUpDesk(context)
      const open = openShiftOf(tx)
      if (!open) return refused('shift.none_open')
      if (open.operatorId !== actor.id)
        return refused('shift.open_by_other', { number: open.number, operatorName: open.operatorName })
      const totals = shiftTotals(tx, open.id)
      const differenceKopecks = countedKopecks - totals.drawerKopecks
      const givenReason = reason?.trim() || null
      if (differenceKopecks !== 0 && givenReason === null)
        return refused('shift.reason_required', { differenceKopecks })
      const before = lastClosing(tx)
      const zNumber = (before?.zNumber ?? 0) + 1
      insertMoney(tx, 'shift_closings', {
        shift_id: open.id,
        command_id: context.commandId,
        z_number: zNumber,
        operator_id: actor.id,
        closed_at: context.at,
        local_time: joinLocal(localMoment(context.at, desk.details.cityTimeZone)),
        float_kopecks: totals.floatKopecks,
        payment_count: totals.paymentCount,
        taken_kopecks: totals.takenKopecks,
        commission_kopecks: totals.commissionKopecks,
        expected_kopecks: totals.drawerKopecks,
        counted_kopecks: countedKopecks,
        difference_kopecks: differenceKopecks,
        reason: differenceKopecks === 0 ? null : givenReason,
        running_total_kopecks: (before?.runningTotalKopecks ?? 0) + totals.takenKopecks + totals.commissionKopecks,
        audit_head: chainHead(tx).hash,
      })
      context.audit('shift.closed', { number: open.number, zNumber, countedKopecks, differenceKopecks }, open.id)
      const printJobId = context.ports.ids.next()
      queuePrintJob(tx, {
        id: printJobId,
        kind: 'z_report',
        title: `Z${epochMark(desk.epoch)}-${zNumber}`,
        paymentId: null,
        shiftId: open.id,
        copyNo: 0,
        operatorId: actor.id,
        createdAt: context.at,
        sealed: null,
      })
      context.ports.printing.wake()
      context.ports.emptyWal()
      context.ports.backup.makeSoon('shift_close')
      context.ports.emit('shift')
      const expectedKopecks = totals.drawerKopecks
      return accepted({
        shiftId: open.id,
        number: open.number,
        zNumber,
        expectedKopecks,
        countedKopecks,
        differenceKopecks,
        printJobId,
      })
    }),

    answer(getZPaper, (context, { shiftId }) => {
      const data = zReportDataOf(context.db, setUpDesk(context), shiftId)
      if (!data) return null
      const { columns } = printerSettingsOf(context.db)
      return paperViewOf(layoutPaper(zReportPaper(data), columns), columns)
    }),
  ],
}
