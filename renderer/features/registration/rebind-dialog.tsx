import { useState } from 'react'
import type { RebindReason } from '../../../shared/domain/system-number.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { RebindReasonField } from '../../ui/rebind-reason-field.tsx'
import { phoneTexts } from './phone-texts.ts'

type Props = { running: boolean; onReason: (reason: RebindReason) => void; onClose: () => void }

/** The code is right, but the phone is another client's: why it passes to this one; then a supervisor approves. */
export function RebindDialog({ running, onReason, onClose }: Props) {
  const text = useTexts(phoneTexts)
  const [reason, setReason] = useState<RebindReason>('sim_passed_on')
  return (
    <FormDialog
      title={text.rebindTitle}
      size="large"
      save={text.rebindGo}
      cancel={text.rebindBack}
      running={running}
      error={null}
      onSubmit={() => onReason(reason)}
      onClose={onClose}
    >
      <p className="muted">{text.rebindWhy}</p>
      <RebindReasonField value={reason} autoFocus onChange={setReason} />
    </FormDialog>
  )
}
