import { useState } from 'react'
import { createOperator } from '../../../shared/contract/operators.ts'
import { type Role, roles } from '../../../shared/domain/permissions.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { roleNames } from '../../i18n/role-names.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import { operatorTexts } from './texts.ts'

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
  const missing = { name: name.trim() === '', login: login.trim() === '', password: password.length < 8 }

  const submit = (): void => {
    setTried(true)
    if (missing.name || missing.login || missing.password) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')?.focus())
      return
    }
    const input = { login: login.trim(), name: name.trim(), role, temporaryPassword: password }
    void create.run(input).then((answer) => {
      if (answer.ok) onDone(input.name)
    })
  }
  return (
    <Dialog title={text.create} onClose={onClose} closeLabel={text.cancel}>
      <EnterForm onSubmit={submit}>
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
        <PasswordField
          label={text.temporary}
          value={password}
          onChange={setPassword}
          maxLength={200}
          hint={text.temporaryHint}
          eyeLabel={text.show}
          newPassword
          error={tried && missing.password ? text.passwordNeeded : null}
        />
        <ErrorNotice error={create.error} />
        <div className="row">
          <ActionButton look="main" type="submit" keys="Enter" busy={create.running}>
            {text.save}
          </ActionButton>
          <ActionButton keys="Esc" onClick={onClose}>
            {text.cancel}
          </ActionButton>
        </div>
      </EnterForm>
    </Dialog>
  )
}
