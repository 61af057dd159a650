/** Calendar arithmetic on `YYYY-MM-DD`, without clocks and zones. Such dates compare as strings. */

type Ymd = { year: number; month: number; day: number }

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function parse(text: string): Ymd | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return { year, month, day }
}

function print({ year, month, day }: Ymd): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function parseOrThrow(text: string): Ymd {
  const date = parse(text)
  // The text itself stays out of the message: it may be a birth date.
  if (!date) throw new RangeError('not a calendar date YYYY-MM-DD')
  return date
}

/** Whether the text is a real calendar date `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return parse(text) !== null
}

/** The same day `years` later. 29 February becomes 1 March in a common year (domain.md §3.2). Throws RangeError. */
export function addYears(date: string, years: number): string {
  const { year, month, day } = parseOrThrow(date)
  if (month === 2 && day === 29 && daysInMonth(year + years, 2) === 28) {
    return print({ year: year + years, month: 3, day: 1 })
  }
  return print({ year: year + years, month, day })
}

/** The date `days` later (or earlier, when negative). Throws RangeError. */
export function addDays(date: string, days: number): string {
  const { year, month, day } = parseOrThrow(date)
  const moved = new Date(0)
  // setUTCFullYear, because Date.UTC reads the years 0–99 as 1900–1999.
  moved.setUTCFullYear(year, month - 1, day + days)
  return print({ year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() })
}

/** `2026-09-15` → `15.09.2026`, as on screen and papers. Throws RangeError. */
export function formatDate(date: string): string {
  parseOrThrow(date)
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}

/** A date as people type it, `14.11.2026`, `14/11/2026`, `14112026`: as `2026-11-14`; null for what is no date. */
export function readTypedDate(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[./\s-]?(\d{1,2})[./\s-]?(\d{4})\s*$/.exec(text) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : null
}
