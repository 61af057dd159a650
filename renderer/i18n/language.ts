import { create } from 'zustand'

export type Language = 'ru' | 'en'

type LanguageState = { language: Language; setLanguage: (language: Language) => void }

/** The language of this window. Russian at every start: the window keeps nothing of its own on disk. */
export const useLanguageStore = create<LanguageState>((set) => ({
  language: 'ru',
  setLanguage: (language) => {
    document.documentElement.lang = language
    set({ language })
  },
}))

/** The language of this window, re-rendering when it changes. */
export const useLanguage = (): Language => useLanguageStore((state) => state.language)
