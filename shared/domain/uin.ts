/** УИН, the identifier of a charge of the budget (domain.md §2.6). */

/** Weighted from the left by 1…10 over and over, the first weight being `first`; mod 11. */
const remainder = (body: string, first: 1 | 3): number =>
  [...body].reduce((sum, digit, index) => sum + Number(digit) * (((index + first - 1) % 10) + 1), 0) % 11

/** The last digit of a УИН whose other digits are `body`; a remainder of 10 is weighted again from 3, then it is 0. */
export function uinCheckDigit(body: string): number {
  const first = remainder(body, 1)
  if (first !== 10) return first
  const second = remainder(body, 3)
  return second === 10 ? 0 : second
}

/** 20 or 25 digits with a right check digit; all zeros would pass it, and are no identifier. */
export function isUinValid(uin: string): boolean {
  if (!/^(?:\d{20}|\d{25})$/.test(uin) || /^0+$/.test(uin)) return false
  return uinCheckDigit(uin.slice(0, -1)) === Number(uin.at(-1))
}
