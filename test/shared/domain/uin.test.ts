import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUinValid, uinCheckDigit } from '../../../shared/domain/uin.ts'

describe('УИН (domain.md §2.6)', () => {
  test.each([
    ['18203702140083959124', 'one pass'],
    ['18810177170124069863', 'one pass'],
    ['18810174230401000035', 'a remainder of 10, weighted again from 3'],
    ['18810174230401000960', '10 twice: the digit is 0'],
  ])('%s is right: %s', (uin) => expect(isUinValid(uin)).toBe(true))

  test('25 digits with another digit than the expected 8 are wrong', () => {
    expect(uinCheckDigit('031204560908160120250001')).toBe(8)
    expect(isUinValid('0312045609081601202500013')).toBe(false)
    expect(isUinValid('0312045609081601202500018')).toBe(true)
  })

  test.each(['', '0', '00000000000000000000', '1820370214008395912', '20МВ875415-07-1051', '18203702140083959125'])(
    '«%s» is none',
    (uin) => expect(isUinValid(uin)).toBe(false),
  )

  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
  const body = fc.oneof(digits(19), digits(24)).filter((text) => /[1-9]/.test(text))

  test('every body has exactly one digit that makes it right', () => {
    fc.assert(
      fc.property(body, (text) => {
        const right = [...'0123456789'].filter((digit) => isUinValid(text + digit))
        expect(right).toEqual([String(uinCheckDigit(text))])
      }),
    )
  })

  test('a wrong digit is nearly always seen', () => {
    let seen = 0
    let tried = 0
    fc.assert(
      fc.property(body, fc.nat(18), fc.integer({ min: 1, max: 9 }), (text, at, shift) => {
        const uin = text + String(uinCheckDigit(text))
        const wrong = `${uin.slice(0, at)}${(Number(uin[at]) + shift) % 10}${uin.slice(at + 1)}`
        tried += 1
        if (!isUinValid(wrong)) seen += 1
      }),
      { numRuns: 1000 },
    )
    // A remainder of 10 leads to a second weighing, by which some mistakes pass.
    expect(seen / tried).toBeGreaterThan(0.8)
  })
})
