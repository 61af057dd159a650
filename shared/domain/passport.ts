import { addDays, addYears } from './dates.ts'

export type PassportValidity = 'ok' | 'grace' | 'expired'

/** Days after the 20th or 45th birthday during which the old passport is still accepted (Постановление № 2267). */
const graceDays = 90

/** The day a passport issued on `issueDate` must be replaced by: the 20th or 45th birthday. Null when there is none. */
export function passportLimit(birthDate: string, issueDate: string): string | null {
  return [addYears(birthDate, 20), addYears(birthDate, 45)].find((birthday) => issueDate < birthday) ?? null
}

/** The last day on which a passport past its limit is still accepted. */
export function graceEnd(limit: string): string {
  return addDays(limit, graceDays)
}

/**
 * Whether an internal passport is valid by age on the day `on`. Dates are `YYYY-MM-DD`; RangeError otherwise.
 * `grace` is accepted with a warning, `expired` is refused (domain.md §3.2). A passport issued on or after the
 * 45th birthday has no limit.
 */
export function passportValidity(input: { birthDate: string; issueDate: string; on: string }): PassportValidity {
  const { birthDate, issueDate, on } = input
  addDays(issueDate, 0)
  addDays(on, 0)
  const limit = passportLimit(birthDate, issueDate)
  if (limit === null || on <= limit) return 'ok'
  return on <= graceEnd(limit) ? 'grace' : 'expired'
}

/** Called up until 30 (Закон № 53-ФЗ ст. 22, since 01.01.2024), and a year of service. */
const conscriptUntilYears = 31

/**
 * Whether a passport that expired by age may be a conscript's: it is the one due at 20, and its holder can still be in
 * service on the day `on`. Such a passport is renewed after the service (domain.md §3.2), so it is accepted with a
 * reason written down. Dates are `YYYY-MM-DD`; RangeError otherwise.
 */
export function mayBeConscript(input: { birthDate: string; issueDate: string; on: string }): boolean {
  const { birthDate, issueDate, on } = input
  return (
    passportLimit(birthDate, issueDate) === addYears(birthDate, 20) && on < addYears(birthDate, conscriptUntilYears)
  )
}
