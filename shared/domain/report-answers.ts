import type { ReportData } from '../contract/reports.ts'
import { formatMoney } from './money.ts'
import { countOf, formatPace, formatShare } from './report-format.ts'
import type { ReportKind, ReportLanguage } from './report-kinds.ts'
import { cashFlowOf, greatestOf, halfOf, mostNamed, providersOf, share, sumOf } from './report-sums.ts'

// The title of a chart is what it says: the sentence a supervisor would say after looking at it.

type Named = { readonly name: string; readonly value: number }

const payments = { ru: ['платёж', 'платежа', 'платежей'], en: ['payment', 'payments'] } as const
const lines = { ru: ['строка', 'строки', 'строк'], en: ['line', 'lines'] } as const

const numerals = {
  ru: ['', 'один', 'два', 'три'],
  en: ['', 'one', 'two', 'three'],
} as const

/** Names of firms bear their quotes already. */
const quoted = (name: string): string => (/[«"“]/.test(name) ? name : `«${name}»`)

/** «А», «А и Б», «А, Б и В». */
const listed = (names: readonly string[], language: ReportLanguage): string => {
  const and = language === 'ru' ? ' и ' : ' and '
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1)}`
}

type Concentration = {
  one: (name: string, share: string) => string
  few: (share: string, numeral: string, names: string, all: number) => string
  even: (all: number) => string
  /** So many have the same greatest part. */
  tied: (share: string, count: number, all: number) => string
  only: (name: string) => string
}

/** Whom most of it goes to. Null: there is nothing. */
const concentration = (rows: readonly Named[], language: ReportLanguage, say: Concentration): string | null => {
  const there = rows.filter(({ value }) => value > 0)
  const [only] = there
  if (!only) return null
  if (there.length === 1) return say.only(only.name)
  const leaders = halfOf(there)
  const part = formatShare(
    share(
      sumOf(leaders, ({ value }) => value),
      sumOf(there, ({ value }) => value),
    ),
  )
  const [first] = leaders
  if (first && leaders.length === 1) return say.one(first.name, part)
  if (leaders.length === there.length && greatestOf(there).length === there.length) return say.even(there.length)
  const numeral = numerals[language][leaders.length]
  if (numeral !== undefined)
    return say.few(
      part,
      numeral,
      listed(
        leaders.map(({ name }) => name),
        language,
      ),
      there.length,
    )
  // Too many to be named: the first of them, all that are as great.
  const most = greatestOf(there).slice(0, mostNamed)
  const mostPart = formatShare(
    share(
      sumOf(most, ({ value }) => value),
      sumOf(there, ({ value }) => value),
    ),
  )
  return greatestOf(there).length > mostNamed
    ? say.tied(
        formatShare(
          share(
            sumOf(greatestOf(there), ({ value }) => value),
            sumOf(there, ({ value }) => value),
          ),
        ),
        greatestOf(there).length,
        there.length,
      )
    : say.one(
        listed(
          most.map(({ name }) => name),
          language,
        ),
        mostPart,
      )
}

type Answer = (data: ReportData, language: ReportLanguage, oneDay: boolean) => string | null

const providers: Answer = (data, language) =>
  concentration(
    providersOf(data).map(({ name, sumKopecks: value }) => ({ name, value })),
    language,
    language === 'ru'
      ? {
          one: (name, part) => `${part} денег — поставщику ${quoted(name)}`,
          few: (part, numeral, names, all) =>
            `${part} денег — ${numeral === 'два' ? 'двум' : 'трём'} поставщикам из ${all}: ${names}`,
          even: (all) => `Деньги поровну у ${all} поставщиков`,
          tied: (part, count, all) => `${part} денег — поровну у ${count} поставщиков из ${all}`,
          only: (name) => `Все деньги — поставщику ${quoted(name)}`,
        }
      : {
          one: (name, part) => `${part} of the money goes to ${quoted(name)}`,
          few: (part, numeral, names, all) => `${part} of the money goes to ${numeral} providers of ${all}: ${names}`,
          even: (all) => `The money goes evenly to ${all} providers`,
          tied: (part, count, all) => `${part} of the money goes evenly to ${count} providers of ${all}`,
          only: (name) => `All money goes to ${quoted(name)}`,
        },
  )

const services: Answer = (data, language) => {
  const rows = data.services.map(({ serviceName, providerName, lineCount }) => ({
    name:
      data.services.filter((other) => other.serviceName === serviceName).length > 1
        ? `${serviceName} (${providerName})`
        : serviceName,
    value: lineCount,
  }))
  const there = rows.filter(({ value }) => value > 0)
  if (there.length === 0) return null
  const most = greatestOf(there)
  const value = most[0]?.value ?? 0
  const part = formatShare(share(value * most.length, data.totals.lineCount))
  const many = countOf(value, language, lines)
  const names = listed(
    most.map(({ name }) => quoted(name)),
    language,
  )
  if (there.length === 1)
    return language === 'ru' ? `Платили только за ${names}: ${many}` : `Only ${names} was paid for: ${many}`
  if (most.length === there.length || most.length > mostNamed)
    return language === 'ru'
      ? `Больше всего — по ${many} — за ${most.length} услуг из ${there.length}`
      : `The most, ${many} each, for ${most.length} services of ${there.length}`
  return language === 'ru'
    ? `Чаще всего платят за ${names}: ${most.length > 1 ? 'по ' : ''}${many}, ${part}`
    : `Most often paid: ${names}, ${many}${most.length > 1 ? ' each' : ''}, ${part}`
}

const operators: Answer = (data, language) => {
  const rows = data.operators.map(({ operatorName: name, paymentCount: value }) => ({ name, value }))
  const there = rows.filter(({ value }) => value > 0)
  if (there.length === 0) return null
  const most = greatestOf(there)
  const value = most[0]?.value ?? 0
  const many = countOf(value, language, payments)
  const names =
    most.length > mostNamed
      ? ''
      : listed(
          most.map(({ name }) => name),
          language,
        )
  const part = formatShare(share(value * most.length, data.totals.paymentCount))
  if (there.length === 1)
    return language === 'ru' ? `Все платежи — ${names}: ${many}` : `All payments: ${names}, ${many}`
  if (names === '')
    return language === 'ru'
      ? `Больше всего — по ${many} — у ${most.length} кассиров из ${there.length}`
      : `The most, ${many} each, by ${most.length} cashiers of ${there.length}`
  return language === 'ru'
    ? `Больше всего платежей — ${names}: ${most.length > 1 ? 'по ' : ''}${many}, ${part}`
    : `Most payments: ${names}, ${many}${most.length > 1 ? ' each' : ''}, ${part}`
}

const hourSpan = (hour: number, language: ReportLanguage): string =>
  language === 'ru' ? `с ${hour} до ${hour + 1}` : `from ${hour} to ${hour + 1}`

const hours: Answer = (data, language, oneDay) => {
  const there = data.hours
    .filter(({ paymentCount }) => paymentCount > 0)
    .map(({ hour, paymentCount: value }) => ({ hour, value }))
  if (there.length === 0) return null
  const most = greatestOf(there)
  const value = most[0]?.value ?? 0
  const many = countOf(value, language, payments)
  const when = listed(
    most.map(({ hour }) => hourSpan(hour, language)),
    language,
  )
  const part = formatShare(share(value * most.length, data.totals.paymentCount))
  const of = language === 'ru' ? (oneDay ? 'дня' : 'всех платежей') : oneDay ? 'of the day' : 'of all payments'
  if (there.length === 1)
    return language === 'ru' ? `Платили только ${when}: ${many}` : `Payments came only ${when}: ${many}`
  if (most.length > mostNamed)
    return language === 'ru'
      ? `Больше всего — по ${many} — в ${most.length} часах из ${there.length}`
      : `The most, ${many} each, in ${most.length} hours of ${there.length}`
  return language === 'ru'
    ? `Больше всего платят ${when}: ${most.length > 1 ? 'по ' : ''}${many}, ${part} ${of}`
    : `Most payments come ${when}: ${many}${most.length > 1 ? ' each' : ''}, ${part} ${of}`
}

const commission: Answer = (data, language) => {
  const answer = concentration(
    providersOf(data).map(({ name, commissionKopecks, withheldKopecks }) => ({
      name,
      value: commissionKopecks + withheldKopecks,
    })),
    language,
    language === 'ru'
      ? {
          one: (name, part) => `${part} комиссии даёт ${quoted(name)}`,
          few: (part, numeral, names) => `${part} комиссии дают ${numeral} поставщика: ${names}`,
          even: (all) => `Комиссия поровну от ${all} поставщиков`,
          tied: (part, count, all) => `${part} комиссии — поровну от ${count} поставщиков из ${all}`,
          only: (name) => `Всю комиссию даёт ${quoted(name)}`,
        }
      : {
          one: (name, part) => `${part} of the commission comes from ${quoted(name)}`,
          few: (part, numeral, names) => `${part} of the commission comes from ${numeral} providers: ${names}`,
          even: (all) => `The commission comes evenly from ${all} providers`,
          tied: (part, count, all) => `${part} of the commission comes evenly from ${count} providers of ${all}`,
          only: (name) => `All commission comes from ${quoted(name)}`,
        },
  )
  if (answer !== null || data.totals.lineCount === 0) return answer
  const many = countOf(data.totals.lineCount, language, lines)
  return language === 'ru' ? `Комиссии нет: ${many} без неё` : `No commission: ${many} without it`
}

const cash: Answer = (data, language) => {
  const { steps, remainderKopecks } = cashFlowOf(data)
  if (steps.length === 0) return null
  const of = (name: 'takenKopecks' | 'reversedKopecks' | 'inKopecks' | 'outKopecks' | 'differenceKopecks'): number =>
    sumOf(data.shifts, (shift) => shift[name] ?? 0)
  const difference = of('differenceKopecks')
  const parts: [ru: string, en: string, kopecks: number][] = [
    ['принято', 'taken', of('takenKopecks')],
    ['возвращено', 'given back', of('reversedKopecks')],
    ['получено по ордерам', 'brought in', of('inKopecks')],
    ['выдано по ордерам', 'paid out', of('outKopecks')],
    [difference > 0 ? 'излишек' : 'недостача', difference > 0 ? 'over by' : 'short by', Math.abs(difference)],
  ]
  const told = parts
    .filter(([, , kopecks], index) => kopecks !== 0 || index === 0)
    .map(([ru, en, kopecks]) => `${language === 'ru' ? ru : en} ${formatMoney(kopecks)}`)
  return `${language === 'ru' ? 'В кассе' : 'In the drawer'} ${formatMoney(remainderKopecks)}: ${told.join(', ')}`
}

/** How long it takes, and where it takes longest; with one row there is nothing to compare. */
const paceAnswer = ({ pace: { all } }: ReportData, slowest: string | null, language: ReportLanguage): string | null => {
  if (!all) return null
  const [half, most] = [formatPace(all.medianMs, language), formatPace(all.p90Ms, language)]
  const base =
    language === 'ru'
      ? `Половина платежей — быстрее ${half}, девять из десяти — быстрее ${most}`
      : `Half of the payments take less than ${half}, nine of ten less than ${most}`
  return slowest === null ? base : `${base}; ${language === 'ru' ? 'дольше всего —' : 'longest'} ${slowest}`
}

const paceOperators: Answer = (data, language) => {
  const most = greatestOf(data.pace.operators.map(({ operatorName: name, medianMs: value }) => ({ name, value })))
  const tells = data.pace.operators.length > 1 && most.length === 1
  return paceAnswer(data, tells ? `${language === 'ru' ? '' : 'by '}${most[0]?.name}` : null, language)
}

const paceHours: Answer = (data, language) => {
  const most = greatestOf(data.pace.hours.map(({ hour, medianMs: value }) => ({ hour, value })))
  const [first] = most
  const tells = first !== undefined && data.pace.hours.length > 1 && most.length === 1
  return paceAnswer(data, tells ? hourSpan(first.hour, language) : null, language)
}

const answers: Readonly<Record<ReportKind, Answer>> = {
  providers,
  services,
  operators,
  hours,
  commission,
  cash,
  pace_operators: paceOperators,
  pace_hours: paceHours,
}

/** What a report says, as the title of its chart. Null: there is nothing to say. */
export const reportAnswer = (
  kind: ReportKind,
  data: ReportData,
  language: ReportLanguage,
  oneDay: boolean,
): string | null => answers[kind](data, language, oneDay)
