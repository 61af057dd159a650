import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patternProblem } from '../../../shared/domain/bounded-pattern.ts'

describe('a pattern of the catalogue', () => {
  test.each([
    '\\d{4,8}',
    '3[0-9]{9}',
    '35110(?<account>\\d{6})\\d',
    '27(?<account>74\\d{8})(?<period>\\d{4})(?<sum>\\d{8})',
    '(?:11|12)-?\\d{7}',
    '(\\d{4}-){3}\\d',
    '[A-Z\\]]{2}\\.\\d{1,3}',
    '\\p{L}{2}\\d{3}',
    'ЛС(?:-\\d{3})?',
    '\\u0041\\x42',
    '',
  ])('%s is sound', (source) => {
    expect(patternProblem(source)).toBeNull()
  })

  test.each([
    ['\\d+', 'repeats without an end'],
    ['\\d*', 'repeats without an end'],
    ['\\d{3,}', 'repeats without an end'],
    ['\\d+?', 'repeats without an end, lazily'],
    ['(\\d{1,20}){1,20}', 'repeats a repetition'],
    ['(a|a){30}', 'chooses again and again'],
    ['(a?){30}a{30}', 'may leave out again and again'],
    ['\\d{0,40}\\d{0,40}\\d{0,40}\\d{0,40}x', 'may divide the same digits in too many ways'],
    ['(\\d{200}){200}', 'matches without measure'],
    ['(\\d)\\1', 'refers back'],
    ['(?<a>\\d)\\k<a>', 'refers back by name'],
    ['(?=\\d)\\d', 'looks ahead'],
    ['(?<!\\d)\\d', 'looks behind'],
  ])('%s is refused: it %s', (source) => {
    expect(patternProblem(source)).toBe('pattern_unsafe')
  })

  test.each(['(', '[', '\\d{2,1}', '(?<account>\\d', '*', 'a**', '\\'])('%s does not compile', (source) => {
    expect(patternProblem(source)).toBe('pattern_broken')
  })

  test('whatever passes ends at once on the worst text', () => {
    const atom = fc.constantFrom('\\d', 'a', '[0-9]', '.', '(a|b)', '(\\d{1,3}-?)', '(?:1|11)')
    const repeat = fc.constantFrom('', '?', '{3}', '{1,4}', '{0,20}', '{10}')
    const source = fc
      .array(fc.tuple(atom, repeat), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.map((part) => part.join('')).join(''))
    let passed = 0
    fc.assert(
      fc.property(source, (pattern) => {
        if (patternProblem(pattern) !== null) return
        passed += 1
        const expression = new RegExp(`^(?:${pattern})$`, 'u')
        const startedMs = performance.now()
        expression.test(`${'1'.repeat(80)}x`)
        expect(performance.now() - startedMs).toBeLessThan(500)
      }),
      { numRuns: 500 },
    )
    expect(passed).toBeGreaterThan(50)
    // Negative control: what is refused above does take its time.
    const startedMs = performance.now()
    expect(/^(?:(a|a){19})$/u.test(`${'a'.repeat(19)}x`)).toBe(false)
    expect(performance.now() - startedMs).toBeGreaterThan(20)
  })
})
