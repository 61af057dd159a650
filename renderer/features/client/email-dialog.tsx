import { useState } from 'react'
import { changeEmail } from '../../../shared/contract/clients.ts'
import { parseEmail } from '../../../shared/domain/email.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { clientTexts } from '../../ui/client-texts.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { cardTexts } from './texts.ts'

type Props = { grant: string; email: string; onClose: () => void }

/** Where to write to the client; what was there stays in the history. */
export function EmailDialog({ grant, email, onClose }: Props) {
  const text = useTexts(cardTexts)
  const common = useTexts(clientTexts)
  const { run, running, error, clear } = useCommand(changeEmail)
  const [typed, setTyped] = useState(email)
  const [left, setLeft] = useState(false)
  const isWrong = typed.trim() !== '' && parseEmail(typed) === null
  const save = (): void => {
    setLeft(true)
    if (isWrong || running) return
    void run({ grant, email: typed }).then((answer) => {
      if (answer.ok) onClose()
    })
  }
  return (
    <FormDialog
      title={text.emailTitle}
      size="large"
      save={text.emailSave}
      cancel={common.back}
      running={running}
      error={error}
      onSubmit={save}
      onClose={onClose}
    >
      <p className="muted">{text.emailWhy}</p>
      <TextField
        label={text.email}
        value={typed}
        hint={text.emailHint}
        error={left && isWrong ? text.emailBad : null}
        maxLength={254}
        autoFocus
        onLeave={() => setLeft(true)}
        onChange={(value) => {
          setTyped(value)
          clear()
        }}
      />
    </FormDialog>
  )
}
