import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeParts } from '../../renderer/features/payment/change-notes.ts'
import { nextGiven } from '../../renderer/features/payment/note-buttons.tsx'

test('279,33 is given as in the drawing of the cash screen', () => {
  expect(changeParts(27_933, null)).toEqual([
    { faceKopecks: 20_000, pieces: 1 },
    { faceKopecks: 5_000, pieces: 1 },
    { faceKopecks: 1_000, pieces: 2 },
    { faceKopecks: 500, pieces: 1 },
    { faceKopecks: 200, pieces: 2 },
    { faceKopecks: 10, pieces: 3 },
    { faceKopecks: 1, pieces: 3 },
  ])
})

test('no change is no notes', () => {
  expect(changeParts(0, null)).toEqual([])
})

test('what is likely to be there is taken, where it makes the change', () => {
  const drawer = [
    { faceKopecks: 5_000, pieces: 1 },
    { faceKopecks: 1_000, pieces: 9 },
  ]
  expect(changeParts(8_000, drawer)).toEqual([
    { faceKopecks: 5_000, pieces: 1 },
    { faceKopecks: 1_000, pieces: 3 },
  ])
  expect(changeParts(20_000, drawer)).toEqual([{ faceKopecks: 20_000, pieces: 1 }])
})

test('the notes always add up to the change, to the kopeck', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (change) => {
      expect(changeParts(change, null).reduce((sum, { faceKopecks, pieces }) => sum + faceKopecks * pieces, 0)).toBe(
        change,
      )
    }),
  )
})

test('the arrows go from the exact sum up through the notes and back', () => {
  const up = (given: number | null) => nextGiven([85_000, 90_000], 81_240, given, 1)
  const down = (given: number | null) => nextGiven([85_000, 90_000], 81_240, given, -1)
  expect([up(81_240), up(85_000), up(90_000), up(1_000_000)]).toEqual([85_000, 90_000, 90_000, 90_000])
  expect([down(1_000_000), down(90_000), down(85_000), down(81_240)]).toEqual([90_000, 85_000, 81_240, 81_240])
  // Nothing typed, or too little: the exact sum is the first above it.
  expect([up(null), up(100), down(null)]).toEqual([81_240, 81_240, 81_240])
})
