import { useLanguage } from '../i18n/language.ts'

/** Large numbers and sizes: `1 234 567`, `20,8 МБ`, `3 кБ`. */
export function useAmounts(): { count: (value: number) => string; size: (bytes: number) => string } {
  const locale = useLanguage() === 'ru' ? 'ru-RU' : 'en-GB'
  const count = new Intl.NumberFormat(locale)
  const size = (unit: string, digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  return {
    count: (value) => count.format(value),
    // A list of a few people has kilobytes, and 0,0 MB would look like nothing.
    size: (bytes) =>
      bytes < 100_000
        ? size('kilobyte', 0).format(Math.max(1, Math.round(bytes / 1000)))
        : size('megabyte', 1).format(bytes / 1_000_000),
  }
}
