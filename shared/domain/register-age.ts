import { addDays, isDate } from './dates.ts'

/** Bills of a month come by its 5th day (domain.md §4.8): from then on a debt of the month before is yesterday's news. */
const BILLS_COME_BY_DAY = 5

const dayMs = 86_400_000

/** Whole days from the register's date to today, both `YYYY-MM-DD` of the desk's city; negative for one of the future. Throws RangeError. */
export function registerAgeDays(asOf: string, today: string): number {
  if (!isDate(asOf) || !isDate(today)) throw new RangeError('not a calendar date YYYY-MM-DD')
  return Math.round((Date.parse(today) - Date.parse(asOf)) / dayMs)
}

/** Whether newer bills than the register have come: the 5th of the month after it is over. Throws RangeError. */
export function isOldRegister(asOf: string, today: string): boolean {
  if (!isDate(today)) throw new RangeError('not a calendar date YYYY-MM-DD')
  const nextMonth = addDays(`${asOf.slice(0, 7)}-01`, 31).slice(0, 7)
  return today > `${nextMonth}-${String(BILLS_COME_BY_DAY).padStart(2, '0')}`
}
