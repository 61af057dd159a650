import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeParts } from '../../renderer/features/payment/change-notes.ts'

test('279,33 is given as in the drawing of the cash screen', () => {
  expect(changeParts(27_933)).toEqual([
    { kopecks: 20_000, count: 1 },
    { kopecks: 5_000, count: 1 },
    { kopecks: 1_000, count: 2 },
    { kopecks: 500, count: 1 },
    { kopecks: 200, count: 2 },
    { kopecks: 10, count: 3 },
    { kopecks: 1, count: 3 },
  ])
})

test('no change is no notes', () => {
  expect(changeParts(0)).toEqual([])
})

test('the notes always add up to the change, to the kopeck', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (change) => {
      expect(changeParts(change).reduce((sum, { kopecks, count }) => sum + kopecks * count, 0)).toBe(change)
    }),
  )
})
