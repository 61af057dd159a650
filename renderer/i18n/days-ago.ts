import type { Language } from './language.ts'

const made = new Map<Language, Intl.RelativeTimeFormat>()

/** `3` → «3 дня назад», `1` → «вчера», `0` → «сегодня»; negative: «завтра», «через 3 дня». */
export function daysAgo(language: Language, days: number): string {
  const format = made.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  // Kept: a table of 200 debts says it 200 times.
  made.set(language, format)
  return format.format(-days, 'day')
}
