import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'

const vsbt = { mask: '314ddddddd', example: '3141234567' }
const novosibirsk = { mask: 'dd-ddddddd', example: '54-0123456' }
const privateSector = { mask: 'dd-ddddddd', prefix: '11-', padTo: 7, example: '11-0007785' }

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
  ] as const)('%j refuses %j: %s', (format, text, reason) => {
    expect(normalizeAccount(format, text)).toEqual({ ok: false, reason })
  })
})

test('what was normalised is normalised', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(vsbt, novosibirsk, privateSector),
      fc.stringMatching(/^[0-9 -]{1,12}$/),
      (format, text) => {
        const once = normalizeAccount(format, text)
        if (once.ok) expect(normalizeAccount(format, once.account)).toEqual(once)
      },
    ),
    { numRuns: 1000 },
  )
})

test('a broken pattern in the catalogue is an error of the catalogue, not of the account', () => {
  expect(() => normalizeAccount({ pattern: '(', example: '' }, '1')).toThrow(SyntaxError)
})
