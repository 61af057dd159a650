import { formatDate } from '../../shared/domain/dates.ts'
import { isOldRegister, registerAgeDays } from '../../shared/domain/register-age.ts'
import { daysAgo } from '../i18n/days-ago.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { useDeskToday } from './desk-today.ts'
import styles from './register-age.module.css'

const texts = dictionary(
  { asOf: (date: string, ago: string) => `на ${date}, ${ago}` },
  { asOf: (date: string, ago: string) => `as of ${date}, ${ago}` },
)

/** As of when a debt is: «на 14.11.2026, 3 дня назад»; amber when newer bills have come since. */
export function RegisterAge({ asOf }: { asOf: string }) {
  const text = useTexts(texts)
  const language = useLanguage()
  const today = useDeskToday()()
  return (
    <span className={styles['age']} data-old={isOldRegister(asOf, today) || undefined}>
      {text.asOf(formatDate(asOf), daysAgo(language, registerAgeDays(asOf, today)))}
    </span>
  )
}
