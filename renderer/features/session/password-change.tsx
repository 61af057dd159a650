import { type FormEvent, useRef, useState } from 'react'
import { changePassword, signOut } from '../../../shared/contract/session.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { sessionTexts } from './texts.ts'

/** A temporary password opens nothing but this screen. */
export function PasswordChange({ operatorName }: { operatorName: string }) {
  const text = useTexts(sessionTexts)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [left, setLeft] = useState(false)
  const againField = useRef<HTMLInputElement>(null)
  const change = useAction(changePassword)
  const leave = useAction(signOut)
  const differ = again !== '' && again !== next

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setLeft(true)
    if (next !== again) againField.current?.focus()
    else await change.run({ current, next })
  }
  const field = { maxLength: 200, eyeLabel: text.show }
  return (
    <Page aside={<span className="strong">{operatorName}</span>}>
      <h1>{text.change}</h1>
      <p className="muted">{text.changeWhy}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <PasswordField {...field} label={text.current} value={current} onChange={setCurrent} name="current" autoFocus />
        <PasswordField
          {...field}
          label={text.next}
          value={next}
          onChange={setNext}
          name="next"
          hint={text.nextHint}
          newPassword
        />
        <PasswordField
          {...field}
          label={text.again}
          value={again}
          onChange={setAgain}
          name="again"
          newPassword
          ref={againField}
          onLeave={() => setLeft(true)}
          error={left && differ ? text.differ : null}
        />
        <ErrorNotice error={change.error} />
        <ActionButton look="main" size="large" type="submit" keys="Enter" busy={change.running} grow>
          {text.save}
        </ActionButton>
        <ActionButton look="quiet" onClick={() => void leave.run({})}>
          {text.signOut}
        </ActionButton>
      </form>
    </Page>
  )
}
