import { formatMoneyPlain, parseMoney } from '../../../shared/domain/money.ts'

/** A choice that may be left open. */
export type Choice<Value extends string> = Value | 'none'

/** Other names, as one line with commas between them. */
export const aliasesOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** A list with a thing on each line. */
export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** NaN for what is no whole number. */
export const wholeOf = (typed: string): number => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : Number.NaN)

/** Kopecks as they stand in a field; null is an empty one. */
export const typedSum = (kopecks: number | null): string => (kopecks === null ? '' : formatMoneyPlain(kopecks))

/** Kopecks of what is typed; null for an empty field, NaN for what is no sum. */
export const optionalSumOf = (typed: string): number | null =>
  typed.trim() === '' ? null : (parseMoney(typed) ?? Number.NaN)

/** Hundredths of a per cent as a per cent with a comma: 150 is `1,5`. */
export const typedPercent = (hundredths: number): string => formatMoneyPlain(hundredths).replace(/,?0+$/, '')

/** `1,5` → 150 hundredths of a per cent; NaN for what is no per cent. An empty field is none. */
export const percentOf = (typed: string): number => optionalSumOf(typed.replace('%', '')) ?? 0
