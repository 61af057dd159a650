import { useState } from 'react'
import type { CallError } from '../../shared/contract/envelope.ts'
import { refusalReasons } from '../../shared/domain/screening-reasons.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { screeningWords } from '../i18n/screening-texts.ts'
import { focusWrong } from './focus-wrong.ts'
import { FormDialog } from './form-dialog.tsx'
import { screeningTexts } from './screening-texts.ts'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

type Recorded = { act: 'refusal' | 'suspicion'; reason: (typeof refusalReasons)[number]; note: string }
type Props = {
  /** What each act means here: a refusal ends the registration, or the payment. */
  refusal: string
  suspicion: string
  running: boolean
  error: CallError | null
  onRecord: (recorded: Recorded) => Promise<void>
  onClose: () => void
}

/** «Отказ / подозрение»: recorded for supervisors, printed nowhere. */
export function RefusalDialog({ refusal, suspicion, running, error, onRecord, onClose }: Props) {
  const text = useTexts(screeningTexts)
  const words = useTexts(screeningWords)
  const [act, setAct] = useState<Recorded['act']>('refusal')
  const [reason, setReason] = useState<Recorded['reason']>('document_doubtful')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const lacksNote = reason === 'other' && note.trim() === ''
  const submit = (): void => {
    setTried(true)
    if (lacksNote) focusWrong('[role="dialog"]')
    else void onRecord({ act, reason, note: note.trim() })
  }
  return (
    <FormDialog
      title={text.refuseTitle}
      save={text.record}
      cancel={text.back}
      running={running}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted">{text.refuseWhy}</p>
      <SelectField
        label={text.refuseReason}
        value={reason}
        options={refusalReasons.map((value) => ({ value, label: words.refusal[value] }))}
        onChange={setReason}
        autoFocus
      />
      <SelectField
        label={text.act}
        value={act}
        options={[
          { value: 'refusal', label: refusal },
          { value: 'suspicion', label: suspicion },
        ]}
        onChange={setAct}
      />
      <TextField
        label={text.note}
        hint={text.noteHint}
        value={note}
        onChange={setNote}
        maxLength={500}
        error={tried && lacksNote ? text.noteNeeded : null}
      />
    </FormDialog>
  )
}
