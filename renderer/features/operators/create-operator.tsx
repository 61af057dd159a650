import { useState } from 'react'
import { createOperator } from '../../../shared/contract/operators.ts'
import { type Role, roles } from '../../../shared/domain/permissions.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { roleNames } from '../../i18n/role-names.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isTooShort, TemporaryPassword } from './temporary-password.tsx'
import { operatorTexts } from './texts.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** A new operator with a temporary password. */
export function CreateOperator({ onClose, onDone }: { onClose: () => void; onDone: (name: string) => void }) {
  const text = useTexts(operatorTexts)
  const names = useTexts(roleNames)
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [role, setRole] = useState<Role>('cashier')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const create = useCommand(createOperator)
  const missing = { name: name.trim() === '', login: login.trim() === '', password: isTooShort(password) }

  const submit = (): void => {
    setTried(true)
    if (missing.name || missing.login || missing.password) {
      focusWrong('[role="dialog"]')
      return
    }
    const input = { login: login.trim(), name: name.trim(), role, temporaryPassword: password }
    void create.run(input).then((answer) => {
      if (answer.ok) onDone(input.name)
    })
  }
  return (
    <FormDialog
      title={text.create}
      save={text.save}
      cancel={text.cancel}
      running={create.running}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        value={name}
        onChange={setName}
        maxLength={80}
        autoFocus
        hint={text.nameHint}
        error={tried && missing.name ? text.nameNeeded : null}
      />
      <TextField
        label={text.login}
        value={login}
        onChange={setLogin}
        maxLength={40}
        hint={text.loginHint}
        error={tried && missing.login ? text.loginNeeded : null}
      />
      <SelectField
        label={text.role}
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({ value, label: names[value] }))}
      />
      <TemporaryPassword value={password} tried={tried} onChange={setPassword} />
    </FormDialog>
  )
}
