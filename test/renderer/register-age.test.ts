import { describe, expect, test } from 'vitest'
import { daysAgo } from '../../renderer/i18n/days-ago.ts'
import { isOldRegister, registerAgeDays } from '../../shared/domain/register-age.ts'

describe('the age of a register', () => {
  test('in days, over months, leap days and the turn of the year', () => {
    expect(registerAgeDays('2026-11-22', '2026-11-22')).toBe(0)
    expect(registerAgeDays('2026-11-19', '2026-11-22')).toBe(3)
    expect(registerAgeDays('2025-12-31', '2026-01-01')).toBe(1)
    expect(registerAgeDays('2028-02-28', '2028-03-01')).toBe(2)
    expect(registerAgeDays('2026-11-23', '2026-11-22')).toBe(-1)
    expect(() => registerAgeDays('2026-02-30', '2026-03-01')).toThrow(RangeError)
  })

  test('it is old once newer bills have come: after the 5th of the month after it', () => {
    expect(isOldRegister('2026-11-01', '2026-11-30')).toBe(false)
    expect(isOldRegister('2026-11-30', '2026-12-05')).toBe(false)
    expect(isOldRegister('2026-11-30', '2026-12-06')).toBe(true)
    expect(isOldRegister('2026-11-01', '2026-12-06')).toBe(true)
    expect(isOldRegister('2026-12-31', '2027-01-05')).toBe(false)
    expect(isOldRegister('2026-12-31', '2027-01-06')).toBe(true)
    expect(isOldRegister('2026-01-31', '2026-02-28')).toBe(true)
    expect(isOldRegister('2025-11-30', '2026-11-01')).toBe(true)
    expect(() => isOldRegister('2026-11-30', 'today')).toThrow(RangeError)
    expect(() => isOldRegister('garbage', '2026-11-30')).toThrow(RangeError)
  })

  test('in the words a cashier says to the client', () => {
    expect([0, 1, 2, 3, 5, 21, 62].map((days) => daysAgo('ru', days))).toEqual([
      'сегодня',
      'вчера',
      'позавчера',
      '3 дня назад',
      '5 дней назад',
      '21 день назад',
      '62 дня назад',
    ])
    expect([0, 1, 3].map((days) => daysAgo('en', days))).toEqual(['today', 'yesterday', '3 days ago'])
  })
})
