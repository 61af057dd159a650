import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReportData } from '../../../shared/contract/reports.ts'
import { reportAnswer } from '../../../shared/domain/report-answers.ts'
import { chartOption, type ChartLook, reportChart } from '../../../shared/domain/report-chart.ts'
import { formatPace, formatShare } from '../../../shared/domain/report-format.ts'
import { reportKinds } from '../../../shared/domain/report-kinds.ts'
import { paceOf } from '../../../shared/domain/report-pace.ts'
import { halfOf } from '../../../shared/domain/report-sums.ts'

const nothing: ReportData = {
  asOf: '2026-11-21T06:42:08.000Z',
  totals: {
    ...{ paymentCount: 0, lineCount: 0, sumKopecks: 0, commissionKopecks: 0, withheldKopecks: 0 },
    ...{ acceptedCount: 0, acceptedKopecks: 0, reversedLineCount: 0, reversedKopecks: 0 },
  },
  services: [],
  operators: [],
  hours: [],
  shifts: [],
  orders: [],
  pace: { all: null, operators: [], hours: [] },
  choices: { operators: [], providers: [], shifts: [] },
}

const some = { lineCount: 1, sumKopecks: 100, commissionKopecks: 0 }

const hoursOf = (counts: Record<number, number>): ReportData => {
  const hours = Object.entries(counts).map(([hour, paymentCount]) => ({ hour: Number(hour), paymentCount, ...some }))
  const paymentCount = hours.reduce((sum, row) => sum + row.paymentCount, 0)
  return { ...nothing, hours, totals: { ...nothing.totals, paymentCount, lineCount: paymentCount } }
}

/** Providers А, Б, В … with sums, or with commissions of the payer. */
const providersOf = (of: 'sumKopecks' | 'commissionKopecks', ...values: number[]): ReportData => ({
  ...nothing,
  totals: { ...nothing.totals, lineCount: values.length },
  services: values.map((value, index) => ({
    ...{ providerInn: String(7_451_000_101 + index), providerName: 'АБВГДЕЖ'[index] ?? '', serviceId: `s${index}` },
    ...{ serviceName: `Услуга ${index}`, withheldKopecks: 0, ...some, sumKopecks: 0, [of]: value },
  })),
})

const plain = (text: string | null): string | null => text?.replaceAll('\u00a0', ' ') ?? null
const hours = (data: ReportData, oneDay = true) => plain(reportAnswer('hours', data, 'ru', oneDay))

describe('the title of hours', () => {
  test('names the hour in which most pay, how many and what part of the day', () => {
    expect(hours(hoursOf({ 9: 20, 11: 34, 12: 30, 15: 37 - 1, 16: 1 }))).toBe(
      'Больше всего платят с 15 до 16: 36 платежей, 30 % дня',
    )
    expect(hours(hoursOf({ 11: 2, 12: 1 }), false)).toBe(
      'Больше всего платят с 11 до 12: 2 платежа, 67 % всех платежей',
    )
    expect(plain(reportAnswer('hours', hoursOf({ 11: 1, 12: 3 }), 'en', true))).toBe(
      'Most payments come from 12 to 13: 3 payments, 75 % of the day',
    )
  })
  test('names both of two equals, and says how many there are of more', () => {
    expect(hours(hoursOf({ 9: 5, 11: 5, 12: 1 }))).toBe(
      'Больше всего платят с 9 до 10 и с 11 до 12: по 5 платежей, 91 % дня',
    )
    expect(hours(hoursOf({ 9: 5, 10: 5, 11: 5, 12: 5, 13: 1 }))).toBe('Больше всего — по 5 платежей — в 4 часах из 5')
  })
  test('of one hour and of none', () => {
    expect(hours(hoursOf({ 9: 5 }))).toBe('Платили только с 9 до 10: 5 платежей')
    expect(hours(nothing)).toBeNull()
  })
})

describe('the title of providers and of the commission', () => {
  const money = (...values: number[]) =>
    plain(reportAnswer('providers', providersOf('sumKopecks', ...values), 'ru', true))
  const commission = (...values: number[]) =>
    plain(reportAnswer('commission', providersOf('commissionKopecks', ...values), 'ru', true))
  test('names the fewest that make half, and never one of two equals', () => {
    expect(money(60, 30, 10)).toBe('60 % денег — поставщику «А»')
    expect(money(40, 39, 21)).toBe('79 % денег — двум поставщикам из 3: А и Б')
    expect(money(30, 20, 20, 16, 14)).toBe('70 % денег — трём поставщикам из 5: А, Б и В')
    expect(commission(40, 39, 21)).toBe('79 % комиссии дают два поставщика: А и Б')
  })
  test('says when it is even, when there is one, when there is none', () => {
    expect(money(10, 10, 10, 10)).toBe('Деньги поровну у 4 поставщиков')
    expect(money(10, 10, 10, 10, 10, 1)).toBe('98 % денег — поровну у 5 поставщиков из 6')
    expect(money(15)).toBe('Все деньги — поставщику «А»')
    expect(money()).toBeNull()
    expect(commission(0, 0)).toBe('Комиссии нет: 2 строки без неё')
    expect(commission()).toBeNull()
  })
})

test('the title of cash balances to what lies there', () => {
  const shift = {
    ...{ shiftId: 'x', number: 1, businessDate: '2026-11-21', operatorId: 'x', operatorName: 'К', zNumber: 1 },
    ...{ paymentCount: 2, reversalCount: 0, floatKopecks: 100_000, takenKopecks: 250_000, reversedKopecks: 0 },
    ...{
      inKopecks: 0,
      outKopecks: 200_000,
      expectedKopecks: 150_000,
      differenceKopecks: -500,
      remainderKopecks: 149_500,
    },
  }
  expect(plain(reportAnswer('cash', { ...nothing, shifts: [shift] }, 'ru', true))).toBe(
    'В кассе 1 495,00 ₽: принято 2 500,00 ₽, выдано по ордерам 2 000,00 ₽, недостача 5,00 ₽',
  )
})

