/**
 * How a register of payments taken is written (domain.md §4.8): as a text of columns by a template, as payment orders for
 * 1C, or as a DBF table. The layouts that providers ask for most are templates that the program knows; any other is one
 * of the catalogue.
 */

export const outLayouts = ['sber', 'sber_readings', 'lanbilling', 'one_c', 'dbf', 'template'] as const
export type OutLayout = (typeof outLayouts)[number]

export const outEncodings = ['windows-1251', 'utf-8', 'ibm866'] as const
export type OutEncoding = (typeof outEncodings)[number]

export const outSeparators = [';', '|', '\t', ','] as const
export type OutSeparator = (typeof outSeparators)[number]

/**
 * `office`: the desk's number; `cashier`: desk and shift; `operation`: the line's own number, for good; `transfer`: the
 * sum less the `commission`, which is withheld from the provider; `payer` and `address`: of a payer whom the law had
 * identified, else empty.
 */
export const outColumns = [
  'no',
  'date',
  'time',
  'office',
  'cashier',
  'operation',
  'receipt',
  'account',
  'payer',
  'address',
  'period',
  'service',
  'purpose',
  'sum',
  'transfer',
  'commission',
  'empty',
] as const
export type OutColumn = (typeof outColumns)[number]

export const outPeriods = ['MMYY', 'MMYYYY', 'YYYYMM', 'MM.YYYY'] as const
export type OutPeriod = (typeof outPeriods)[number]

/** A text register. Masks: `YYYY YY MM DD` of dates, `HH MI SS` of times; header and footer hold words of `outWords`. */
export type OutTemplate = {
  readonly separator: OutSeparator
  readonly decimal: ',' | '.'
  readonly dates: string
  readonly times: string
  readonly periods: OutPeriod
  /** '' for none. */
  readonly header: string
  readonly footer: string
  /** `tag` stands before the value: `CLIENTNO:750012345`; '' for none. */
  readonly columns: readonly { readonly holds: OutColumn; readonly tag: string }[]
}

const plain = (...columns: readonly OutColumn[]): OutTemplate['columns'] => columns.map((holds) => ({ holds, tag: '' }))

/** domain.md §4.8 (a): 12 columns and a line of totals that begins with `=`. */
const sber: OutTemplate = {
  separator: ';',
  decimal: ',',
  dates: 'DD-MM-YYYY',
  times: 'HH-MI-SS',
  periods: 'MMYY',
  header: '',
  footer: '={count};{sum};{transfer};{commission};{number};{date}',
  columns: plain(
    ...(['date', 'time', 'office', 'cashier', 'operation', 'account'] as const),
    ...(['payer', 'address', 'period', 'sum', 'transfer', 'commission'] as const),
  ),
}

/** (b): the sum is the 5th, the commission the 6th, then a tagged tail. */
const sberReadings: OutTemplate = {
  ...sber,
  decimal: '.',
  dates: 'DD/MM/YYYY',
  footer: '',
  columns: [
    ...plain('office', 'cashier', 'operation', 'date', 'sum', 'commission'),
    { holds: 'account', tag: 'CLIENTNO:' },
    { holds: 'receipt', tag: 'CLIENTDOCNO:' },
    { holds: 'empty', tag: 'method_pay:CASH' },
  ],
}

/** (d): the payee's account, then 8 values a payment. */
const lanbilling: OutTemplate = {
  ...sber,
  decimal: '.',
  dates: 'YYYY-MM-DD',
  header: '{account}',
  footer: '',
  columns: plain('account', 'operation', 'date', 'sum', 'empty', 'payer', 'purpose', 'no'),
}

export const knownTemplates = { sber, sber_readings: sberReadings, lanbilling } as const

/** What header, footer and file name may say. `{DDMMYYYY}` and `{YYYYMMDD}` are the business day, as `{date}` is. */
export const outWords = [
  ...(['number', 'count', 'sum', 'transfer', 'commission', 'date', 'DDMMYYYY', 'YYYYMMDD'] as const),
  ...(['inn', 'account', 'payee', 'desk', 'shift'] as const),
] as const
export type OutWord = (typeof outWords)[number]

const wordsIn = /\{(\w+)\}/g

/** A word of a header, a footer or a file name that nobody knows; null when all are known. */
export const unknownWord = (mask: string): string | null =>
  [...mask.matchAll(wordsIn)].map(([, word]) => word ?? '').find((word) => !outWords.some((it) => it === word)) ?? null

/** The mask with its words said. */
export const fillMask = (mask: string, words: Readonly<Partial<Record<OutWord, string>>>): string =>
  mask.replace(wordsIn, (_, word: string) => words[word as OutWord] ?? '')

/** Names of files as providers expect them; each has the number in it, so that no two registers bear one name. */
export const usualFileNames: Readonly<Record<OutLayout, string>> = {
  sber: '{inn}_{desk}_{number}_{DDMMYYYY}.txt',
  sber_readings: '{inn}_{desk}_{number}_{DDMMYYYY}.txt',
  lanbilling: '{inn}_{desk}_{number}_{YYYYMMDD}.txt',
  one_c: '1c_{inn}_{desk}_{number}_{DDMMYYYY}.txt',
  dbf: '{inn}_{desk}_{number}_{DDMMYYYY}.dbf',
  template: '{inn}_{desk}_{number}_{DDMMYYYY}.txt',
}

/** Where a part of a mask stands in `YYYY-MM-DDTHH:MM:SS`. */
const places: Readonly<Record<string, readonly [from: number, until: number]>> = {
  YYYY: [0, 4],
  YY: [2, 4],
  MM: [5, 7],
  DD: [8, 10],
  HH: [11, 13],
  MI: [14, 16],
  SS: [17, 19],
}

/**
 * Writes local moments by a mask that is read once: `DD-MM-YYYY` makes `21-11-2026` of `2026-11-21T11:42:08`. A moment that
 * comes again, as for the lines of one payment, costs a comparison.
 */
export const maskWriter = (mask: string): ((moment: string) => string) => {
  const parts = mask.split(/(YYYY|YY|MM|DD|HH|MI|SS)/).map((part) => places[part] ?? part)
  let last = ''
  let written = ''
  return (moment) => {
    if (moment === last) return written
    let text = ''
    for (const part of parts) text += typeof part === 'string' ? part : moment.slice(part[0], part[1])
    last = moment
    written = text
    return text
  }
}

/** `2026-11-21` by a mask: `DD-MM-YYYY` → `21-11-2026`. */
export const maskDate = (date: string, mask: string): string => maskWriter(mask)(date)

/** `2026-10` → `1026` and so on; '' where a line has none. */
export const maskPeriod = (period: string | null, form: OutPeriod): string =>
  period === null ? '' : maskDate(`${period}-01`, form)

/** Kopecks as roubles: `381630` → `3816,30`; no spaces, no currency. Not for sums below 0. */
export const roublesText = (kopecks: number, decimal: ',' | '.'): string => {
  const digits = String(kopecks).padStart(3, '0')
  return digits.slice(0, -2) + decimal + digits.slice(-2)
}
