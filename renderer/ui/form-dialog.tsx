import type { ReactNode } from 'react'
import type { CallError } from '../../shared/contract/envelope.ts'
import { ActionButton } from './action-button.tsx'
import { Dialog } from './dialog.tsx'
import { EnterForm } from './enter-form.tsx'
import { ErrorNotice } from './notice.tsx'

type Props = {
  title: string
  width?: number
  size?: 'normal' | 'large'
  /** On the main button. */
  save: string
  cancel: string
  running: boolean
  error: CallError | null
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** Fields in a dialog: Enter walks them and saves after the last, Esc leaves everything as it was. */
export function FormDialog(props: Props) {
  const { title, width = 560, size = 'normal', save, cancel, running, error, onSubmit, onClose, children } = props
  return (
    <Dialog title={title} onClose={onClose} closeLabel={cancel} width={width}>
      <EnterForm onSubmit={onSubmit}>
        {children}
        <ErrorNotice error={error} />
        <div className="row">
          <ActionButton look="main" size={size} type="submit" keys="Enter" busy={running}>
            {save}
          </ActionButton>
          <ActionButton size={size} keys="Esc" onClick={onClose}>
            {cancel}
          </ActionButton>
        </div>
      </EnterForm>
    </Dialog>
  )
}
