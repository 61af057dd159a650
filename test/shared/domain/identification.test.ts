import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  basketSplitting,
  boundOf,
  identificationNeed,
  type IdentificationRule,
  ruleOn,
  serviceCategories,
  splittingOf,
  type WeighedLine,
} from '../../../shared/domain/identification.ts'

const usual: IdentificationRule = {
  validFrom: null,
  usualKopecks: 1_500_000,
  utilitiesKopecks: 1_500_000,
  fullFromKopecks: 100_000_000,
}
const raised: IdentificationRule = { ...usual, validFrom: '2026-12-01', utilitiesKopecks: 6_000_000 }

const line = (totalKopecks: number, more: Partial<WeighedLine> = {}): WeighedLine => ({
  ...{ category: 'other', totalKopecks, always: false, budget: false },
  ...more,
})
const utility = (totalKopecks: number) => line(totalKopecks, { category: 'utilities' })
const reasonsOf = (lines: WeighedLine[], rule = usual, basket: 'identify' | 'warn' = 'identify') =>
  identificationNeed(lines, rule, basket)?.reasons.map(({ reason }) => reason) ?? []

describe('which limits hold', () => {
  test.each([
    ['2026-11-30', usual],
    ['2026-12-01', raised],
    ['2030-01-01', raised],
  ])('on %s', (on, rule) => {
    expect(ruleOn([raised, usual], on)).toBe(rule)
    expect(ruleOn([usual, raised], on)).toBe(rule)
  })

  test('none before the first of dated ones', () => expect(ruleOn([raised], '2026-11-30')).toBeNull())
})

describe('when a document is asked for (115-ФЗ ст. 7 п. 1.1)', () => {
  test('not up to 15 000 ₽, and above', () => {
    expect(reasonsOf([line(1_500_000)])).toEqual([])
    expect(identificationNeed([line(1_500_001)], usual, 'identify')).toEqual({
      level: 'simplified',
      reasons: [{ reason: 'line_above', lineIndex: 0, sumKopecks: 1_500_001, boundKopecks: 1_500_000 }],
    })
  })

  test('utilities have the limit of their own from the day it holds', () => {
    expect(reasonsOf([utility(6_000_000)], raised)).toEqual([])
    expect(reasonsOf([utility(6_000_001)], raised)).toEqual(['line_above'])
    expect(reasonsOf([utility(6_000_000)], usual)).toEqual(['line_above'])
    expect(reasonsOf([line(1_500_001)], raised)).toEqual(['line_above'])
  })

  test('the whole payment too, or only warned of, by the settings', () => {
    const basket = [line(800_000), line(800_000)]
    expect(reasonsOf(basket)).toEqual(['basket_above'])
    expect(reasonsOf(basket, usual, 'warn')).toEqual([])
    expect(basketSplitting(basket, usual)).toMatchObject({ by: 'basket', sumKopecks: 1_600_000 })
    expect(basketSplitting([line(800_000)], usual)).toBeNull()
    // Utilities up to their own limit do not make a small other line suspicious; two other lines do.
    expect(reasonsOf([utility(5_000_000), line(900_000)], raised)).toEqual([])
    expect(reasonsOf([utility(5_000_000), line(900_000), line(900_000)], raised)).toEqual(['basket_above'])
    expect(reasonsOf([utility(5_500_000), line(900_000)], raised)).toEqual(['basket_above'])
  })

  test('always to the budget and where the provider wants it, whatever the sum', () => {
    expect(reasonsOf([line(100, { budget: true }), line(100, { always: true })])).toEqual(['budget', 'provider_always'])
  })

  test('fully from the sum of compulsory control, never where the settings have none', () => {
    expect(identificationNeed([line(100_000_000)], usual, 'identify')?.level).toBe('full')
    expect(identificationNeed([line(99_999_999)], usual, 'identify')?.level).toBe('simplified')
    const never = { ...usual, fullFromKopecks: null }
    expect(identificationNeed([line(900_000_000)], never, 'identify')?.level).toBe('simplified')
  })
})

test('what was divided is warned of only where both parts are there', () => {
  const found = { by: 'account', lineIndex: 0 } as const
  expect(splittingOf(found, 800_000, 800_000, 1_500_000)).toMatchObject({ sumKopecks: 1_600_000 })
  expect(splittingOf(found, 0, 1_600_000, 1_500_000)).toBeNull()
  expect(splittingOf(found, 700_000, 800_000, 1_500_000)).toBeNull()
})

const anyLine = fc.record({
  category: fc.constantFrom(...serviceCategories),
  totalKopecks: fc.integer({ min: 1, max: 20_000_000 }),
  always: fc.boolean(),
  budget: fc.boolean(),
})

test('a line more, or a kopeck more, never makes the document needless', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), anyLine, fc.nat(5), (lines, more, at) => {
      const isAsked = (those: WeighedLine[]) => identificationNeed(those, raised, 'identify') !== null
      if (!isAsked(lines)) return
      const grown = lines.map((one, index) =>
        index === at % lines.length ? { ...one, totalKopecks: one.totalKopecks + 1 } : one,
      )
      expect(isAsked(grown)).toBe(true)
      // Another category may raise the limit of the whole, so only a line of the same kinds is put beside.
      if (lines.some(({ category }) => boundOf(raised, category) >= boundOf(raised, more.category)))
        expect(isAsked([...lines, more])).toBe(true)
    }),
  )
})

test('nobody is asked for a payment that is below every limit', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), (lines) => {
      const plain = lines.map((one) => ({ ...one, always: false, budget: false }))
      const total = plain.reduce((sum, { totalKopecks }) => sum + totalKopecks, 0)
      if (total <= raised.usualKopecks) expect(identificationNeed(plain, raised, 'identify')).toBeNull()
      if (plain.some((one) => one.totalKopecks > boundOf(raised, one.category)))
        expect(identificationNeed(plain, raised, 'warn')).not.toBeNull()
    }),
  )
})
