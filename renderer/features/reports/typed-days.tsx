import { useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useReportsStore } from './reports-store.ts'
import styles from './reports.module.css'
import { reportTexts } from './texts.ts'

/** The first and the last day as they are typed; without the last it is one day. What is wrong is said once a field is left. */
export function TypedDays({ problem }: { problem: string | null }) {
  const text = useTexts(reportTexts)
  const { typedFrom, typedUntil } = useReportsStore()
  const [left, setLeft] = useState(false)
  const type = (typed: { typedFrom: string } | { typedUntil: string }): void => {
    setLeft(false)
    useReportsStore.setState(typed)
  }
  return (
    <>
      <div className={styles['date']}>
        <TextField
          label={text.from}
          value={typedFrom}
          onChange={(value) => type({ typedFrom: value })}
          onLeave={() => setLeft(typedFrom !== '')}
          maxLength={10}
          error={left ? problem : null}
          placeholder={text.datePlaceholder}
          autoFocus
        />
      </div>
      <div className={styles['date']}>
        <TextField
          label={text.until}
          value={typedUntil}
          onChange={(value) => type({ typedUntil: value })}
          onLeave={() => setLeft(typedFrom !== '')}
          maxLength={10}
          placeholder={text.samePlaceholder}
        />
      </div>
    </>
  )
}
