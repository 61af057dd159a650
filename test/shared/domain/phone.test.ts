import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMobile, parseMobile } from '../../../shared/domain/phone.ts'

test.each([
  '+79123456789',
  '79123456789',
  '89123456789',
  '9123456789',
  '+7 (912) 345-67-89',
  '8 912 345 67 89',
  '8-912-345-67-89',
  '8(912)3456789',
  ' 912.345.67.89 ',
  '+7\u00a0912\u00a0345–67–89',
])('%j is a mobile', (text) => {
  expect(parseMobile(text)).toBe('+79123456789')
})

test.each([
  ['a city number', '+73512345678'],
  ['a free number', '88001234567'],
  ['Kazakhstan', '+77012345678'],
  ['Kazakhstan', '76123456789'],
  ['a digit too few', '+7912345678'],
  ['a digit too many', '+791234567890'],
  ['another country', '+9123456789'],
  ['another country', '+499123456789'],
  ['letters', 'тел. 9123456789'],
  ['two numbers', '89123456789, 89123456780'],
  ['a plus inside', '8+9123456789'],
  ['Arabic digits', '٩١٢٣٤٥٦٧٨٩'],
  ['nothing', ''],
])('%s is none: %j', (_what, text) => {
  expect(parseMobile(text)).toBeNull()
})

test('every mobile comes back from how it is shown', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), (number) => {
      const mobile = `+79${String(number).padStart(9, '0')}`
      expect(parseMobile(formatMobile(mobile))).toBe(mobile)
      expect(parseMobile(mobile)).toBe(mobile)
    }),
  )
  expect(formatMobile('+79123456789')).toBe('+7 (912) 345-67-89')
})

test('only a parsed mobile is shown, and a wrong one is not named', () => {
  expect(() => formatMobile('89123456789')).toThrow(RangeError)
  expect(() => formatMobile('89123456789')).not.toThrow('89123456789')
})

test('no text makes anything but a mobile or null', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseMobile(text) ?? '+79000000000').toMatch(/^\+79\d{9}$/)
    }),
  )
})
