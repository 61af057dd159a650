import { useTexts } from '../../i18n/dictionary.ts'
import { Page } from '../../ui/page.tsx'
import styles from './opening.module.css'
import { deskTexts } from './texts.ts'

/** A copy is made before the schema changes; the window is there first and says what it waits for. */
export function Opening() {
  const text = useTexts(deskTexts)
  return (
    <Page>
      <h1>{text.opening}</h1>
      <p role="status">{text.openingWhat}</p>
      <div className={styles['track']} aria-hidden="true">
        <div className={styles['run']} />
      </div>
      <p className="muted">{text.openingWhy}</p>
    </Page>
  )
}
