import { useState } from 'react'
import { type RegistrationView, sendCode } from '../../../shared/contract/registration.ts'
import { parseMobile } from '../../../shared/domain/phone.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { GorodDialog } from './gorod-dialog.tsx'
import { PhoneField } from './phone-field.tsx'
import { phoneTexts } from './phone-texts.ts'
import styles from './phone-view.module.css'
import { cancelSave, useRegistration } from './registration-store.ts'
import { StepScreen } from './step-screen.tsx'
import { registrationTexts } from './texts.ts'
import { useIssueGorod } from './use-issue-gorod.ts'
import { useStepBack } from './use-step-back.ts'
import type { PhoneStep } from './workflow.ts'

type Props = { state: PhoneStep; view: RegistrationView }

/** Step 3: a Russian mobile, or a «Город» number instead; the only way where the desk sends no SMS. */
export function PhoneView({ state, view }: Props) {
  return view.sms === 'off' ? <WithoutSms view={view} /> : <WithSms state={state} view={view} />
}

function WithSms({ state, view }: Props) {
  const text = useTexts(phoneTexts)
  const said = useTexts(registrationTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const { registrationId } = view
  const send = useCommand(sendCode)
  const back = useStepBack(registrationId)
  const [gorod, setGorod] = useState(false)
  const { phone } = state.typed

  const sendIt = (): void => {
    dispatch({ type: 'phone_left' })
    if (parseMobile(phone) === null) {
      document.getElementById('registration-phone')?.focus()
      return
    }
    cancelSave()
    void send.run({ registrationId, phone })
  }
  const guard = useMoneyConfirm('phone', send.running, sendIt)
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.keySend },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keySend, run: guard.press, inLine: false },
    { hotkey: 'mod+G', keys: 'Ctrl G', label: text.keyGorod, run: () => setGorod(true) },
    { hotkey: 'Escape', keys: 'Esc', label: said.keyBack, run: back.goBack },
  ])
  return (
    <StepScreen step="phone" view={view} onKeyDown={guard.onKeyDown}>
      <section className={styles['card']} aria-labelledby="phone-head">
        <h2 id="phone-head">{text.phoneHead}</h2>
        <p className="muted">{text.phoneWhy}</p>
        <PhoneField state={state} />
        <div className="row wrap">
          <ActionButton look="main" size="large" keys="Enter" busy={send.running} confirms onClick={guard.press}>
            {text.sendCode}
          </ActionButton>
          <ActionButton size="large" keys="Ctrl G" onClick={() => setGorod(true)}>
            {text.gorod}
          </ActionButton>
        </div>
        <ErrorNotice error={send.error ?? back.error} />
      </section>
      {gorod && <GorodDialog registrationId={registrationId} onClose={() => setGorod(false)} />}
    </StepScreen>
  )
}

function WithoutSms({ view }: { view: RegistrationView }) {
  const text = useTexts(phoneTexts)
  const said = useTexts(registrationTexts)
  const gorod = useIssueGorod(view.registrationId)
  const back = useStepBack(view.registrationId)
  const guard = useMoneyConfirm('gorod', gorod.running, gorod.issue)
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.keyGorodIssue },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyGorodIssue, run: guard.press, inLine: false },
    { hotkey: 'Escape', keys: 'Esc', label: said.keyBack, run: back.goBack },
  ])
  return (
    <StepScreen step="phone" view={view} onKeyDown={guard.onKeyDown}>
      <Notice look="ask" title={text.smsOff}>
        <p>{text.smsOffTodo}</p>
      </Notice>
      <section className={styles['card']} aria-labelledby="gorod-head">
        <h2 id="gorod-head">{text.gorodHead}</h2>
        <p className="muted">{text.gorodWhy}</p>
        <div className="row">
          <ActionButton
            look="main"
            size="large"
            keys="Enter"
            autoFocus
            busy={gorod.running}
            confirms
            onClick={guard.press}
          >
            {text.gorodIssue}
          </ActionButton>
        </div>
        <ErrorNotice error={gorod.error ?? back.error} />
      </section>
    </StepScreen>
  )
}
