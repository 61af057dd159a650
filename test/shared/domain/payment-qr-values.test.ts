import { describe, expect, test } from 'vitest'
import { parsePaymentQr } from '../../../shared/domain/payment-qr.ts'
import { cleanCode, mandatory, read } from './payment-qr-samples.ts'

describe('sums are kopecks as written or nothing', () => {
  test.each([
    ['1', 1],
    ['100000', 100000],
    ['0000100', 100],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s', (text, kopecks) => {
    expect(read(`${mandatory}|Sum=${text}`)).toMatchObject({ sumKopecks: kopecks, warnings: [] })
  })

  test.each([
    ['3816.30', 'sum_fractional'],
    ['3816.00', 'sum_fractional'],
    ['1.23', 'sum_fractional'],
    ['1,5', 'sum_fractional'],
    ['-100', 'sum_negative'],
    ['−100', 'sum_negative'],
    ['9007199254740992', 'sum_too_large'],
    ['123456789012345678', 'sum_too_large'],
    ['1234567890123456789', 'sum_too_large'],
    ['1e5', 'sum_unreadable'],
    ['1 000', 'sum_unreadable'],
    ['100\n00', 'sum_unreadable'],
    ['+5', 'sum_unreadable'],
    ['0x10', 'sum_unreadable'],
    ['١٢٣', 'sum_unreadable'],
    ['{sum}.00', 'sum_unreadable'],
  ])('%j is left to the cashier: %s', (text, warning) => {
    expect(read(`${mandatory}|Sum=${text}`)).toMatchObject({ sumKopecks: null, warnings: [warning] })
  })

  test('two different sums are none, two equal ones are one', () => {
    expect(read(`${mandatory}|Sum=100|sum=200`)).toMatchObject({ sumKopecks: null, warnings: ['sum_ambiguous'] })
    expect(read(`${mandatory}|Sum=100|Sum=1.00`)).toMatchObject({ sumKopecks: null, warnings: ['sum_ambiguous'] })
    expect(read(`${mandatory}|Sum=100|SUM=100`)).toMatchObject({ sumKopecks: 100, warnings: [] })
    expect(read(`${mandatory}|Sum=100|SUM=0100`)).toMatchObject({ sumKopecks: 100, warnings: [] })
  })

  test('a zero is read and warned of: the payer names the sum', () => {
    expect(read(`${mandatory}|Sum=0`)).toMatchObject({ sumKopecks: 0, warnings: ['sum_zero'] })
  })

  test('SumPay is taken for Sum with a warning, Amount is not', () => {
    expect(read(`${mandatory}|SumPay=700`)).toMatchObject({ sumKopecks: 700, warnings: ['sum_key_unusual'] })
    expect(read(`${mandatory}|Amount=700`)).toMatchObject({ sumKopecks: null, warnings: [] })
  })

  test('an additional amount that is no whole number of kopecks is warned of', () => {
    expect(read(`${mandatory}|AddAmount=14155`).warnings).toEqual([])
    expect(read(`${mandatory}|AddAmount=141.55`).warnings).toEqual(['add_amount_unreadable'])
  })
})

describe('periods are read or nothing', () => {
  test.each([
    ['СЕНТЯБРЬ 2015', '2015-09'],
    ['202208', '2022-08'],
    ['0521', '2021-05'],
  ])('%s', (text, period) => {
    expect(read(`${mandatory}|PaymPeriod=${text}`)).toMatchObject({ period, warnings: [] })
  })

  test('month 13 is no period', () => {
    expect(read(`${mandatory}|PaymPeriod=132026`)).toMatchObject({ period: null, warnings: ['period_unreadable'] })
  })
})

describe('other codes are refused, each with its own reason', () => {
  test.each([
    ['', 'empty'],
    [' \r\n', 'empty'],
    [
      'https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=01&bank=000000000001&sum=10000&cur=RUB&crc=F3D0',
      'sbp_link',
    ],
    ['qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M', 'sbp_link'],
    ['t=20260811T1530&s=1520.00&fn=9280440300888999&i=12345&fp=1234567890&n=1', 'fiscal_receipt'],
    ['https://example.ru/pay?id=1', 'web_link'],
    ['https://qr.nspk.ru.example.com/', 'web_link'],
    ['www.example.ru', 'web_link'],
    ['реезыЖ..йкютызлюкг.ФЫ10003З3КР', 'sbp_link'],
    ['4600000000015', 'not_payment_code'],
    ['STREET', 'not_payment_code'],
    ['ST00022|Name=ООО|PersonalAcc=1', 'unsupported_version'],
    ['ST00014|Name=ООО|PersonalAcc=1', 'unsupported_version'],
    ['ST0001|Name=ООО|PersonalAcc=1', 'unsupported_version'],
    ['СТ00012ЭНамечКАССАЭ', 'unknown_layout'],
    ['CT000123', 'not_payment_code'],
  ])('%j', (text, reason) => {
    expect(parsePaymentQr(text)).toEqual({ ok: false, reason })
  })
  test('what is longer than a code can be is not taken apart', () => {
    expect(parsePaymentQr(`${cleanCode}|x=`.padEnd(24_000, 'x')).ok).toBe(true)
    expect(parsePaymentQr(`${cleanCode}|x=`.padEnd(24_001, 'x'))).toEqual({ ok: false, reason: 'too_long' })
  })
})
