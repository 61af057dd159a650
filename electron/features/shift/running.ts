import {
  getCounting,
  getCurrentShift,
  getTypedCount,
  getX,
  keepTypedCount,
  type ShiftView,
} from '../../../shared/contract/shift.ts'
import { layoutPaper } from '../../../shared/domain/paper.ts'
import { xReportPaper } from '../../../shared/domain/shift-report.ts'
import { localMoment } from '../../core/clock.ts'
import { type QueryContext, setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, answer, type Feature, perform } from '../../core/feature.ts'
import { cashSettingsOf } from '../../records/cash-settings.ts'
import { typedCountOf, writeTypedCount } from '../../records/count-drafts.ts'
import { countedNow, countsBlind, isDrawerHidden } from '../../records/counting.ts'
import { paperViewOf } from '../../records/papers.ts'
import { printerSettingsOf } from '../../records/printer-settings.ts'
import { xReportDataOf } from '../../records/shift-reports.ts'
import { isShiftTooOld, type OpenShift, openShiftOf, shiftTotals, totalsByService } from '../../records/shifts.ts'

const shiftViewOf = (context: QueryContext, shift: OpenShift): ShiftView => {
  const totals = shiftTotals(context.db, shift.id)
  const hidden = isDrawerHidden(context, shift)
  return {
    id: shift.id,
    number: shift.number,
    operatorName: shift.operatorName,
    own: shift.operatorId === context.actor?.id,
    state: shift.countingBy === null ? 'open' : 'counting',
    businessDate: shift.businessDate,
    openedAt: shift.openedAt,
    tooOld: isShiftTooOld(shift, context.at),
    floatKopecks: totals.floatKopecks,
    paymentCount: totals.paymentCount,
    takenKopecks: hidden ? null : totals.takenKopecks,
    drawerKopecks: hidden ? null : totals.drawerKopecks,
  }
}

export const running: Feature['handlers'] = [
  answer(getCurrentShift, (context) => {
    const open = openShiftOf(context.db)
    return open ? shiftViewOf(context, open) : null
  }),

  answer(getCounting, (context) => ({
    denominations: countedNow(context),
    blind: countsBlind(context),
    ceilingKopecks: cashSettingsOf(context.db).ceilingKopecks,
  })),

  answer(getTypedCount, (context, { subject }) => typedCountOf(context.db, signedIn(context).id, subject)),

  perform(keepTypedCount, async (context, { subject, count }) => {
    context.transact((tx) => writeTypedCount(tx, signedIn(context).id, subject, count))
    return accepted(null)
  }),

  answer(getX, (context) => {
    const open = openShiftOf(context.db)
    if (!open || open.operatorId !== signedIn(context).id || isDrawerHidden(context, open)) return null
    const desk = setUpDesk(context)
    const sums = shiftTotals(context.db, open.id)
    const { columns } = printerSettingsOf(context.db)
    const moment = localMoment(context.at, desk.details.cityTimeZone)
    return {
      shift: shiftViewOf(context, open),
      sums,
      byService: totalsByService(context.db, open.id),
      paper: paperViewOf(
        layoutPaper(xReportPaper(xReportDataOf(context.db, desk, open, sums, moment)), columns),
        columns,
      ),
    }
  }),
]
