import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatGorodNumber,
  gorodNumber,
  gorodNumbersOfDesk,
  isGorodNumber,
} from '../../../shared/domain/gorod-number.ts'

const desk = fc.integer({ min: 0, max: 9999 }).map(String)
const counter = fc.integer({ min: 1, max: gorodNumbersOfDesk })

test('the demo desk has a range of its own', () => {
  expect(gorodNumber('900', 1).slice(0, 9)).toBe('090000001')
  expect(formatGorodNumber(gorodNumber('900', 1))).toMatch(/^0900 00001 \d$/)
  expect(gorodNumber('9', 1)).not.toBe(gorodNumber('90', 1))
})

test('the check digit is the published one', () => {
  // Damm's own example: 572 has the check digit 4.
  expect(isGorodNumber('0000005724')).toBe(true)
  expect(isGorodNumber('0000005725')).toBe(false)
})

test('a wrong digit and two neighbours swapped are seen', () => {
  fc.assert(
    fc.property(desk, counter, fc.nat(9), fc.nat(9), fc.nat(8), (deskNumber, count, place, digit, swap) => {
      const number = gorodNumber(deskNumber, count)
      expect(isGorodNumber(number)).toBe(true)
      const mistyped = number.slice(0, place) + digit + number.slice(place + 1)
      expect(isGorodNumber(mistyped)).toBe(mistyped === number)
      const swapped = number.slice(0, swap) + number[swap + 1] + number[swap] + number.slice(swap + 2)
      expect(isGorodNumber(swapped)).toBe(swapped === number)
    }),
    { numRuns: 1000 },
  )
})

test('two desks, or two counts, never give one number', () => {
  fc.assert(
    fc.property(desk, counter, desk, counter, (one, first, other, second) => {
      expect(gorodNumber(one, first) === gorodNumber(other, second)).toBe(one === other && first === second)
    }),
  )
})

test('a range that is used up says so', () => {
  for (const count of [0, -1, 1.5, gorodNumbersOfDesk + 1]) expect(() => gorodNumber('900', count)).toThrow(RangeError)
  for (const number of ['', '90000', 'x']) expect(() => gorodNumber(number, 1)).toThrow(RangeError)
})
