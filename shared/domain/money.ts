/** Money is whole kopecks in a safe integer everywhere; text is taken apart as text, never through a float. */

const spaces = /[\s\u00a0\u2007\u2009\u202f]+/gu
const noBreakSpace = '\u00a0'

/**
 * `1 234,5` → 123450 kopecks; `150` is roubles. Spaces of any kind are dropped, comma or dot, at most two decimals,
 * no sign and no currency. Anything else, or more than a safe integer of kopecks, is null.
 */
export function parseMoney(text: string): number | null {
  const match = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text.replace(spaces, ''))
  if (!match) return null
  const kopecks = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`)
  return Number.isSafeInteger(kopecks) ? kopecks : null
}

function format(kopecks: number, groupSeparator: string): string {
  if (!Number.isSafeInteger(kopecks)) throw new RangeError('money must be a safe integer of kopecks')
  const digits = String(Math.abs(kopecks)).padStart(3, '0')
  const roubles = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, groupSeparator)
  return `${kopecks < 0 ? '-' : ''}${roubles},${digits.slice(-2)}`
}

/** `1 234,56 ₽` with no-break spaces, for the screen. Throws RangeError for anything but a safe integer. */
export function formatMoney(kopecks: number): string {
  return `${format(kopecks, noBreakSpace)}${noBreakSpace}₽`
}

/** `1 234,56` with a no-break space, for columns and fields that name the currency elsewhere. */
export function formatMoneyPlain(kopecks: number): string {
  return format(kopecks, noBreakSpace)
}

/** `1 234,56` with a plain space: CP866 printers know neither the no-break space nor ₽ (domain.md §5). */
export function formatMoneyPaper(kopecks: number): string {
  return format(kopecks, ' ')
}
