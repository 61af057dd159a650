import { type FormEvent, useRef, useState } from 'react'
import { signOut, unlock } from '../../../shared/contract/session.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { sessionTexts } from './texts.ts'

/** Hides everything until the same operator gives the password, or signs out in place. */
export function Lock({ operatorName }: { operatorName: string }) {
  const text = useTexts(sessionTexts)
  const [password, setPassword] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const open = useAction(unlock)
  const leave = useAction(signOut)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (password !== '') {
      const answer = await open.run({ password })
      if (answer.ok) return
    }
    setPassword('')
    field.current?.focus()
  }
  return (
    <Page aside={<span className="strong">{operatorName}</span>}>
      <h1>{text.locked}</h1>
      <p className="muted">{text.lockedWhy(operatorName)}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <PasswordField
          label={text.password}
          value={password}
          onChange={setPassword}
          maxLength={200}
          name="password"
          eyeLabel={text.show}
          autoFocus
          ref={field}
        />
        <ErrorNotice error={open.error ?? leave.error} />
        <ActionButton look="main" size="large" type="submit" keys="Enter" busy={open.running} grow>
          {text.unlock}
        </ActionButton>
        <ActionButton look="quiet" onClick={() => void leave.run({})} busy={leave.running}>
          {text.other}
        </ActionButton>
      </form>
    </Page>
  )
}
