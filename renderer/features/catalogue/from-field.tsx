import { formatDate, readTypedDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskToday } from '../../ui/desk-today.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useCatalogue } from './catalogue-store.ts'
import { differenceTexts } from './difference-texts.ts'

/** From which day a version is to hold: null at once, `undefined` while the field holds no day that may be. */
export function useFrom(): { typed: string; validFrom: string | null | undefined } {
  const today = useDeskToday()()
  const from = useCatalogue((state) => state.from)
  const typed = from ?? formatDate(today)
  const read = readTypedDate(typed)
  if (read === null || read < today) return { typed, validFrom: undefined }
  return { typed, validFrom: read === today ? null : read }
}

/** The day, today until another is typed; said to be wrong once the supervisor tried to go on. */
export function FromField({ tried }: { tried: boolean }) {
  const text = useTexts(differenceTexts)
  const setFrom = useCatalogue((state) => state.setFrom)
  const { typed, validFrom } = useFrom()
  return (
    <TextField
      label={text.from}
      hint={text.fromHint}
      value={typed}
      maxLength={12}
      inputMode="numeric"
      error={tried && validFrom === undefined ? text.fromWrong : null}
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={setFrom}
    />
  )
}
