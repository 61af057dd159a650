import { choosePreferences } from '../api/preferences.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import styles from './language-switch.module.css'
import { type Theme, useTheme } from './theme-choice.ts'

const texts = dictionary(
  {
    theme: (name: string) => `Оформление: ${name}. Сменить`,
    names: { light: 'Светлое', dark: 'Тёмное', system: 'Как в системе' },
  },
  { theme: (name: string) => `Theme: ${name}. Change`, names: { light: 'Light', dark: 'Dark', system: 'As system' } },
)

const next: Record<Theme, Theme> = { light: 'dark', dark: 'system', system: 'light' }

/** Walks through the three themes; kept for every later start. */
export function ThemeSwitch() {
  const text = useTexts(texts)
  const theme = useTheme()
  return (
    <button
      type="button"
      className={styles['choice']}
      aria-label={text.theme(text.names[theme])}
      onClick={() => choosePreferences({ theme: next[theme] })}
    >
      {text.names[theme]}
    </button>
  )
}
