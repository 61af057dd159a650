import type { ReportKind, ReportLanguage } from './report-kinds.ts'
import type { CashStepName } from './report-sums.ts'

type Forms = { ru: readonly [string, string, string]; en: readonly [string, string] }

/** What tables, papers and files of the reports call their columns and rows, in one language. */
export type ReportWords = {
  names: Readonly<Record<ReportKind, string>>
  provider: string
  service: string
  operator: string
  hour: string
  step: string
  payments: string
  lines: string
  sum: string
  commission: string
  share: string
  fromPayer: string
  fromPayee: string
  inAll: string
  operations: string
  in: string
  out: string
  timed: string
  median: string
  p90: string
  total: string
  /** What lies in the drawer at the end. */
  left: string
  totalLeft: (money: string) => string
  rest: (count: string) => string
  allOf: (count: string) => string
  steps: Readonly<Record<CashStepName, string>>
  providers: Forms
  services: Forms
  operators: Forms
}

const counted = {
  providers: { ru: ['поставщик', 'поставщика', 'поставщиков'], en: ['provider', 'providers'] },
  services: { ru: ['услуга', 'услуги', 'услуг'], en: ['service', 'services'] },
  operators: { ru: ['кассир', 'кассира', 'кассиров'], en: ['cashier', 'cashiers'] },
} as const

const ru: ReportWords = {
  names: {
    providers: 'По поставщикам',
    services: 'По услугам',
    operators: 'По кассирам',
    hours: 'По часам',
    commission: 'Комиссия',
    cash: 'Движение наличных',
    pace_operators: 'Время платежа по кассирам',
    pace_hours: 'Время платежа по часам',
  },
  provider: 'Поставщик',
  service: 'Услуга',
  operator: 'Кассир',
  hour: 'Часы',
  step: 'Движение',
  payments: 'Платежей',
  lines: 'Строк',
  sum: 'Сумма, ₽',
  commission: 'Комиссия, ₽',
  share: 'Доля',
  fromPayer: 'С плательщика, ₽',
  fromPayee: 'С поставщика, ₽',
  inAll: 'Всего, ₽',
  operations: 'Операций',
  in: 'Приход, ₽',
  out: 'Расход, ₽',
  timed: 'Платежей',
  median: 'Половина быстрее',
  p90: '9 из 10 быстрее',
  total: 'Итого',
  left: 'Остаток на конец',
  totalLeft: (money) => `Итого; остаток ${money}`,
  rest: (count) => `Ещё ${count}`,
  allOf: (count) => `Итого: ${count}`,
  steps: {
    float: 'Остаток на начало',
    taken: 'Принято от плательщиков',
    reversed: 'Возвращено плательщикам',
    in: 'По приходным ордерам',
    out: 'По расходным ордерам',
    from_vault: 'Из хранилища',
    to_vault: 'В хранилище',
    from_desk: 'Из другой кассы',
    to_desk: 'В другую кассу',
    returned: 'Вернулось в кассу: не приняли',
    over: 'Излишки при пересчёте',
    short: 'Недостачи при пересчёте',
    between: 'Между этими сменами',
  },
  ...counted,
}

const en: ReportWords = {
  names: {
    providers: 'By provider',
    services: 'By service',
    operators: 'By cashier',
    hours: 'By hour',
    commission: 'Commission',
    cash: 'Cash flow',
    pace_operators: 'Time of a payment by cashier',
    pace_hours: 'Time of a payment by hour',
  },
  provider: 'Provider',
  service: 'Service',
  operator: 'Cashier',
  hour: 'Hours',
  step: 'Movement',
  payments: 'Payments',
  lines: 'Lines',
  sum: 'Sum, ₽',
  commission: 'Commission, ₽',
  share: 'Share',
  fromPayer: 'From the payer, ₽',
  fromPayee: 'From the provider, ₽',
  inAll: 'In all, ₽',
  operations: 'Operations',
  in: 'In, ₽',
  out: 'Out, ₽',
  timed: 'Payments',
  median: 'Half are faster',
  p90: '9 of 10 are faster',
  total: 'Total',
  left: 'In the drawer at the end',
  totalLeft: (money) => `Total; left ${money}`,
  rest: (count) => `${count} more`,
  allOf: (count) => `Total: ${count}`,
  steps: {
    float: 'In the drawer at the start',
    taken: 'Taken from payers',
    reversed: 'Given back to payers',
    in: 'By orders in',
    out: 'By orders out',
    from_vault: 'From the vault',
    to_vault: 'To the vault',
    from_desk: 'From another desk',
    to_desk: 'To another desk',
    returned: 'Came back: not accepted',
    over: 'Over at counts',
    short: 'Short at counts',
    between: 'Between these shifts',
  },
  ...counted,
}

export const reportWords: Readonly<Record<ReportLanguage, ReportWords>> = { ru, en }
