/** Check digits of accounts and linear codes (domain.md §1.6): the last digit is made of those before it. */

export const checkDigitRules = ['weights_down_mod_11', 'ean13'] as const
export type CheckDigitRule = (typeof checkDigitRules)[number]

/** Weights from the left n+1, n, … 2; the sum modulo 11, ten is zero. `35110001053` → 4. */
const weightsDown = (body: string): number => {
  let sum = 0
  for (let index = 0; index < body.length; index++) sum += Number(body[index]) * (body.length + 1 - index)
  return (sum % 11) % 10
}

/** The weights 3 and 1 in turn from the right; what is missing to a full ten. `460000000001` → 5. */
const ean = (body: string): number => {
  let sum = 0
  for (let index = 0; index < body.length; index++)
    sum += Number(body[index]) * ((body.length - index) % 2 === 1 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}

/** The digit that belongs behind `body`. Throws RangeError for anything but ASCII digits. */
export function checkDigit(rule: CheckDigitRule, body: string): number {
  if (!/^\d+$/.test(body)) throw new RangeError('a check digit is made of digits')
  return rule === 'ean13' ? ean(body) : weightsDown(body)
}

/** Whether the last of the digits is the check digit of those before; false for fewer than two, or for other characters. */
export function isCheckDigitRight(rule: CheckDigitRule, digits: string): boolean {
  return /^\d{2,}$/.test(digits) && checkDigit(rule, digits.slice(0, -1)) === Number(digits.at(-1))
}
