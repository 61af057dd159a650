import { expect, test } from 'vitest'
import { daysOf, type Period } from '../../renderer/features/reports/period.ts'

const shift = { id: 'of-the-day-before', businessDate: '2026-11-21' }
const days = (period: Period, from = '', until = '', today = '2026-11-22') =>
  daysOf(period, today, shift, { from, until })

test('a week begins on Monday, a month on its first, and both end today', () => {
  // 22 November 2026 is a Sunday.
  expect(days('week')).toEqual({ fromDate: '2026-11-16', untilDate: '2026-11-22', shiftId: null })
  expect(days('week', '', '', '2026-11-23')).toMatchObject({ fromDate: '2026-11-23', untilDate: '2026-11-23' })
  expect(days('month')).toMatchObject({ fromDate: '2026-11-01', untilDate: '2026-11-22' })
  expect(days('yesterday', '', '', '2026-03-01')).toMatchObject({ fromDate: '2026-02-28', untilDate: '2026-02-28' })
})

test('a shift over midnight is of the business day it was opened on', () => {
  expect(days('shift')).toEqual({ fromDate: '2026-11-21', untilDate: '2026-11-21', shiftId: shift.id })
  expect(daysOf('shift', '2026-11-22', null, { from: '', until: '' })).toEqual({ problem: 'no_shift' })
})

test('typed days: one alone, a span, and what is none', () => {
  expect(days('typed', '05.11.2026')).toMatchObject({ fromDate: '2026-11-05', untilDate: '2026-11-05' })
  expect(days('typed', '1.1.2024', '31.12.2024')).toMatchObject({ fromDate: '2024-01-01', untilDate: '2024-12-31' })
  expect(days('typed', '01.01.2024', '01.01.2025')).toEqual({ problem: 'bad_span' })
  expect(days('typed', '05.11.2026', '04.11.2026')).toEqual({ problem: 'bad_span' })
  expect(days('typed', '31.02.2026')).toEqual({ problem: 'bad_date' })
  expect(days('typed')).toEqual({ problem: 'bad_date' })
})
