import { useState } from 'react'
import { resetOperatorPassword } from '../../../shared/contract/operators.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import type { Operator } from './operator.ts'
import { operatorTexts } from './texts.ts'

/** A new temporary password, which also ends a lock-out. */
export function ResetPassword(props: { operator: Operator; onClose: () => void; onDone: () => void }) {
  const { operator, onClose, onDone } = props
  const text = useTexts(operatorTexts)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const reset = useCommand(resetOperatorPassword)
  const short = password.length < 8
  const submit = (): void => {
    setTried(true)
    if (short) return
    void reset.run({ operatorId: operator.id, temporaryPassword: password }).then((answer) => {
      if (answer.ok) onDone()
    })
  }
  return (
    <Dialog title={text.resetFor(operator.name)} onClose={onClose} closeLabel={text.cancel}>
      <EnterForm onSubmit={submit}>
        <PasswordField
          label={text.temporary}
          value={password}
          onChange={setPassword}
          maxLength={200}
          hint={text.temporaryHint}
          eyeLabel={text.show}
          newPassword
          autoFocus
          error={tried && short ? text.passwordNeeded : null}
        />
        <ErrorNotice error={reset.error} />
        <div className="row">
          <ActionButton look="main" type="submit" keys="Enter" busy={reset.running}>
            {text.resetSave}
          </ActionButton>
          <ActionButton keys="Esc" onClick={onClose}>
            {text.cancel}
          </ActionButton>
        </div>
      </EnterForm>
    </Dialog>
  )
}
