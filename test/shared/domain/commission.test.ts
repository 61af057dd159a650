import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommissionPolicy } from '../../../shared/contract/catalogue-data.ts'
import { commissionOf } from '../../../shared/domain/commission.ts'

const free: CommissionPolicy = { percentHundredths: 0, minKopecks: 0, maxKopecks: null, bearer: 'payer' }
const payerKopecks = (policy: Partial<CommissionPolicy>, amountKopecks: number): number =>
  commissionOf({ ...free, ...policy }, amountKopecks).payerKopecks

describe('the commission of a line', () => {
  test.each<[string, Partial<CommissionPolicy>, number, number]>([
    ['nothing where there is none', {}, 81_240, 0],
    ['a share of the sum', { percentHundredths: 150 }, 100_000, 1_500],
    ['half a kopeck up', { percentHundredths: 150 }, 100, 2], // 1.5 kopecks
    ['less than half a kopeck down', { percentHundredths: 149 }, 100, 1],
    ['what floats get wrong: 1.15 % of 100 roubles', { percentHundredths: 115 }, 10_000, 115],
    ['at least the minimum', { percentHundredths: 150, minKopecks: 1_000 }, 50_000, 1_000],
    ['exactly the minimum where the share reaches it', { percentHundredths: 200, minKopecks: 1_000 }, 50_000, 1_000],
    ['at most the maximum', { percentHundredths: 200, maxKopecks: 5_000 }, 1_000_000, 5_000],
    ['a fee that is always the same', { minKopecks: 2_500 }, 1, 2_500],
    ['the whole sum at most', { percentHundredths: 10_000 }, 12_345, 12_345],
    ['without a float anywhere: 1.5 % of 100 million roubles', { percentHundredths: 150 }, 10_000_000_000, 150_000_000],
  ])('is %s', (_, policy, amountKopecks, expected) => {
    expect(payerKopecks(policy, amountKopecks)).toBe(expected)
  })

  test('is the payee’s or the payer’s, never both, and withheld never more than there is', () => {
    const policy: CommissionPolicy = { percentHundredths: 80, minKopecks: 100, maxKopecks: null, bearer: 'payee' }
    expect(commissionOf(policy, 100_000)).toEqual({ payerKopecks: 0, payeeKopecks: 800 })
    expect(commissionOf(policy, 40)).toEqual({ payerKopecks: 0, payeeKopecks: 40 })
    expect(commissionOf({ ...policy, bearer: 'payer' }, 40)).toEqual({ payerKopecks: 100, payeeKopecks: 0 })
  })

  test('of no sum is a mistake', () => {
    for (const wrong of [0, -1, 1.5, Number.NaN, 2 ** 53]) expect(() => commissionOf(free, wrong)).toThrow(RangeError)
  })

  const policies = fc.record({
    percentHundredths: fc.integer({ min: 0, max: 10_000 }),
    minKopecks: fc.integer({ min: 0, max: 10_000_000 }),
    maxKopecks: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    bearer: fc.constantFrom('payer' as const, 'payee' as const),
  })
  const sums = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })

  test('agrees with exact arithmetic for every sum', () => {
    fc.assert(
      fc.property(policies, sums, (policy, amountKopecks) => {
        const share = Number((BigInt(amountKopecks) * BigInt(policy.percentHundredths) + 5_000n) / 10_000n)
        const bounded = Math.min(Math.max(share, policy.minKopecks), policy.maxKopecks ?? Infinity)
        const { payerKopecks: payer, payeeKopecks: payee } = commissionOf(policy, amountKopecks)
        expect(payer).toBe(policy.bearer === 'payer' ? bounded : 0)
        expect(payee).toBe(policy.bearer === 'payee' ? Math.min(bounded, amountKopecks) : 0)
      }),
      { numRuns: 2_000 },
    )
  })

  test('never falls when the sum grows', () => {
    fc.assert(
      fc.property(policies, sums, sums, (policy, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const [of, then] = [commissionOf(policy, less), commissionOf(policy, more)]
        expect(then.payerKopecks + then.payeeKopecks).toBeGreaterThanOrEqual(of.payerKopecks + of.payeeKopecks)
      }),
    )
  })
})
