import { useTexts } from '../i18n/dictionary.ts'
import styles from './client-chip.module.css'
import { clientTexts } from './client-texts.ts'
import { useOpenClient } from './open-client.ts'

/** Who stands at the window and what was shown: «Иванова А. В. · документ в руках». Nothing without a client. */
export function ClientChip() {
  const text = useTexts(clientTexts)
  const client = useOpenClient((state) => state.client)
  if (client === null) return null
  return (
    <span className={styles['chip']} data-level={client.level} role="status">
      {text.chip(client.shortName, text.levels[client.level])}
    </span>
  )
}
