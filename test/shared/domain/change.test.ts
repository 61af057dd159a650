import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeAdvice, type FacePieces, likelyGiven, makeUp, piecesAfter } from '../../../shared/domain/change.ts'
import { standardDenominations } from '../../../shared/domain/denominations.ts'

const sumOf = (parts: readonly FacePieces[]): number =>
  parts.reduce((sum, { faceKopecks, pieces }) => sum + faceKopecks * pieces, 0)

/** Every sum that the pieces make, by adding one piece after another: slow, and surely right. */
const allSums = (there: readonly FacePieces[]): Set<number> => {
  let sums = new Set([0])
  for (const { faceKopecks, pieces } of there)
    for (let piece = 0; piece < pieces; piece++) sums = new Set([...sums, ...[...sums].map((sum) => sum + faceKopecks)])
  return sums
}

/** Few pieces of small faces, some of which do not divide the next: 2 and 5, 20 and 50. */
const anyDrawer = fc.uniqueArray(
  fc.record({ faceKopecks: fc.constantFrom(1, 2, 5, 10, 20, 25, 50, 100), pieces: fc.integer({ min: 0, max: 4 }) }),
  { selector: ({ faceKopecks }) => faceKopecks, maxLength: 8 },
)

const faces = (...pairs: [roubles: number, pieces: number][]): FacePieces[] =>
  pairs.map(([roubles, pieces]) => ({ faceKopecks: roubles * 100, pieces }))

describe('a sum made of what is there', () => {
  test('is found exactly where there is one, of pieces that are there', () => {
    fc.assert(
      fc.property(anyDrawer, fc.integer({ min: 0, max: 400 }), (drawer, sum) => {
        const made = makeUp(drawer, sum)
        expect(made !== null).toBe(allSums(drawer).has(sum))
        if (made === null) return
        expect(sumOf(made)).toBe(sum)
        for (const { faceKopecks, pieces } of made)
          expect(pieces).toBeLessThanOrEqual(drawer.find((one) => one.faceKopecks === faceKopecks)?.pieces ?? 0)
      }),
    )
  })

  test('is found where the biggest first alone would fail', () => {
    expect(makeUp(faces([5, 1], [2, 3]), 600)).toEqual(faces([2, 3]))
    expect(makeUp(faces([5, 1], [2, 2]), 600)).toBeNull()
  })

  test('of a full drawer is said at once, found or not', () => {
    const full = standardDenominations.map(({ faceKopecks }) => ({ faceKopecks, pieces: 200 }))
    const withoutSmall = full.map((one) => (one.faceKopecks < 500 ? { ...one, pieces: 1 } : one))
    const startMs = performance.now()
    for (let sum = 1; sum < 500_000; sum += 1_237) {
      makeUp(full, sum)
      changeAdvice(withoutSmall, sum)
    }
    expect((performance.now() - startMs) / (500_000 / 1_237)).toBeLessThan(8) // ms a sum, a key's time
  })
})

describe('what lies in the drawer after a payment', () => {
  const anyHanded = fc.array(
    fc.record({ inKopecks: fc.integer({ min: 0, max: 50_000 }), outKopecks: fc.integer({ min: 0, max: 5_000 }) }),
    { maxLength: 20 },
  )
  test('is never below nothing, and what was given without change is there to the kopeck', () => {
    fc.assert(
      fc.property(anyDrawer, anyHanded, (drawer, handed) => {
        const after = piecesAfter([{ faceKopecks: 1, pieces: 0 }, ...drawer], handed)
        expect(after.every(({ pieces }) => pieces >= 0)).toBe(true)
        const exact = handed.map((one) => ({ ...one, outKopecks: 0 }))
        const given = exact.reduce((sum, { inKopecks }) => sum + inKopecks, 0)
        expect(sumOf(piecesAfter([{ faceKopecks: 1, pieces: 0 }, ...drawer], exact))).toBe(sumOf(drawer) + given)
      }),
    )
  })

  test('knows the note that came and the coins that went', () => {
    const drawer = faces([1000, 0], [100, 2], [50, 1], [10, 3])
    expect(piecesAfter(drawer, [{ inKopecks: 100_000, outKopecks: 18_000 }])).toEqual(
      faces([1000, 1], [100, 1], [50, 0], [10, 0]),
    )
  })
})

describe('the hint about change', () => {
  test('says nothing where the change is there', () => {
    expect(changeAdvice(faces([10, 3], [5, 1], [2, 1]), 3_700)).toEqual({ kind: 'enough' })
    expect(changeAdvice([], 0)).toEqual({ kind: 'enough' })
  })

  test('asks for the least that rounds the change up to what is there', () => {
    expect(changeAdvice(faces([10, 5]), 3_700)).toEqual({ kind: 'ask', askKopecks: 300 })
    expect(changeAdvice(faces([50, 1], [100, 1]), 3_700)).toEqual({ kind: 'ask', askKopecks: 1_300 })
    expect(changeAdvice(faces([5000, 1]), 300_000)).toEqual({ kind: 'ask', askKopecks: 200_000 })
    expect(changeAdvice(faces([10, 2]), 3_700)).toEqual({ kind: 'short' })
  })

  test('what it asks for helps, and nothing is asked where nothing is lacking', () => {
    fc.assert(
      fc.property(anyDrawer, fc.integer({ min: 1, max: 300 }), (drawer, change) => {
        const advice = changeAdvice(drawer, change)
        expect(advice.kind === 'enough').toBe(allSums(drawer).has(change))
        if (advice.kind === 'ask') expect(allSums(drawer).has(change + advice.askKopecks)).toBe(true)
      }),
    )
  })
})

describe('what a client is likely to hand over', () => {
  const notes = [500, 1_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000]

  test.each([
    [81_240, [82_000, 85_000, 90_000, 100_000, 200_000]],
    [572_067, [580_000, 600_000, 1_000_000]],
    [100_000, [200_000, 500_000]],
    [110_000, [120_000, 150_000, 200_000, 500_000]],
    [45, [500, 1_000, 5_000, 10_000, 20_000]],
  ])('for %i kopecks', (due, expected) => {
    expect(likelyGiven(notes, due)).toEqual(expected)
  })

  test('is more than the sum, each once, growing, and whole notes', () => {
    fc.assert(
      fc.property(fc.subarray(notes), fc.integer({ min: 1, max: 100_000_000 }), (some, due) => {
        const sums = likelyGiven(some, due)
        expect(sums).toEqual([...new Set(sums)].sort((a, b) => a - b))
        expect(sums.length).toBeLessThanOrEqual(5)
        for (const sum of sums) {
          expect(sum).toBeGreaterThan(due)
          expect(some.some((note) => sum % note === 0 && sum - due < note)).toBe(true)
        }
      }),
    )
  })
})