test('the title of the time says the half, the nine of ten and where it takes longest', () => {
  const pace = (medianMs: number) => ({ count: 3, medianMs, p90Ms: 95_000 })
  const data: ReportData = {
    ...nothing,
    pace: {
      all: pace(42_000),
      operators: [],
      hours: [
        { hour: 11, ...pace(30_000) },
        { hour: 12, ...pace(61_000) },
      ],
    },
  }
  expect(plain(reportAnswer('pace_hours', data, 'ru', true))).toBe(
    'Половина платежей — быстрее 42 с, девять из десяти — быстрее 1 мин 35 с; дольше всего — с 12 до 13',
  )
  expect(plain(reportAnswer('pace_operators', data, 'en', true))).toBe(
    'Half of the payments take less than 42 s, nine of ten less than 1 min 35 s',
  )
})

test('nothing has no title and no bars, in either language', () => {
  for (const kind of reportKinds) {
    expect([kind, reportAnswer(kind, nothing, 'ru', true), reportAnswer(kind, nothing, 'en', true)]).toEqual([
      kind,
      null,
      null,
    ])
    expect([kind, reportChart(kind, nothing, 'ru').bars]).toEqual([kind, []])
  }
})

test('a share is never rounded to nothing or to all', () => {
  expect([0, 0.001, 0.005, 0.286, 0.999, 1].map((share) => plain(formatShare(share)))).toEqual([
    ...['0 %', '< 1 %', '1 %', '29 %', '99 %', '100 %'],
  ])
})

test('a time is written in minutes and seconds', () => {
  expect([1, 999, 59_499, 59_500, 95_000].map((ms) => plain(formatPace(ms, 'ru')))).toEqual([
    ...['1 с', '1 с', '59 с', '1 мин', '1 мин 35 с'],
  ])
})

test('median and nine of ten are times that were, and half of them are not above the median', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 60 }), (times) => {
      const pace = paceOf(times)
      expect(times).toContain(pace?.medianMs)
      expect(times).toContain(pace?.p90Ms)
      expect(times.filter((ms) => ms <= (pace?.medianMs ?? -1)).length * 2).toBeGreaterThanOrEqual(times.length)
      expect(times.filter((ms) => ms <= (pace?.p90Ms ?? -1)).length * 10).toBeGreaterThanOrEqual(times.length * 9)
    }),
  )
  expect(paceOf([])).toBeNull()
})

test('the leaders make half, without the last of them they do not, and no equal of theirs is left out', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }), (values) => {
      const rows = values.map((value) => ({ value }))
      const leaders = halfOf(rows)
      const sum = (of: readonly { value: number }[]): number => of.reduce((total, { value }) => total + value, 0)
      expect(sum(leaders) * 2).toBeGreaterThanOrEqual(sum(rows))
      const least = Math.min(...leaders.map(({ value }) => value))
      if (leaders.length > 0)
        expect(rows.filter(({ value }) => value >= least && value > 0)).toHaveLength(leaders.length)
      expect(sum(leaders.filter(({ value }) => value > least)) * 2).toBeLessThan(sum(rows) + (sum(rows) === 0 ? 1 : 0))
    }),
  )
})

describe('a chart', () => {
  const look: ChartLook = {
    ...{
      ink: '#000',
      muted: '#111',
      line: '#222',
      answer: '#0f0',
      plain: '#ccc',
      out: '#f80',
      face: 'x',
      fontPx: 12,
      namesPx: 100,
    },
  }
  test('shows the hours in which nobody paid, and marks the one of the title', () => {
    const { form, bars } = reportChart('hours', hoursOf({ 9: 1, 11: 3 }), 'ru')
    expect(form).toBe('columns')
    expect(bars).toEqual([
      { label: '9–10', value: 1, look: 'plain' },
      { label: '10–11', value: 0, look: 'plain' },
      { label: '11–12', value: 3, look: 'answer' },
    ])
  })
  test('puts all that are beyond the ninth into one bar', () => {
    const many = hoursOf({})
    const services = Array.from({ length: 14 }, (_, index) => ({
      ...{
        providerInn: String(7_451_000_101 + index),
        providerName: `П${index}`,
        serviceId: `s${index}`,
        serviceName: 'У',
      },
      ...{ withheldKopecks: 0, lineCount: 1, sumKopecks: 100 - index, commissionKopecks: 0 },
    }))
    const { bars } = reportChart('providers', { ...many, services }, 'ru')
    expect(bars).toHaveLength(10)
    expect(bars.at(-1)).toEqual({ label: 'Ещё 5', value: 91 + 90 + 89 + 88 + 87, look: 'plain' })
    expect(bars.reduce((sum, { value }) => sum + value, 0)).toBe(
      services.reduce((sum, { sumKopecks }) => sum + sumKopecks, 0),
    )
  })
  test('does not move, and bears no colour that the place did not give', () => {
    const text = JSON.stringify(chartOption(reportChart('hours', hoursOf({ 9: 1, 11: 3 }), 'ru'), look, 'ru', 300))
    expect(text).toContain('"animation":false')
    expect(new Set(text.match(/#[0-9a-f]{3,6}/g))).toEqual(new Set(['#000', '#111', '#222', '#0f0', '#ccc']))
  })
})
