import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addYears, daysInMonth, formatDate, isDate, readTypedDate } from '../../../shared/domain/dates.ts'

test('only days of the calendar are dates', () => {
  for (const date of ['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01']) expect(isDate(date)).toBe(true)
  for (const date of [
    '',
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-01',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '2026-01-01T00:00',
    '١٢٣٤-٠١-٠١',
  ]) {
    expect(isDate(date)).toBe(false)
  }
})

test('29 February moves to 1 March in a common year only', () => {
  expect(addYears('2004-02-29', 20)).toBe('2024-02-29')
  expect(addYears('2004-02-29', 45)).toBe('2049-03-01')
  expect(addYears('2003-02-28', 45)).toBe('2048-02-28')
})

test('days are added over months, years and centuries', () => {
  expect(addDays('2021-07-03', 90)).toBe('2021-10-01')
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('1900-02-28', 1)).toBe('1900-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(addDays('0099-12-31', 1)).toBe('0100-01-01')
})

test('adding days and taking them away comes back, and keeps the order of dates', () => {
  const date = fc
    .tuple(fc.integer({ min: 1800, max: 2200 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([year, month, day]) =>
      [year, String(month).padStart(2, '0'), String(Math.min(day, daysInMonth(year, month))).padStart(2, '0')].join(
        '-',
      ),
    )
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 20_000 }), (start, days) => {
      const end = addDays(start, days)
      expect(isDate(end)).toBe(true)
      expect(end > start).toBe(true)
      expect(addDays(end, -days)).toBe(start)
    }),
  )
})

test('a date is shown as ДД.ММ.ГГГГ', () => {
  expect(formatDate('2026-09-05')).toBe('05.09.2026')
  expect(() => formatDate('05.09.2026')).toThrow(RangeError)
})

test('a typed date is taken with dots, slashes, spaces or nothing between; no such day is none', () => {
  for (const typed of ['05.09.2026', ' 5.9.2026 ', '5/9/2026', '05-09-2026', '05092026', '05 09 2026'])
    expect(readTypedDate(typed), typed).toBe('2026-09-05')
  for (const typed of ['', '31.02.2026', '2026-09-05', '05.09.26', '5 сентября'])
    expect(readTypedDate(typed)).toBeNull()
})
