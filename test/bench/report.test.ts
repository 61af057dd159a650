import { expect, test } from 'vitest'
import { exitCodeOf, type Finding, findingOf, isKept } from './report.ts'
import { inRounds, median, pairedRatio, quantile } from './statistics.ts'

const judged = { bench: 'any', metric: 'thing', unit: 'ms', must: 1.5, target: 1.3 }
const kept = findingOf(judged, [{ ours: 14, floor: 10 }])
const missed = findingOf(judged, [{ ours: 16, floor: 10 }])

test('the median of an even number of values lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([9, 1, 5])).toBe(5)
  expect(() => median([])).toThrow('nothing was measured')
  expect(quantile([5, 1, 4, 2, 3], 0.99)).toBe(5)
})

test('a round that was slow as a whole does not change the ratio', () => {
  const pairs = [
    { ours: 12, floor: 10 },
    { ours: 1200, floor: 1000 },
    { ours: 13, floor: 10 },
  ]
  expect(pairedRatio(pairs)).toBe(1.2)
})

test('both sides are measured in every round, each of them first in half of the rounds', async () => {
  const order: string[] = []
  const say = (name: string) => async () => order.push(name)
  const pairs = await inRounds(2, 2, say('ours'), say('floor'))
  expect(order).toEqual(['ours', 'floor', 'floor', 'ours', 'ours', 'floor', 'floor', 'ours'])
  expect(pairs).toEqual([
    { ours: 5, floor: 6 },
    { ours: 8, floor: 7 },
  ])
})

test('a missed must, a flaw and a bench that measured nothing end with 1', () => {
  const flawed: Finding = { ...kept, flaw: 'no payment was synced' }
  expect(isKept(flawed)).toBe(false)
  expect(isKept({ ...kept, ratio: Number.NaN })).toBe(false)
  expect(exitCodeOf([kept], false)).toBe(0)
  expect(exitCodeOf([kept, missed], false)).toBe(1)
  expect(exitCodeOf([flawed], false)).toBe(1)
  expect(exitCodeOf([], false)).toBe(1)
})

test('a control that keeps the must ends with 1: the bench could not miss', () => {
  expect(exitCodeOf([missed], true)).toBe(0)
  expect(exitCodeOf([missed, kept], true)).toBe(1)
  expect(exitCodeOf([], true)).toBe(1)
})
