import { useEffect } from 'react'
import { leaveRegistration, type RegistrationView } from '../../../shared/contract/registration.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import styles from './done-view.module.css'
import { PasswordSms } from './password-sms.tsx'
import { phoneTexts } from './phone-texts.ts'
import { useRegistration } from './registration-store.ts'
import { StepScreen } from './step-screen.tsx'

type Props = { view: RegistrationView; result: NonNullable<RegistrationView['result']> }

/** Step 5: the number, who has it, what went out; and what to do next with this client. */
export function DoneView({ view, result }: Props) {
  const text = useTexts(phoneTexts)
  const leave = useAction(leaveRegistration)
  const show = useWindowState((state) => state.show)
  const next = async (): Promise<void> => {
    useRegistration.getState().closing(true)
    const answer = await leave.run({})
    if (answer.ok) {
      useWindowState.setState({ incomingClient: null })
      useRegistration.getState().startAnew()
    }
    useRegistration.getState().closing(false)
  }
  const guard = useMoneyConfirm('done', leave.running, () => void next())
  useClientInHand(result.clientId, view.registrationId)
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.keyNewClient },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyNewClient, run: guard.press, inLine: false },
    { hotkey: null, keys: 'F5', label: text.keyLink },
  ])
  return (
    <StepScreen step="done" view={view} onKeyDown={guard.onKeyDown}>
      <section className={styles['card']} aria-labelledby="done-head">
        <h2 id="done-head">{text.doneHead[result.kind]}</h2>
        <p className={styles['number']}>{result.numberShown}</p>
        {view.holder !== null && (
          <p>
            <span className="muted">{text.owner}:</span> {view.holder.shortName}
          </p>
        )}
        <div className={styles['outcomes']}>
          {result.passwordSms !== null && <PasswordSms delivery={result.passwordSms} />}
          <PrintOutcome
            printJobId={result.printJob.id}
            state={result.printJob.state}
            prefix={result.kind === 'gorod' ? text.numberSheet : text.informationSheet}
          />
        </div>
        <div className="row wrap">
          <ActionButton
            look="main"
            size="large"
            keys="Enter"
            autoFocus
            confirms
            busy={leave.running}
            onClick={guard.press}
          >
            {text.newClient}
          </ActionButton>
          <ActionButton size="large" keys="F5" onClick={() => show('links')}>
            {text.link}
          </ActionButton>
        </div>
        <ErrorNotice error={leave.error} />
      </section>
    </StepScreen>
  )
}

/** F4 and F5 open this client's card and services without asking for the document again. */
function useClientInHand(clientId: string, registrationId: string): void {
  useEffect(() => {
    useWindowState.setState({ incomingClient: { clientId, registrationId } })
  }, [clientId, registrationId])
}
