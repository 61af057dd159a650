import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, formatMoneyPaper, formatMoneyPlain, parseMoney } from '../../../shared/domain/money.ts'

test.each([
  ['150', 15000],
  ['3 816,30', 381630],
  ['3\u00a0816,30', 381630],
  ['3\u202f816.3', 381630],
  [' 1 234 567.89 ', 123456789],
  ['0', 0],
  ['0,01', 1],
  ['0,1', 10],
  ['007', 700],
  ['4.35', 435],
  ['1.15', 115],
  ['90071992547409,91', Number.MAX_SAFE_INTEGER],
])('%j is %s kopecks', (text, kopecks) => {
  expect(parseMoney(text)).toBe(kopecks)
})

test.each([
  ...[
    '',
    ' ',
    ',',
    ',5',
    '5,',
    '1,234',
    '1.005',
    '1,2,3',
    '1.234,56',
    '-5',
    '+5',
    '−5',
    '1e3',
    '0x10',
    '5 руб',
    '5 ₽',
    '١',
    'NaN',
  ],
  ...['90071992547409,92', '999999999999999999'],
])('%j is no money', (text) => {
  expect(parseMoney(text)).toBeNull()
})

test('money is shown with no-break spaces and the sign of the rouble', () => {
  expect(formatMoney(123456)).toBe('1\u00a0234,56\u00a0₽')
  expect(formatMoney(0)).toBe('0,00\u00a0₽')
  expect(formatMoney(5)).toBe('0,05\u00a0₽')
  expect(formatMoney(100000000)).toBe('1\u00a0000\u00a0000,00\u00a0₽')
  expect(formatMoney(-123456)).toBe('-1\u00a0234,56\u00a0₽')
  expect(formatMoney(-0)).toBe('0,00\u00a0₽')
  expect(formatMoneyPlain(123456)).toBe('1\u00a0234,56')
  expect(formatMoneyPaper(123456)).toBe('1 234,56')
})

test('what is no whole number of kopecks is not shown at all', () => {
  for (const wrong of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    expect(() => formatMoney(wrong)).toThrow(RangeError)
})

const kopecks = fc.oneof(fc.maxSafeNat(), fc.nat(1_000_000))

test('what is shown is read back to the kopeck', () => {
  fc.assert(
    fc.property(kopecks, (sum) => {
      expect(parseMoney(formatMoneyPlain(sum))).toBe(sum)
      expect(parseMoney(formatMoneyPaper(sum))).toBe(sum)
      expect(parseMoney(`${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`)).toBe(sum)
    }),
  )
})

test('the screen shows money as Intl does for Russian', () => {
  // Intl works on doubles of roubles: exact for sums that a desk can hold.
  const intl = new Intl.NumberFormat('ru-RU', { style: 'currency', currency: 'RUB' })
  fc.assert(
    fc.property(fc.nat(1_000_000_000_000), (sum) => {
      expect(formatMoney(sum)).toBe(intl.format(sum / 100))
    }),
  )
})

test('no text is read as anything but kopecks or null', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sum = parseMoney(text)
      expect(sum === null || (Number.isSafeInteger(sum) && sum >= 0)).toBe(true)
    }),
  )
})
