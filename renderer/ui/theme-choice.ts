import { create } from 'zustand'
import type { Preferences } from '../../shared/contract/desk.ts'

export type Theme = Preferences['theme']

type ThemeState = { theme: Theme; darkOutside: boolean }

const useThemeStore = create<ThemeState>(() => ({ theme: 'light', darkOutside: false }))

const shown = ({ theme, darkOutside }: ThemeState): 'light' | 'dark' =>
  theme === 'system' ? (darkOutside ? 'dark' : 'light') : theme

// Before the next paint, and not after it as the library would: a change of theme never flashes.
useThemeStore.subscribe((state) => {
  document.documentElement.dataset['mantineColorScheme'] = shown(state)
})

/** The theme as it was chosen. */
export const chosenTheme = (): Theme => useThemeStore.getState().theme

export const setTheme = (theme: Theme): void => useThemeStore.setState({ theme })

export const useTheme = (): Theme => useThemeStore((state) => state.theme)

/** The theme on the screen, re-rendering when it changes. */
export const useShownTheme = (): 'light' | 'dark' => useThemeStore(shown)

/** Follows the system's theme while the choice says so. Call once. */
export function watchSystemTheme(): void {
  const outside = matchMedia('(prefers-color-scheme: dark)')
  const tell = (): void => useThemeStore.setState({ darkOutside: outside.matches })
  outside.addEventListener('change', tell)
  tell()
}
