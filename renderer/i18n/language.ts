import { create } from 'zustand'

export type Language = 'ru' | 'en'

/** The switch itself is for people who can't read the other language: it stands in both. */
export const languageNames: {
  readonly group: string
  readonly choices: readonly (readonly [code: Language, short: string, name: string])[]
} = {
  group: 'Язык · Language',
  choices: [
    ['ru', 'Рус', 'Русский'],
    ['en', 'Eng', 'English'],
  ],
}

type LanguageState = { language: Language; setLanguage: (language: Language) => void }

/** The language of this window. Main keeps it with the theme (api/preferences.ts); the window has nothing on disk. */
export const useLanguageStore = create<LanguageState>((set) => ({
  language: 'ru',
  setLanguage: (language) => {
    document.documentElement.lang = language
    set({ language })
  },
}))

/** The language of this window, re-rendering when it changes. */
export const useLanguage = (): Language => useLanguageStore((state) => state.language)
