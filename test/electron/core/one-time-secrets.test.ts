import { expect, test } from 'vitest'
import { drawBelow, drawCode, drawPassword, passwordAlphabet } from '../../../electron/core/one-time-secrets.ts'
import { testRandom } from '../../support/desk.ts'

test('every number is equally likely: what does not fit is drawn again', () => {
  const bytes = [0xff, 0xff, 0xff, 0xf4, 0x24, 0x00, 0x00, 0x00, 0x2a]
  // 2^24 − 1 and 16 000 000 lie beyond the last whole million: 42 is the first that counts.
  expect(drawBelow((count) => Uint8Array.from(bytes.splice(0, count)), 1_000_000)).toBe(42)
  expect(bytes).toEqual([])
})

test('codes are six digits, and spread evenly', () => {
  const random = testRandom(3)
  const counts = Array.from({ length: 10 }, () => 0)
  for (let index = 0; index < 20_000; index += 1) {
    const code = drawCode(random)
    expect(code).toMatch(/^\d{6}$/)
    counts[Number(code[0])] = (counts[Number(code[0])] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(250)
})

test('passwords hold nothing that is mistaken for something else', () => {
  const random = testRandom(4)
  const seen = new Set<string>()
  for (let index = 0; index < 2000; index += 1) {
    const password = drawPassword(random)
    expect(password).toMatch(/^[^0Oo1lI]{10}$/)
    for (const character of password) seen.add(character)
  }
  expect([...seen].sort()).toEqual([...passwordAlphabet].sort())
})
