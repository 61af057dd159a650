import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BarcodePattern,
  barcodeProblem,
  barcodeSpecificity,
  compileBarcode,
  looksLikeBarcode,
} from '../../../shared/domain/barcode.ts'
import { checkDigit, checkDigitRules, isCheckDigitRight } from '../../../shared/domain/check-digit.ts'

/** domain.md §1.6: operation, office, account, check digit. */
const tomsk: BarcodePattern = { pattern: '351\\d{2}(?<account>\\d{6})\\d', check: 'weights_down_mod_11' }
/** Code 128: issuer, account, MMYY, kopecks. */
const long: BarcodePattern = {
  pattern: '74(?<account>\\d{10})(?<period>\\d{4})(?<sum>\\d{8})',
  check: 'none',
  period: 'MMYY',
}
const ean: BarcodePattern = { pattern: '46\\d{2}(?<account>\\d{8})\\d', check: 'ean13' }

const read = (pattern: BarcodePattern, code: string) => compileBarcode(pattern)(code)

describe('check digits', () => {
  test('are those of the published examples', () => {
    expect(checkDigit('weights_down_mod_11', '35110001053')).toBe(4)
    expect(checkDigit('ean13', '460000000001')).toBe(5)
    expect(checkDigit('ean13', '400638133393')).toBe(1)
    expect(() => checkDigit('ean13', '12a')).toThrow(RangeError)
    expect(isCheckDigitRight('ean13', '')).toBe(false)
    expect(isCheckDigitRight('ean13', '0')).toBe(false)
  })

  test('a remainder of ten is zero', () => {
    // 5·2 = 10; 10 mod 11 = 10 → 0
    expect(checkDigit('weights_down_mod_11', '5')).toBe(0)
  })

  test('fit what they were made of, and notice every single wrong digit', () => {
    const rule = fc.constantFrom(...checkDigitRules)
    fc.assert(
      fc.property(rule, fc.stringMatching(/^\d{1,9}$/), fc.nat(9), fc.nat(9), (by, body, place, digit) => {
        const right = `${body}${checkDigit(by, body)}`
        expect(isCheckDigitRight(by, right)).toBe(true)
        const at = place % right.length
        const wrong = right.slice(0, at) + String(digit) + right.slice(at + 1)
        // Weight 11 (the tenth from the right) and the zero for ten let some through: short bodies of EAN none.
        if (by === 'ean13') expect(isCheckDigitRight(by, wrong)).toBe(wrong === right)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a linear code is read by its pattern', () => {
  test('the Tomsk scheme', () => {
    expect(read(tomsk, '351100010534')).toEqual({
      account: '001053',
      period: null,
      sumKopecks: null,
      warnings: ['sum_missing'],
    })
    expect(read(tomsk, '351100010535')).toBeNull()
    expect(read(tomsk, '352100010534')).toBeNull()
    expect(read(tomsk, ' 351100010534')).toBeNull()
  })

  test('EAN-13 is thirteen digits with their own check digit', () => {
    expect(read(ean, '4600000000015')).toMatchObject({ account: '00000001' })
    expect(read(ean, '4600000000014')).toBeNull()
    const twelve: BarcodePattern = { pattern: '(?<account>\\d{12})', check: 'ean13' }
    expect(read(twelve, '400638133393')).toBeNull()
  })

  test('Code 128 with period and sum', () => {
    expect(read(long, '743141234567102600081240')).toEqual({
      account: '3141234567',
      period: '2026-10',
      sumKopecks: 81_240,
      warnings: [],
    })
    expect(read(long, '743141234567132600081240')).toMatchObject({ period: null, warnings: ['period_unreadable'] })
    expect(read(long, '743141234567000000000000')).toMatchObject({
      sumKopecks: null,
      warnings: ['period_unreadable', 'sum_zero'],
    })
    const wide = { ...long, pattern: '74(?<account>\\d)(?<sum>\\d+)' }
    expect(read(wide, `741${'9'.repeat(17)}`)).toMatchObject({ sumKopecks: null, warnings: ['sum_too_large'] })
    expect(read({ ...long, pattern: '74(?<account>\\d)-(?<sum>[\\d.]+)' }, '741-12.50')).toMatchObject({
      sumKopecks: null,
      warnings: ['sum_unreadable'],
    })
    // A separator of GS1-128 (FNC1) is a character like others.
    expect(read({ pattern: '91(?<account>\\d+)\\x1d98.*', check: 'none' }, '91123\u001d98x')).toMatchObject({
      account: '123',
    })
  })

  test.each([
    ['MMYY', '1026', '2026-10'],
    ['YYMM', '2610', '2026-10'],
    ['MMYYYY', '102026', '2026-10'],
    ['YYYYMM', '202610', '2026-10'],
    ['YYYYMM', '199912', '1999-12'],
    ['YYYYMM', '189912', null],
    ['MMYY', '0026', null],
    ['YYMM', '2613', null],
    ['MMYYYY', '1026', null],
  ] as const)('a period as %s: %s', (period, digits, expected) => {
    const reading = read({ pattern: '(?<account>\\d)-(?<period>\\d+)', check: 'none', period }, `1-${digits}`)
    expect(reading?.period).toBe(expected)
    expect(reading?.warnings.includes('period_unreadable')).toBe(expected === null)
  })

  test('whatever the account, month and sum, they come back', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'))
    const year = fc.nat(99).map((number) => String(number).padStart(2, '0'))
    const sum = fc.integer({ min: 1, max: 99_999_999 })
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), month, year, sum, (account, mm, yy, kopecks) => {
        expect(read(long, `74${account}${mm}${yy}${String(kopecks).padStart(8, '0')}`)).toEqual({
          account,
          period: `20${yy}-${mm}`,
          sumKopecks: kopecks,
          warnings: [],
        })
      }),
    )
  })

  test('no text makes a pattern throw or give what does not stand in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(tomsk, long, ean), fc.string({ unit: 'binary', maxLength: 40 }), (pattern, text) => {
        expect(read(pattern, text)?.account ?? '').toSatisfy((account: string) => text.includes(account))
      }),
    )
  })
})

