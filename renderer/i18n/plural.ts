import type { Language } from './language.ts'

/** Forms by CLDR category; Russian needs one, few and many, English one and other. */
export type PluralForms = { one: string; few?: string; many?: string; other: string }

const rules: Record<Language, Intl.PluralRules> = {
  ru: new Intl.PluralRules('ru-RU'),
  en: new Intl.PluralRules('en-GB'),
}

/** `plural('ru', 2, { one: 'строка', few: 'строки', many: 'строк', other: 'строки' })` → `2 строки`. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const category = rules[language].select(count)
  const form =
    (category === 'one' || category === 'few' || category === 'many' ? forms[category] : undefined) ?? forms.other
  return `${count} ${form}`
}
