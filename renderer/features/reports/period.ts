import { longestReportDays, type ReportSpan } from '../../../shared/contract/reports.ts'
import type { ShiftView } from '../../../shared/contract/shift.ts'
import { addDays, readTypedDate } from '../../../shared/domain/dates.ts'

/** In the order of the screen. */
export const periods = ['shift', 'today', 'yesterday', 'week', 'month', 'typed'] as const
export type Period = (typeof periods)[number]

type Days = Pick<ReportSpan, 'fromDate' | 'untilDate'>

export type PeriodDays = (Days & { shiftId: string | null }) | { problem: 'no_shift' | 'bad_date' | 'bad_span' }

/** 0 on Monday. */
const weekday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

const typedDays = (from: string, until: string): PeriodDays => {
  const [fromDate, untilDate] = [readTypedDate(from), readTypedDate(until === '' ? from : until)]
  if (fromDate === null || untilDate === null) return { problem: 'bad_date' }
  if (untilDate < fromDate || untilDate >= addDays(fromDate, longestReportDays)) return { problem: 'bad_span' }
  return { fromDate, untilDate, shiftId: null }
}

/** The business days of a period. `today`: the calendar day at the desk, `YYYY-MM-DD`; weeks begin on Monday. */
export const daysOf = (
  period: Period,
  today: string,
  shift: Pick<ShiftView, 'id' | 'businessDate'> | null,
  typed: { from: string; until: string },
): PeriodDays => {
  switch (period) {
    case 'shift':
      return shift === null
        ? { problem: 'no_shift' }
        : { fromDate: shift.businessDate, untilDate: shift.businessDate, shiftId: shift.id }
    case 'today':
      return { fromDate: today, untilDate: today, shiftId: null }
    case 'yesterday':
      return { fromDate: addDays(today, -1), untilDate: addDays(today, -1), shiftId: null }
    case 'week':
      return { fromDate: addDays(today, -weekday(today)), untilDate: today, shiftId: null }
    case 'month':
      return { fromDate: `${today.slice(0, 8)}01`, untilDate: today, shiftId: null }
    case 'typed':
      return typedDays(typed.from, typed.until)
  }
}
