/**
 * Linear codes on bills. There is no national format (domain.md §1.6): each provider's are patterns of the catalogue,
 * and a code that none of them knows is never guessed at.
 */
import { type CheckDigitRule, isCheckDigitRight } from './check-digit.ts'
import { literalCount } from './literal-count.ts'
import { readQrKopecks } from './payment-qr.ts'

/** How a group `period` is written. */
export const barcodePeriods = ['MMYY', 'MMYYYY', 'YYYYMM', 'YYMM'] as const
export type BarcodePeriod = (typeof barcodePeriods)[number]

/** `pattern` fits a whole code; its named groups are account (must be there), period and sum (kopecks). */
export type BarcodePattern = {
  readonly pattern: string
  readonly check: 'none' | CheckDigitRule
  readonly period?: BarcodePeriod | undefined
}

export type BarcodeWarning = 'period_unreadable' | 'sum_missing' | 'sum_zero' | 'sum_too_large' | 'sum_unreadable'

export type BarcodeReading = {
  account: string
  /** `YYYY-MM`; null where the code has none, or none that can be read. */
  period: string | null
  sumKopecks: number | null
  warnings: readonly BarcodeWarning[]
}

export const barcodeProblems = ['not_compiling', 'account_group_missing', 'period_form_missing'] as const
export type BarcodeProblem = (typeof barcodeProblems)[number]

const groupNames = (source: string): string[] =>
  Array.from(source.matchAll(/\(\?<([A-Za-z_$][\w$]*)>/g), ([, name]) => name ?? '')

const compile = (source: string): RegExp | null => {
  try {
    return new RegExp(`^(?:${source})$`, 'u')
  } catch {
    return null
  }
}

/** What is wrong with a pattern of the catalogue; null when it can be used. */
export function barcodeProblem({ pattern, period }: BarcodePattern): BarcodeProblem | null {
  if (compile(pattern) === null) return 'not_compiling'
  const groups = groupNames(pattern)
  if (!groups.includes('account')) return 'account_group_missing'
  return groups.includes('period') && period === undefined ? 'period_form_missing' : null
}

/**
 * How much of a code a pattern fixes: its literal characters, and one more for a check digit. The longer an issuer's
 * mark, the surer it is; of two patterns that fit, the more specific one is meant.
 */
export function barcodeSpecificity({ pattern, check }: BarcodePattern): number {
  return literalCount(pattern) + (check === 'none' ? 0 : 1)
}

const readPeriod = (digits: string, form: BarcodePeriod | undefined): string | null => {
  if (form === undefined || !/^\d+$/.test(digits) || digits.length !== form.length) return null
  const part = (sign: 'M' | 'Y'): string => digits.slice(form.indexOf(sign), form.lastIndexOf(sign) + 1)
  const [year, month] = [part('Y').padStart(4, '20'), part('M')]
  const isPeriod = /^(?:199|20\d)\d$/.test(year) && Number(month) >= 1 && Number(month) <= 12
  return isPeriod ? `${year}-${month}` : null
}

/** A reader of one pattern; null for every code where the pattern can't be used (`barcodeProblem` says why). */
export function compileBarcode(barcode: BarcodePattern): (code: string) => BarcodeReading | null {
  const expression = barcodeProblem(barcode) === null ? compile(barcode.pattern) : null
  const hasPeriod = groupNames(barcode.pattern).includes('period')
  return (code) => {
    const groups = expression?.exec(code)?.groups
    if (groups === undefined || !groups['account']) return null
    if (barcode.check === 'ean13' && code.length !== 13) return null
    if (barcode.check !== 'none' && !isCheckDigitRight(barcode.check, code)) return null
    const warnings: BarcodeWarning[] = []
    const period = readPeriod(groups['period'] ?? '', barcode.period)
    if (hasPeriod && period === null) warnings.push('period_unreadable')
    const sum = readSum(groups['sum'])
    if (typeof sum !== 'number') warnings.push(sum)
    return { account: groups['account'], period, sumKopecks: typeof sum === 'number' ? sum : null, warnings }
  }
}

const readSum = (digits: string | undefined): number | BarcodeWarning => {
  if (!digits) return 'sum_missing'
  const kopecks = readQrKopecks(digits)
  if (kopecks === null) return /^\d+$/.test(digits) ? 'sum_too_large' : 'sum_unreadable'
  return kopecks === 0 ? 'sum_zero' : kopecks
}

/** Whether a scan may be a linear code at all: printable ASCII with FNC1 (GS), mostly digits, of a length that labels carry. */
export const looksLikeBarcode = (text: string): boolean =>
  /^[\x1d\x20-\x7e]{4,80}$/.test(text) && text.replace(/\D/g, '').length * 2 > text.length
