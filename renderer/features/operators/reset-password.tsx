import { useState } from 'react'
import { resetOperatorPassword } from '../../../shared/contract/operators.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { Operator } from './operator.ts'
import { isTooShort, TemporaryPassword } from './temporary-password.tsx'
import { operatorTexts } from './texts.ts'

/** A new temporary password, which also ends a lock-out. */
export function ResetPassword(props: { operator: Operator; onClose: () => void; onDone: () => void }) {
  const { operator, onClose, onDone } = props
  const text = useTexts(operatorTexts)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const reset = useCommand(resetOperatorPassword)
  const submit = (): void => {
    setTried(true)
    if (isTooShort(password)) return
    void reset.run({ operatorId: operator.id, temporaryPassword: password }).then((answer) => {
      if (answer.ok) onDone()
    })
  }
  return (
    <FormDialog
      title={text.resetFor(operator.name)}
      save={text.resetSave}
      cancel={text.cancel}
      running={reset.running}
      error={reset.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TemporaryPassword value={password} tried={tried} autoFocus onChange={setPassword} />
    </FormDialog>
  )
}
