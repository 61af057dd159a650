import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Canonical, canonicalJson } from '../../../shared/domain/canonical-json.ts'

const { value } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
}))

const plain = (json: unknown): unknown => JSON.parse(JSON.stringify(json))

/** The same value with the keys of every object in reverse. */
const reversed = (input: unknown): unknown => {
  if (Array.isArray(input)) return input.map(reversed)
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(
    Object.entries(input)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

describe('canonical JSON', () => {
  test('is JSON of the same value', () => {
    fc.assert(
      fc.property(value, (input) => {
        expect(JSON.parse(canonicalJson(input))).toEqual(plain(input))
      }),
    )
  })

  test('has one spelling: read and written again it is the same text, whatever the order of keys', () => {
    fc.assert(
      fc.property(value, (input) => {
        const text = canonicalJson(input)
        expect(canonicalJson(JSON.parse(text) as Canonical)).toBe(text)
        expect(canonicalJson(reversed(plain(input)) as Canonical)).toBe(text)
      }),
    )
  })

  test('tells different values apart', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(isDeepStrictEqual(plain(a), plain(b)))
      }),
    )
  })

  test('sorts keys at every depth and has no spaces', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'я', A: true, 10: 'x', 9: 'y' })).toBe(
      '{"10":"x","9":"y","A":true,"a":"я","b":[{"c":null,"d":1}]}',
    )
    expect([canonicalJson(-0), canonicalJson([]), canonicalJson({})]).toEqual(['0', '[]', '{}'])
  })

  test('refuses what has no exact spelling', () => {
    const nothing = [
      0.1,
      1e300,
      2 ** 53,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      undefined,
      () => 1,
      Symbol('x'),
      { a: undefined },
      [0.5],
      'x\ud83d',
      '\udc4dx',
      { '\ud83d': 1 },
    ]
    for (const input of nothing) expect(() => canonicalJson(input as Canonical)).toThrow(TypeError)
    expect(canonicalJson(2 ** 53 - 1)).toBe('9007199254740991')
  })
})
