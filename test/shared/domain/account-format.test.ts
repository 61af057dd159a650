import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountSpecificity, normalizeAccount } from '../../../shared/domain/account-format.ts'

const vsbt = { mask: '314ddddddd', example: '3141234567' }
const novosibirsk = { mask: 'dd-ddddddd', example: '54-0123456' }
const privateSector = { mask: 'dd-ddddddd', prefix: '11-', padTo: 7, example: '11-0007785' }
const checked = { mask: 'dddd-dddd', check: 'ean13', example: '1234-5670' } as const

describe('an account is written as its provider writes it', () => {
  test.each([
    [vsbt, '3141234567', '3141234567'],
    [vsbt, ' 314 123 45 67 ', '3141234567'],
    [novosibirsk, '54-0123456', '54-0123456'],
    [novosibirsk, '540123456', '54-0123456'],
    [novosibirsk, '54 – 0123456', '54-0123456'],
    [privateSector, '7785', '11-0007785'],
    [privateSector, '11-7785', '11-0007785'],
    [privateSector, '11-0007785', '11-0007785'],
    [privateSector, '110007785', '11-0007785'],
    [privateSector, '0007785', '11-0007785'],
    [privateSector, '54-0123456', '54-0123456'],
    [{ pattern: '[А-Я]\\d{3}', example: 'А123' }, 'А123', 'А123'],
    [{ padTo: 6, example: '000123' }, '123', '000123'],
    [{ example: '1-2/3' }, ' 1-2/3', '1-2/3'],
    [checked, '12345670', '1234-5670'],
    [{ mask: 'Л-dddd', example: 'Л-1234' }, '1234', 'Л-1234'],
    [{ prefix: '11', padTo: 7, example: '' }, '1155', '110001155'],
    [{ prefix: '11', padTo: 7, example: '' }, '110001155', '110001155'],
    [{ pattern: '\\d{12}', check: 'weights_down_mod_11', example: '' }, '351100010534', '351100010534'],
  ] as const)('%j: %j becomes %s', (format, text, account) => {
    expect(normalizeAccount(format, text)).toEqual({ ok: true, account })
  })

  test.each([
    [vsbt, '', 'empty'],
    [vsbt, '   ', 'empty'],
    [vsbt, '1234567', 'wrong_length'],
    [vsbt, '31412345678', 'wrong_length'],
    [vsbt, '3151234567', 'wrong_form'],
    [vsbt, '314123456O', 'wrong_characters'],
    [novosibirsk, '7785', 'wrong_length'],
    [privateSector, '12345678', 'wrong_length'],
    [privateSector, '11-12345678', 'wrong_length'],
    [{ pattern: '[А-Я]\\d{3}', example: 'А123' }, 'A123', 'wrong_form'],
    [{ pattern: '1|2', example: '1' }, '12', 'wrong_form'],
    [{ mask: 'dd', pattern: '[1-4]\\d', example: '17' }, '50', 'wrong_form'],
    [checked, '12345671', 'wrong_check'],
    [{ pattern: '[А-Я]', check: 'ean13', example: '' }, 'Ф', 'wrong_check'],
  ] as const)('%j refuses %j: %s', (format, text, reason) => {
    expect(normalizeAccount(format, text)).toEqual({ ok: false, reason })
  })
})

const anyFormat = fc.oneof(
  fc.constantFrom(vsbt, novosibirsk, privateSector, checked),
  fc.record({
    mask: fc.option(fc.stringMatching(/^[d0-9./Л-]{1,12}$/), { nil: undefined }),
    pattern: fc.option(fc.constantFrom('\\d{1,12}', '[\\d-]+', '11-\\d{7}', '[А-Я]\\d+'), { nil: undefined }),
    prefix: fc.option(fc.stringMatching(/^[0-9А-Я-]{0,4}$/), { nil: undefined }),
    padTo: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    check: fc.constantFrom('weights_down_mod_11', 'ean13', undefined),
    example: fc.constant(''),
  }),
)
const anyTyped = fc.oneof(fc.stringMatching(/^[0-9 –-]{1,14}$/), fc.stringMatching(/^[0-9А-Я./ -]{0,14}$/))

test('what was normalised is normalised, whatever the format', () => {
  fc.assert(
    fc.property(anyFormat, anyTyped, (format, text) => {
      const once = normalizeAccount(format, text)
      if (once.ok) expect(normalizeAccount(format, once.account)).toEqual(once)
    }),
    { numRuns: 5000 },
  )
})

test('spaces change nothing, and no digit is lost or made up but the zeros of padding', () => {
  fc.assert(
    fc.property(anyFormat, anyTyped, fc.nat(14), (format, text, place) => {
      const whole = normalizeAccount(format, text)
      expect(normalizeAccount(format, `${text.slice(0, place)}\u00a0 ${text.slice(place)}`)).toEqual(whole)
      if (!whole.ok) return
      const typed = text.replace(/\D/g, '').replace(/^0+/, '')
      expect(whole.account.replace(/\D/g, '').endsWith(typed)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('the format that fixes more of an account is the more specific one', () => {
  const general = accountSpecificity(novosibirsk)
  expect(accountSpecificity({ ...novosibirsk, mask: '11-ddddddd' })).toBeGreaterThan(general)
  expect(accountSpecificity({ ...novosibirsk, check: 'ean13' })).toBeGreaterThan(general)
  expect(accountSpecificity({ pattern: '77\\d{8}', example: '' })).toBeGreaterThan(
    accountSpecificity({ pattern: '\\d{10}', example: '' }),
  )
})

test('a broken pattern in the catalogue is an error of the catalogue, not of the account', () => {
  expect(() => normalizeAccount({ pattern: '(', example: '' }, '1')).toThrow(SyntaxError)
})
