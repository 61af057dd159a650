import { dictionary, useTexts } from '../i18n/dictionary.ts'
import styles from './demo-band.module.css'

const texts = dictionary(
  { demo: 'ДЕМО', note: 'учебное место: деньги и чеки ненастоящие' },
  { demo: 'DEMO', note: 'training desk: neither the money nor the receipts are real' },
)

/** Stands on every screen of a demo desk (ui.md). */
export function DemoBand() {
  const text = useTexts(texts)
  return (
    <div className={styles['band']} role="note">
      <strong>{text.demo}</strong> · {text.note}
    </div>
  )
}
