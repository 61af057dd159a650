import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPeriod, parsePeriod } from '../../../shared/domain/period.ts'

test.each([
  ['042026', '2026-04'],
  ['01.2024', '2024-01'],
  ['1.2024', '2024-01'],
  ['08/2026', '2026-08'],
  ['08-2026', '2026-08'],
  ['0521', '2021-05'],
  ['1208', '2008-12'],
  ['62015', '2015-06'],
  ['202208', '2022-08'],
  ['201912', '2019-12'],
  ['122012', '2012-12'],
  ['20230500', '2023-05'],
  ['2026-08', '2026-08'],
  ['СЕНТЯБРЬ 2015', '2015-09'],
  ['январь 2021', '2021-01'],
  ['  Август\u00a02026 г. ', '2026-08'],
  ['сентября 2015 года', '2015-09'],
  ['марта 2020', '2020-03'],
  ['май 2020', '2020-05'],
  ['мая 2020', '2020-05'],
  ['сен. 2020', '2020-09'],
])('%j is %s', (text, period) => {
  expect(parsePeriod(text)).toBe(period)
})

test.each([
  ...[
    '',
    '132026',
    '13.2026',
    '00.2026',
    '002026',
    '1321',
    '0021',
    '02015',
    '202213',
    '202200',
    '20231300',
    '20230515',
  ],
  ...[
    '01.05.2023',
    '05.21',
    '5',
    '12',
    '2026',
    '999999',
    '041899',
    '0421026',
    'август',
    'брюмер 2020',
    'август 26',
    '٠٤٢٠٢٦',
  ],
])('%j is no period', (text) => {
  expect(parsePeriod(text)).toBeNull()
})

test('a period is shown by the name of its month', () => {
  expect(formatPeriod('2026-08')).toBe('август 2026')
  expect(formatPeriod('2021-01')).toBe('январь 2021')
  for (const wrong of ['', '2026-13', '2026-00', '2026-8', 'август 2026'])
    expect(() => formatPeriod(wrong)).toThrow(RangeError)
})

test('every period comes back from each of its forms', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const two = String(month).padStart(2, '0')
      const period = `${year}-${two}`
      const forms = [
        formatPeriod(period),
        formatPeriod(period).toUpperCase(),
        period,
        `${two}${year}`,
        `${two}.${year}`,
        `${year}${two}`,
        `${year}${two}00`,
      ]
      if (month < 10) forms.push(`${month}${year}`)
      if (year >= 2000) forms.push(`${two}${String(year).slice(2)}`)
      for (const form of forms) expect(parsePeriod(form)).toBe(period)
    }),
  )
})
