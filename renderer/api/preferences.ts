import { useLayoutEffect } from 'react'
import { type DeskState, type Preferences, setPreferences } from '../../shared/contract/desk.ts'
import { useLanguageStore } from '../i18n/language.ts'
import { chosenTheme, setTheme } from '../ui/theme-choice.ts'
import { call } from './call.ts'
import { refreshQueries } from './query-store.ts'

let hasDesk = false
/** Chosen before there was a desk to keep it: told to main as soon as there is one. */
let isOwed = false
let underWay = 0
let last: Promise<unknown> = Promise.resolve()

const current = (): Preferences => ({ language: useLanguageStore.getState().language, theme: chosenTheme() })

const show = ({ language, theme }: Preferences): void => {
  if (language !== useLanguageStore.getState().language) useLanguageStore.getState().setLanguage(language)
  if (theme !== chosenTheme()) setTheme(theme)
}

/** One after the other, each with what is on the screen by then: the last choice is the one that stays. */
const keep = (): void => {
  underWay += 1
  last = last.then(async () => {
    await call(setPreferences, current())
    underWay -= 1
    if (underWay === 0) refreshQueries()
  })
}

/** Language or theme from now on, in this window at once and for every later start. */
export function choosePreferences(part: Partial<Preferences>): void {
  show({ ...current(), ...part })
  if (hasDesk) keep()
  else isOwed = true
}

/** Shows the desk's language and theme before its first screen is painted. */
export function useKeptPreferences(desk: DeskState | undefined): void {
  const kept = desk?.phase === 'ready' ? desk.preferences : null
  useLayoutEffect(() => {
    hasDesk = kept !== null
    if (kept === null) return
    if (isOwed) {
      isOwed = false
      keep()
    } else if (underWay === 0) show(kept)
  }, [kept])
}
