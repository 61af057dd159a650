import { type Language, useLanguage } from './language.ts'

/** The same texts in both languages; a key that one of them lacks does not compile. */
export type Dictionary<T> = Record<Language, T>

const made: Dictionary<object>[] = []

/** Makes a dictionary; the Russian texts fix the keys and the arguments, the English ones must have the same. */
export const dictionary = <T extends object>(ru: T, en: NoInfer<T>): Dictionary<T> => {
  made.push({ ru, en })
  return { ru, en }
}

/** Every dictionary of the part of the window that has been loaded. */
export const allDictionaries = (): readonly Dictionary<object>[] => made

/** The texts of a dictionary in the window's language. */
export const useTexts = <T>(texts: Dictionary<T>): T => texts[useLanguage()]
