import { useRef, useState } from 'react'
import { changePassphrase } from '../../../shared/contract/keys.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { protectionTexts } from './texts.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** Another passphrase: the one before, the new one, and the new one once more. */
export function ChangePassphrase({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useTexts(protectionTexts)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [repeat, setRepeat] = useState('')
  const [tried, setTried] = useState(false)
  const currentField = useRef<HTMLInputElement>(null)
  const change = useAction(changePassphrase)
  const wrong = { current: current === '', next: next.length < 8, repeat: repeat !== next }
  const submit = (): void => {
    setTried(true)
    if (wrong.current || wrong.next || wrong.repeat) {
      focusWrong('[role="dialog"]')
      return
    }
    void change.run({ current, next }).then((answer) => {
      if (answer.ok) return onDone()
      const { error } = answer
      if (error.kind === 'refused' && error.code === 'keys.passphrase_wrong') currentField.current?.select()
      return undefined
    })
  }
  const field = { maxLength: 200, eyeLabel: text.show }
  return (
    <FormDialog
      title={text.changePassphrase}
      save={text.change}
      cancel={text.cancel}
      running={change.running}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <PasswordField
        {...field}
        label={text.current}
        value={current}
        onChange={setCurrent}
        ref={currentField}
        autoFocus
        error={tried && wrong.current ? text.needed : null}
      />
      <PasswordField
        {...field}
        label={text.next}
        value={next}
        onChange={setNext}
        newPassword
        hint={text.nextHint}
        error={tried && wrong.next ? text.nextHint : null}
      />
      <PasswordField
        {...field}
        label={text.repeat}
        value={repeat}
        onChange={setRepeat}
        newPassword
        error={tried && wrong.repeat ? text.differs : null}
      />
    </FormDialog>
  )
}
