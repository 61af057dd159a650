import { useState } from 'react'
import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { recordRefusal } from '../../../shared/contract/screening.ts'
import { refusalReasons } from '../../../shared/domain/screening-reasons.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { screeningWords } from '../../i18n/screening-texts.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useRegistration } from './registration-store.ts'
import { screeningTexts } from './screening-texts.ts'

/** Refuses the client or notes a doubt, at any step after the document was read; with or without a button of its own. */
export function RefusalKey({ view, button = false }: { view: RegistrationView; button?: boolean }) {
  const text = useTexts(screeningTexts)
  const [open, setOpen] = useState(false)
  useShortcuts([{ hotkey: 'alt+O', keys: 'Alt O', label: text.refuseKey, run: () => setOpen(true), inLine: button }])
  return (
    <>
      {button && (
        <ActionButton size="large" keys="Alt O" onClick={() => setOpen(true)}>
          {text.refuse}
        </ActionButton>
      )}
      {open && <RefusalDialog registrationId={view.registrationId} onClose={() => setOpen(false)} />}
    </>
  )
}

function RefusalDialog({ registrationId, onClose }: { registrationId: string; onClose: () => void }) {
  const text = useTexts(screeningTexts)
  const words = useTexts(screeningWords)
  const [act, setAct] = useState<'refusal' | 'suspicion'>('refusal')
  const [reason, setReason] = useState<(typeof refusalReasons)[number]>('document_doubtful')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const { run, running, error } = useCommand(recordRefusal)
  const lacksNote = reason === 'other' && note.trim() === ''
  const submit = async (): Promise<void> => {
    setTried(true)
    if (lacksNote) return
    // What main says of a registration that this very command ends is no news.
    useRegistration.getState().closing(true)
    const answer = await run({ registrationId, act, reason, note: note.trim() })
    if (answer.ok && act === 'refusal') useRegistration.getState().startAnew()
    useRegistration.getState().closing(false)
    if (answer.ok) onClose()
  }
  return (
    <FormDialog
      title={text.refuseTitle}
      save={text.record}
      cancel={text.back}
      running={running}
      error={error}
      onSubmit={() => void submit()}
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
          { value: 'refusal', label: text.actRefusal },
          { value: 'suspicion', label: text.actSuspicion },
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
