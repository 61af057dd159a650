/** Billing periods `YYYY-MM`. */

const months = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ')
const abbreviations = 'янв фев мар апр май июн июл авг сен окт ноя дек'.split(' ')

function period(year: string, month: string): string | null {
  const [yearNumber, monthNumber] = [Number(year), Number(month)]
  if (yearNumber < 1990 || yearNumber > 2099 || monthNumber < 1 || monthNumber > 12) return null
  return `${year}-${String(monthNumber).padStart(2, '0')}`
}

function fromDigits(digits: string): string | null {
  // No six digits are both MMYYYY and YYYYMM: a year begins with 19 or 20, which is no month.
  if (digits.length === 6) {
    return period(digits.slice(2), digits.slice(0, 2)) ?? period(digits.slice(0, 4), digits.slice(4))
  }
  if (digits.length === 5) return period(digits.slice(1), digits.slice(0, 1))
  if (digits.length === 4) return period(`20${digits.slice(2)}`, digits.slice(0, 2))
  if (digits.length === 8 && digits.endsWith('00')) return period(digits.slice(0, 4), digits.slice(4, 6))
  return null
}

/** The number of a month by its name in the nominative or genitive, or by its abbreviation. */
function monthByName(name: string): number | null {
  const index = months.findIndex((month, position) => {
    const genitive = /[ьй]$/.test(month) ? `${month.slice(0, -1)}я` : `${month}а`
    return name === month || name === genitive || name === abbreviations[position]
  })
  return index < 0 ? null : index + 1
}

/**
 * The period in the forms seen in bills (domain.md §1.4): `042026`, `01.2024`, `0521` (MMYY), `62015`, `202208`,
 * `20230500`, `2026-08`, «СЕНТЯБРЬ 2015». Whatever can be read in no way, or could be a date, is null.
 */
export function parsePeriod(text: string): string | null {
  const clean = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
    .toLowerCase()
  if (/^\d+$/.test(clean)) return fromDigits(clean)
  const monthFirst = /^(\d{1,2}) ?[./-] ?(\d{4})$/.exec(clean)
  if (monthFirst) return period(monthFirst[2] ?? '', monthFirst[1] ?? '')
  const yearFirst = /^(\d{4}) ?[./-] ?(\d{1,2})$/.exec(clean)
  if (yearFirst) return period(yearFirst[1] ?? '', yearFirst[2] ?? '')
  const named = /^([а-я]+)\.? ?(\d{4}) ?(?:г\.?|года)?$/u.exec(clean)
  const month = named ? monthByName(named[1] ?? '') : null
  return named && month !== null ? period(named[2] ?? '', String(month)) : null
}

/** The month before the one of a date `YYYY-MM-DD`: bills of a month come in the next one. */
export const monthBefore = (date: string): string => {
  const [year = 0, month = 0] = date.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${date.slice(0, 4)}-${String(month - 1).padStart(2, '0')}`
}

/** `2026-08` → «август 2026». Throws RangeError for anything but `YYYY-MM`. */
export function formatPeriod(value: string): string {
  const match = /^(\d{4})-(\d{2})$/.exec(value)
  const name = match ? months[Number(match[2]) - 1] : undefined
  if (!match || name === undefined) throw new RangeError('not a period YYYY-MM')
  return `${name} ${match[1]}`
}
