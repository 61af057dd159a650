import { type ReactNode, useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { isStepDone, type SetUpField, type SetUpForm, type SetUpStep, wrongFields } from './set-up-form.ts'
import { setUpTexts } from './set-up-texts.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** What every step gets: the whole form, and the ways on and back. */
export type StepProps = {
  form: SetUpForm
  onChange: (form: SetUpForm) => void
  onNext: () => void
  onBack: () => void
  /** Stands above the buttons: what main refused. */
  refusal: ReactNode
}

type Props = StepProps & {
  step: SetUpStep
  onTry: () => void
  busy?: boolean
  mainLabel?: string
  extra?: ReactNode
  children: ReactNode
}

/** One step: its fields, Enter and Ctrl+Enter forwards, Esc back. A wrong field gets the focus instead. */
export function StepForm({ form, step, onTry, onNext, onBack, refusal, busy, mainLabel, extra, children }: Props) {
  const text = useTexts(setUpTexts)
  const submit = (): void => {
    onTry()
    if (isStepDone(form, step)) onNext()
    // After the messages are on the screen.
    else focusWrong()
  }
  return (
    <EnterForm onSubmit={submit}>
      {children}
      {refusal}
      <div className="row">
        <ActionButton
          look="main"
          size="large"
          type="submit"
          keys="Enter"
          busy={busy === true}
          autoFocus={step === 'phrase'}
        >
          {mainLabel ?? text.next}
        </ActionButton>
        {extra}
        <ActionButton size="large" keys="Esc" onClick={onBack}>
          {text.back}
        </ActionButton>
      </div>
    </EnterForm>
  )
}

/** Which mistakes are said: of fields that were left, and all of them after a try. */
export function useSaid(form: SetUpForm): {
  messageOf: (field: SetUpField, message: string) => string | null
  leave: (field: SetUpField) => void
  sayAll: () => void
} {
  const [left, setLeft] = useState<ReadonlySet<SetUpField>>(new Set())
  const [all, setAll] = useState(false)
  const wrong = wrongFields(form)
  return {
    messageOf: (field, message) => ((all || left.has(field)) && wrong.has(field) ? message : null),
    leave: (field) => setLeft((before) => new Set([...before, field])),
    sayAll: () => setAll(true),
  }
}
