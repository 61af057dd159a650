import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatGorodNumber,
  gorodNumber,
  numberRangeProblem,
  isGorodNumber,
} from '../../../shared/domain/gorod-number.ts'

const desk = fc.integer({ min: 0, max: 9999 }).map(String)
const counter = fc.integer({ min: 1, max: 99_999 })

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
  for (const count of [0, -1, 1.5, 100_000]) expect(() => gorodNumber('900', count)).toThrow(RangeError)
  for (const number of ['', '90000', 'x']) expect(() => gorodNumber(number, 1)).toThrow(RangeError)
})

test('a template says how identifiers look, and leaving the range issues nothing', () => {
  const range = { template: '74DDNNNNC', from: 500, to: 502 }
  expect([500, 501, 502].map((count) => gorodNumber('7', count, range).slice(0, -1))).toEqual([
    '74070500',
    '74070501',
    '74070502',
  ])
  for (const count of [499, 503]) expect(() => gorodNumber('7', count, range)).toThrow('used up')
  expect(formatGorodNumber('740705001')).toBe('7407 0500 1')
})

test('a range that this desk can not use is named', () => {
  const at = (template: string, from = 1, to = 999, desk = '900') => numberRangeProblem({ template, from, to }, desk)
  expect(at('DDDNNNC')).toBe(null)
  for (const template of ['', 'NNNC', 'DDDNNN', 'DDDNNC', 'NNNDDDC', 'DDDNNNCC', 'xDDDNNNC', '12345DDDNNNC'])
    expect(at(template), template).toBe('template')
  expect(at('DDNNNC')).toBe('desk_number')
  expect(at('DDDDNNNC', 1, 999, '')).toBe('desk_number')
  for (const [from, to] of [
    [0, 999],
    [2, 1],
    [1, 1000],
    [1.5, 9],
  ] as const)
    expect(at('DDDNNNC', from, to)).toBe('range')
})

test('whatever the template: identifiers of one range differ, keep their length and their check digit', () => {
  const template = fc
    .tuple(fc.nat(4), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 3, max: 9 }), fc.nat(9999))
    .map(
      ([fixed, desk, places, digits]) => `${String(digits).slice(0, fixed)}${'D'.repeat(desk)}${'N'.repeat(places)}C`,
    )
  fc.assert(
    fc.property(template, fc.nat(9999).map(String), fc.nat(), fc.nat(), (of, deskNumber, one, other) => {
      const most = Math.min(10 ** of.replace(/[^N]/g, '').length - 1, 2 ** 31)
      const range = { template: of, from: 1, to: most }
      fc.pre(numberRangeProblem(range, deskNumber) === null)
      const [first, second] = [1 + (one % most), 1 + (other % most)]
      const made = gorodNumber(deskNumber, first, range)
      expect([made.length, isGorodNumber(made)]).toEqual([of.length, true])
      expect(made === gorodNumber(deskNumber, second, range)).toBe(first === second)
    }),
  )
})
