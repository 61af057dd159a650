import { choosePreferences } from '../api/preferences.ts'
import { languageNames, useLanguage } from '../i18n/language.ts'
import styles from './language-switch.module.css'

/** Changes the language of the window; papers for clients stay Russian. */
export function LanguageSwitch() {
  const language = useLanguage()
  return (
    <div className={styles['switch']} role="group" aria-label={languageNames.group}>
      {languageNames.choices.map(([code, short, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-label={`${short}: ${name}`}
          aria-pressed={language === code}
          className={styles['choice']}
          onClick={() => choosePreferences({ language: code })}
        >
          {short}
        </button>
      ))}
    </div>
  )
}
