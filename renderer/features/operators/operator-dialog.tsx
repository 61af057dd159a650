import type { ReactNode } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { operatorTexts } from './texts.ts'

type Props = {
  title: string
  /** On the main button. */
  save: string
  running: boolean
  error: CallError | null
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** Fields about one operator: Enter walks them and saves after the last, Esc leaves everything as it was. */
export function OperatorDialog({ title, save, running, error, onSubmit, onClose, children }: Props) {
  const text = useTexts(operatorTexts)
  return (
    <Dialog title={title} onClose={onClose} closeLabel={text.cancel}>
      <EnterForm onSubmit={onSubmit}>
        {children}
        <ErrorNotice error={error} />
        <div className="row">
          <ActionButton look="main" type="submit" keys="Enter" busy={running}>
            {save}
          </ActionButton>
          <ActionButton keys="Esc" onClick={onClose}>
            {text.cancel}
          </ActionButton>
        </div>
      </EnterForm>
    </Dialog>
  )
}

type PasswordProps = { value: string; tried: boolean; autoFocus?: boolean; onChange: (password: string) => void }

/** Main decides what a good password is; this much is said beside the field. */
export const isTooShort = (password: string): boolean => password.length < 8

/** The password that the operator is told and must change at the next sign-in. */
export function TemporaryPassword({ value, tried, autoFocus, onChange }: PasswordProps) {
  const text = useTexts(operatorTexts)
  return (
    <PasswordField
      label={text.temporary}
      value={value}
      onChange={onChange}
      maxLength={200}
      hint={text.temporaryHint}
      eyeLabel={text.show}
      newPassword
      autoFocus={autoFocus === true}
      error={tried && isTooShort(value) ? text.passwordNeeded : null}
    />
  )
}
