import { isDate } from './dates.ts'

/** How dates are written in a register. */
export const registerDates = ['dd.MM.yyyy', 'dd-MM-yyyy', 'dd/MM/yyyy', 'yyyy-MM-dd', 'yyyyMMdd'] as const
export type RegisterDates = (typeof registerDates)[number]

export type DebtUnit = 'roubles' | 'kopecks'

const zero = 48
const nine = 57
const space = 32
const noBreakSpace = 160
const comma = 44
const dot = 46
const minus = 45
/** So many digits stay far below 2^53. */
const mostDigits = 14

/**
 * A debt as a register writes it → kopecks, below zero for what was overpaid: `3816,30`, `-12.5`, `1 234.00`; in
 * kopecks `381630`. Null for anything else. A million of them are read, so character by character.
 */
export function readDebt(text: string, unit: DebtUnit): number | null {
  let value = 0
  let digits = 0
  let decimals = -1
  let isBelowZero = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign >= zero && sign <= nine) {
      if (decimals >= 2) {
        if (sign !== zero) return null // a part of a kopeck
        continue
      }
      value = value * 10 + (sign - zero)
      digits += 1
      if (decimals >= 0) decimals += 1
    } else if ((sign === comma || sign === dot) && decimals < 0 && digits > 0 && unit === 'roubles') decimals = 0
    else if (sign === minus && digits === 0 && !isBelowZero) isBelowZero = true
    else if ((sign !== space && sign !== noBreakSpace) || decimals >= 0) return null
  }
  if (digits === 0 || digits > mostDigits || decimals === 0) return null
  const kopecks = unit === 'kopecks' ? value : value * (decimals < 0 ? 100 : decimals === 1 ? 10 : 1)
  return isBelowZero && kopecks > 0 ? -kopecks : kopecks
}

const dateParts: Readonly<Record<RegisterDates, RegExp>> = {
  'dd.MM.yyyy': /^(?<day>\d\d)\.(?<month>\d\d)\.(?<year>\d{4})$/,
  'dd-MM-yyyy': /^(?<day>\d\d)-(?<month>\d\d)-(?<year>\d{4})$/,
  'dd/MM/yyyy': /^(?<day>\d\d)\/(?<month>\d\d)\/(?<year>\d{4})$/,
  'yyyy-MM-dd': /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  yyyyMMdd: /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
}

/** A date as a register writes it → `YYYY-MM-DD`; '' for an empty cell, null for anything else. */
export function readRegisterDate(text: string, dates: RegisterDates): string | null {
  const written = text.trim()
  if (written === '') return ''
  const parts = dateParts[dates].exec(written)?.groups
  const date = parts ? `${parts['year']}-${parts['month']}-${parts['day']}` : ''
  return isDate(date) ? date : null
}

/** A meter's reading → digits with a comma; '' for an empty cell, null for anything else. */
export function readReading(text: string): string | null {
  const written = text.trim()
  if (written === '') return ''
  return /^\d{1,9}([.,]\d{1,6})?$/.test(written) ? written.replace('.', ',') : null
}