describe('patterns of the catalogue', () => {
  test('say what is wrong with them, and find nothing until it is mended', () => {
    const cases: [BarcodePattern, ReturnType<typeof barcodeProblem>][] = [
      [tomsk, null],
      [long, null],
      [{ pattern: '(?<account>\\d', check: 'none' }, 'not_compiling'],
      [{ pattern: '\\d+', check: 'none' }, 'account_group_missing'],
      [{ pattern: '(?<account>\\d)(?<period>\\d{4})', check: 'none' }, 'period_form_missing'],
    ]
    for (const [pattern, problem] of cases) {
      expect(barcodeProblem(pattern), pattern.pattern).toBe(problem)
      if (problem !== null) expect(read(pattern, '12345')).toBeNull()
    }
  })

  test('are the more specific the more they fix', () => {
    const any: BarcodePattern = { pattern: '(?<account>\\d{6,12})', check: 'none' }
    const checked: BarcodePattern = { ...any, check: 'ean13' }
    const marked: BarcodePattern = { pattern: '35[0-9](?<account>\\d{9})', check: 'none' }
    const byRank = [tomsk, marked, checked, any].map(barcodeSpecificity)
    expect(byRank).toEqual(byRank.toSorted((one, other) => other - one))
    expect(new Set(byRank).size).toBe(4)
    expect(barcodeSpecificity({ pattern: '9\\.8\\-(?:7|6)(?<account>\\d{4,})', check: 'none' })).toBe(6)
  })
})

test('what may be a linear code', () => {
  for (const code of ['3141234567', '4600682000013', 'AB-123456', '91123\u001d98765'])
    expect(looksLikeBarcode(code)).toBe(true)
  for (const text of ['123', 'вода', 'hello', 'ST00012|Name=x', '1'.repeat(81), '12 34\n56'])
    expect(looksLikeBarcode(text)).toBe(false)
})
