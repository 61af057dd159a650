import { useState } from 'react'
import { listScreeningRecords, type ScreeningRecord } from '../../../shared/contract/screening.ts'
import { listCodes } from '../../../shared/domain/list-kinds.ts'
import { type ScreeningAct, screeningActs } from '../../../shared/domain/screening-reasons.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { call } from '../../api/call.ts'
import { useQuery } from '../../api/use-query.ts'
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
  const trail = useRecords(act === 'all' ? null : act)
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
      {trail.loaded && trail.records.length === 0 && <p className="muted">{text.empty}</p>}
      {trail.records.length > 0 && (
        <>
          <p className="second">{text.codes(listCodes.passports, listCodes.freezing)}</p>
          <RecordsTable records={trail.records} />
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

type Older = { act: ScreeningAct | null; records: readonly ScreeningRecord[]; next: string | null }

function useRecords(act: ScreeningAct | null) {
  const first = useQuery(listScreeningRecords, { before: null, act })
  const [older, setOlder] = useState<Older | null>(null)
  const [olderError, setOlderError] = useState<CallError | null>(null)
  const mine = older?.act === act ? older : null
  const newest = first.value?.records ?? []
  const next = mine === null ? (first.value?.next ?? null) : mine.next
  const read = async (before: string): Promise<void> => {
    const answer = await call(listScreeningRecords, { before, act })
    setOlderError(answer.ok ? null : answer.error)
    if (answer.ok)
      setOlder({ act, records: [...(mine?.records ?? []), ...answer.value.records], next: answer.value.next })
  }
  const known = new Set(newest.map(({ id }) => id))
  return {
    records: [...newest, ...(mine?.records ?? []).filter(({ id }) => !known.has(id))],
    loaded: first.value !== undefined,
    error: first.error ?? olderError,
    showOlder: next === null ? null : () => read(next),
  }
}
