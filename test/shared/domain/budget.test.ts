import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  emptyBudget,
  isBudgetPayee,
  isCbcValid,
  isOktmoValid,
  readBudget,
  wrongBudgetField,
} from '../../../shared/domain/budget.ts'

const treasury = '03100643000000013400'
const bank = '40702810800000000001'
const right = { ...emptyBudget, cbc: '18210601010031000110', oktmo: '75701000', uin: '18203702140083959124' }

describe('who is paid to the budget', () => {
  test.each([
    [treasury, undefined, undefined, true],
    ['40101810400000010801', undefined, undefined, true],
    [bank, undefined, { ...emptyBudget, cbc: right.cbc }, true],
    [bank, 'budget', undefined, true],
    [bank, undefined, undefined, false],
    [bank, 'utilities', { ...emptyBudget, cbc: '0' }, false],
    // A school's own account at the treasury is no account of incomes.
    ['03234643757010006900', undefined, undefined, false],
  ])('%s, %s, %j: %s', (payeeAccount, category, budget, expected) =>
    expect(isBudgetPayee({ payeeAccount, category, budget })).toBe(expected),
  )
})

describe('what is said to it', () => {
  test('the treasury can credit nothing without КБК and ОКТМО', () => {
    expect(wrongBudgetField(right, treasury)).toBeNull()
    expect(wrongBudgetField({ ...right, cbc: '' }, treasury)).toBe('cbc')
    expect(wrongBudgetField({ ...right, oktmo: '' }, treasury)).toBe('oktmo')
    expect(wrongBudgetField({ ...right, oktmo: '' }, bank)).toBeNull()
  })

  test('a УИН may be absent, and is checked where it is given', () => {
    expect(wrongBudgetField({ ...right, uin: '' }, treasury)).toBeNull()
    expect(wrongBudgetField({ ...right, uin: '0' }, treasury)).toBeNull()
    expect(wrongBudgetField({ ...right, uin: '18203702140083959125' }, treasury)).toBe('uin')
  })

  test.each([
    ['status', '24', true],
    ['status', '243', false],
    ['reason', 'ТП', true],
    ['reason', '?', false],
    ['taxPeriod', 'МС.03.2026', true],
    ['taxPeriod', '03.2026', false],
    ['docDate', '01.02.2026', true],
    ['docDate', '2026-02-01', false],
    ['docNo', '18810177170124', true],
    ['paymentKind', 'ПЕ', true],
  ] as const)('%s «%s»: %s', (field, value, isRight) =>
    expect(wrongBudgetField({ ...right, [field]: value }, treasury)).toBe(isRight ? null : field),
  )

  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))

  test('КБК has 20 digits, ОКТМО 8 or 11, none of them zeros only', () => {
    fc.assert(
      fc.property(fc.nat(25), (length) => {
        fc.assert(
          fc.property(digits(length), (text) => {
            const isNumber = /[1-9]/.test(text)
            expect(isCbcValid(text)).toBe(isNumber && length === 20)
            expect(isOktmoValid(text)).toBe(isNumber && (length === 8 || length === 11))
          }),
          { numRuns: 5 },
        )
      }),
    )
  })

  test('is kept without the signs people write in between, zeros as nothing', () => {
    const typed = { ...emptyBudget, cbc: '182 1 06 01010 03 1000 110', oktmo: '75 701 000', uin: '0', reason: 'тп' }
    expect(readBudget(typed)).toEqual({ ...emptyBudget, cbc: right.cbc, oktmo: right.oktmo, reason: 'ТП' })
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const once = readBudget({ ...emptyBudget, cbc: text, docNo: text })
        expect(readBudget(once)).toEqual(once)
      }),
    )
  })
})
