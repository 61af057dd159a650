import { useState } from 'react'
import { type DifferenceView, settleDifference } from '../../../shared/contract/past-shifts.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { type DifferenceDecision, decisionsFor } from '../../../shared/domain/shift-differences.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useMay } from '../../ui/session-context.ts'
import { TextField } from '../../ui/text-field.tsx'
import { DifferenceNotice } from './difference-notice.tsx'
import { shiftTexts } from './texts.ts'

/** A decision about a difference, for good. Of one's own shift or count another supervisor decides, in place. */
export function SettleDialog({ difference, onClose }: { difference: DifferenceView; onClose: () => void }) {
  const text = useTexts(shiftTexts)
  const supervises = useMay('supervision')
  const decisions = decisionsFor(difference.differenceKopecks)
  const [decision, setDecision] = useState<DifferenceDecision>(decisions[0] ?? 'explained')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const settle = useCommand(settleDifference)
  const missing = note.trim() === ''
  const submit = (): void => {
    setTried(true)
    if (missing) return
    const { shiftId, place } = difference
    void settle.run({ shiftId, place, decision, note: note.trim() }).then((answer) => {
      if (answer.ok) onClose()
    })
  }
  return (
    <FormDialog
      title={text.settle}
      save={text.settleNow}
      cancel={text.back}
      running={settle.running}
      error={settle.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <DifferenceNotice differenceKopecks={difference.differenceKopecks}>
        <p>{difference.reason}</p>
        {(difference.own || !supervises) && <p>{text.settleOther}</p>}
      </DifferenceNotice>
      <SelectField
        label={text.decision}
        value={decision}
        options={decisions.map((value) => ({ value, label: text.decisions[value] }))}
        onChange={setDecision}
        autoFocus
      />
      <TextField
        label={text.note}
        value={note}
        onChange={setNote}
        maxLength={300}
        hint={text.noteHint(formatMoney(Math.abs(difference.differenceKopecks)))}
        error={tried && missing ? text.noteNeeded : null}
      />
    </FormDialog>
  )
}
