import { useState } from 'react'
import { listScreeningRecords } from '../../../shared/contract/screening.ts'
import { listCodes } from '../../../shared/domain/list-kinds.ts'
import { type ScreeningAct, screeningActs } from '../../../shared/domain/screening-reasons.ts'
import { usePages } from '../../api/use-pages.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { screeningWords } from '../../i18n/screening-texts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './records.module.css'
import { RecordsTable } from './records-table.tsx'
import { recordTexts } from './texts.ts'

/** What was refused, suspected, compared and let go on, newest first; for supervisors, and on no paper. */
export function RecordsScreen() {
  const text = useTexts(recordTexts)
  const words = useTexts(screeningWords)
  const [act, setAct] = useState<ScreeningAct | 'all'>('all')
  const trail = usePages(
    listScreeningRecords,
    (before) => ({ before, act: act === 'all' ? null : act }),
    ({ records }) => records,
    ({ id }) => id,
  )
  const options = [
    { value: 'all' as const, label: text.all },
    ...screeningActs.map((value) => ({ value, label: words.acts[value] })),
  ]
  return (
    <Screen title={text.title}>
      <div className={styles['tools']}>
        <SelectField label={text.filter} value={act} options={options} onChange={setAct} autoFocus />
      </div>
      <ErrorNotice error={trail.error} />
      {trail.newest !== undefined && trail.rows.length === 0 && <p className="muted">{text.empty}</p>}
      {trail.rows.length > 0 && (
        <>
          <p className="second">{text.codes(listCodes.passports, listCodes.freezing)}</p>
          <RecordsTable records={trail.rows} />
        </>
      )}
      {trail.showOlder !== null && (
        <div className="row">
          <ActionButton onClick={() => void trail.showOlder?.()}>{text.older}</ActionButton>
        </div>
      )}
    </Screen>
  )
}
