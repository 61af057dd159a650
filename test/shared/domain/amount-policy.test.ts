import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AmountPolicy } from '../../../shared/contract/catalogue-data.ts'
import { amountProblem } from '../../../shared/domain/amount-policy.ts'

const any: AmountPolicy = { toDue: 'any', minKopecks: null, maxKopecks: null }

describe('what a provider takes', () => {
  test.each<[string, Partial<AmountPolicy>, number, number | null, string | null]>([
    ['any sum', {}, 1, 500, null],
    ['the debt and nothing else', { toDue: 'exact' }, 500, 500, null],
    ['the debt and nothing else: a kopeck less', { toDue: 'exact' }, 499, 500, 'amount_not_due 500'],
    ['the debt and nothing else: a kopeck more', { toDue: 'exact' }, 501, 500, 'amount_not_due 500'],
    ['at least the debt', { toDue: 'at_least' }, 501, 500, null],
    ['at least the debt: less', { toDue: 'at_least' }, 499, 500, 'amount_below_due 500'],
    ['at most the debt', { toDue: 'at_most' }, 499, 500, null],
    ['at most the debt: more', { toDue: 'at_most' }, 501, 500, 'amount_above_due 500'],
    ['at most a debt that is paid', { toDue: 'at_most' }, 1, 0, 'amount_above_due 0'],
    ['the exact debt where no register knows it: not checked', { toDue: 'exact' }, 1, null, null],
    ['no less than its own minimum', { minKopecks: 1_000 }, 999, null, 'amount_below_min 1000'],
    ['its own minimum', { minKopecks: 1_000 }, 1_000, null, null],
    ['no more than its own maximum', { maxKopecks: 1_000 }, 1_001, null, 'amount_above_max 1000'],
    ['its own bounds before the debt', { toDue: 'exact', minKopecks: 600 }, 500, 500, 'amount_below_min 600'],
  ])('%s', (_, policy, amountKopecks, dueKopecks, expected) => {
    const wrong = amountProblem({ ...any, ...policy }, { amountKopecks, dueKopecks })
    expect(wrong && `${wrong.problem} ${wrong.boundKopecks}`).toBe(expected)
  })

  test('whatever it refuses, it takes the bound that it names, or breaks another rule there', () => {
    const kopecks = fc.integer({ min: 1, max: 1_000 })
    const policies = fc.record({
      toDue: fc.constantFrom(...(['any', 'exact', 'at_least', 'at_most'] as const)),
      minKopecks: fc.option(kopecks),
      maxKopecks: fc.option(kopecks),
    })
    fc.assert(
      fc.property(policies, kopecks, fc.option(kopecks), (policy, amountKopecks, dueKopecks) => {
        const wrong = amountProblem(policy, { amountKopecks, dueKopecks })
        if (!wrong) return
        const then = amountProblem(policy, { amountKopecks: wrong.boundKopecks, dueKopecks })
        expect(then?.problem).not.toBe(wrong.problem)
      }),
    )
  })
})
