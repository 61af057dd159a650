import type { Random } from './clock.ts'

/** A whole number below `limit` (at most 2^24), every one of them equally likely: what does not fit is drawn again. */
export const drawBelow = (random: Random, limit: number): number => {
  const range = 2 ** 24
  const fair = range - (range % limit)
  for (;;) {
    const [a = 0, b = 0, c = 0] = random(3)
    const drawn = (a << 16) | (b << 8) | c
    if (drawn < fair) return drawn % limit
  }
}

/** A code for an SMS: 6 digits, leading zeros included. */
export const drawCode = (random: Random): string => String(drawBelow(random, 1_000_000)).padStart(6, '0')

/** Without 0 O o 1 l I, which are mistaken for one another on paper and on a small screen. */
export const passwordAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'
const passwordLength = 10

/** A password that is read from a sheet or an SMS and typed once: 58 bits. */
export const drawPassword = (random: Random): string =>
  Array.from({ length: passwordLength }, () => passwordAlphabet[drawBelow(random, passwordAlphabet.length)]).join('')
