/** The identifier of a «Город» number of our own: desk, counter and a check digit, 10 digits. */

/** Damm's quasigroup of order 10 (H. M. Damm, 2004): every single wrong digit and every swap of neighbours is seen. */
const quasigroup = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

const dammOf = (digits: string): number => {
  let interim = 0
  for (const digit of digits) interim = quasigroup[interim]?.[Number(digit)] ?? 0
  return interim
}

/**
 * How the identifiers of this desk look, and how far its counter may go. `template`: digits that always stand there, `D`
 * for each digit of the desk's number, `N` for each digit of the counter, `C` for the check digit over all before it.
 */
export type NumberRange = { readonly template: string; readonly from: number; readonly to: number }

/** `0900` `00001` and a check digit: desk 900, its first number. */
export const defaultNumberRange: NumberRange = { template: 'DDDDNNNNNC', from: 1, to: 99_999 }

const templatePattern = /^(\d{0,4})(D{1,4})(N{3,9})C$/

/** Why a range can't be used by this desk; null when it can. */
export function numberRangeProblem(
  range: NumberRange,
  deskNumber: string,
): 'template' | 'desk_number' | 'range' | null {
  const [, , desk = '', counter = ''] = templatePattern.exec(range.template) ?? []
  if (desk === '') return 'template'
  if (!/^\d{1,4}$/.test(deskNumber) || deskNumber.length > desk.length) return 'desk_number'
  const { from, to } = range
  const fits = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 1 && from <= to
  return fits && String(to).length <= counter.length ? null : 'range'
}

/**
 * The identifier with this counter. The desk's number and the counter are padded, so that the ranges of two desks of one
 * template never meet. Throws RangeError outside the range, or when the range is not for this desk.
 */
export function gorodNumber(deskNumber: string, counter: number, range: NumberRange = defaultNumberRange): string {
  const problem = numberRangeProblem(range, deskNumber)
  if (problem !== null) throw new RangeError(`not a range of this desk: ${problem}`)
  if (!Number.isInteger(counter) || counter < range.from || counter > range.to)
    throw new RangeError('the range of «Город» numbers of this desk is used up')
  const [, prefix = '', desk = '', places = ''] = templatePattern.exec(range.template) ?? []
  const digits = prefix + deskNumber.padStart(desk.length, '0') + String(counter).padStart(places.length, '0')
  return `${digits}${dammOf(digits)}`
}

/** Whether the text can be an identifier of ours: digits whose check digit fits. */
export function isGorodNumber(text: string): boolean {
  return /^\d{5,18}$/.test(text) && dammOf(text) === 0
}

/** `0900000017` → `0900 00001 7`, as it is read aloud; of another length in fours. */
export function formatGorodNumber(value: string): string {
  return value.length === 10
    ? value.replace(/^(\d{4})(\d{5})(\d)$/, '$1 $2 $3')
    : value.replace(/(\d{4})(?=\d)/g, '$1 ')
}
