import type { Language } from './language.ts'

/** Forms by CLDR category; Russian needs one, few and many, English one and other. */
export type PluralForms = { one: string; few?: string; many?: string; other: string }

const locales: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' }

// Made when first used: nothing is counted before sign-in, and their data cost the first paint milliseconds.
const rules = new Map<Language, Intl.PluralRules>()

function rulesOf(language: Language): Intl.PluralRules {
  const made = rules.get(language) ?? new Intl.PluralRules(locales[language])
  rules.set(language, made)
  return made
}

/** `plural('ru', 2, { one: 'строка', few: 'строки', many: 'строк', other: 'строки' })` → `2 строки`. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const category = rulesOf(language).select(count)
  const form =
    (category === 'one' || category === 'few' || category === 'many' ? forms[category] : undefined) ?? forms.other
  return `${count} ${form}`
}
