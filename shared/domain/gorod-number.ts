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

/** The most numbers one desk can issue. */
export const gorodNumbersOfDesk = 99_999

/**
 * `0900` `00001` and a check digit: desk 900, its first number. `deskNumber` is 1 to 4 digits; padded, so that the
 * ranges of two desks never meet. Throws RangeError when the desk's range is used up.
 */
export function gorodNumber(deskNumber: string, counter: number): string {
  if (!/^\d{1,4}$/.test(deskNumber)) throw new RangeError('a desk number has 1 to 4 digits')
  if (!Number.isInteger(counter) || counter < 1 || counter > gorodNumbersOfDesk)
    throw new RangeError('the range of «Город» numbers of this desk is used up')
  const digits = deskNumber.padStart(4, '0') + String(counter).padStart(5, '0')
  return `${digits}${dammOf(digits)}`
}

/** Whether the text can be an identifier of ours: 10 digits whose check digit fits. */
export function isGorodNumber(text: string): boolean {
  return /^\d{10}$/.test(text) && dammOf(text) === 0
}

/** `0900000017` → `0900 00001 7`, as it is read aloud. */
export function formatGorodNumber(value: string): string {
  return value.replace(/^(\d{4})(\d{5})(\d)$/, '$1 $2 $3')
}
