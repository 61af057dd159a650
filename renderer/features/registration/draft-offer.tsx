import { leaveRegistration, type RegistrationView } from '../../../shared/contract/registration.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { useRegistration } from './registration-store.ts'
import { StepScreen } from './step-screen.tsx'
import { registrationTexts } from './texts.ts'

/** An interrupted registration, offered again to the same operator until its half hour is over. */
export function DraftOffer({ view }: { view: RegistrationView }) {
  const text = useTexts(registrationTexts)
  const clock = useDeskClock()
  const leave = useAction(leaveRegistration)
  const anew = async (): Promise<void> => {
    if ((await leave.run({})).ok) useRegistration.getState().startAnew()
  }
  useShortcuts([{ hotkey: null, keys: 'Enter', label: text.keyContinue }])
  const who = view.holder?.shortName ?? view.typed.lastName.trim()
  return (
    <StepScreen step={view.step} view={view}>
      <div className="narrow">
        <Notice look="ask" title={text.offerTitle}>
          <p>{text.offerWhy(text.steps[view.step], clock.time(view.expiresAt))}</p>
          {who !== '' && <p>{text.offerOf(who)}</p>}
        </Notice>
      </div>
      <div className="row">
        <ActionButton
          look="main"
          size="large"
          keys="Enter"
          autoFocus
          onClick={() => useRegistration.getState().goOn(view)}
        >
          {text.offerContinue}
        </ActionButton>
        <ActionButton size="large" busy={leave.running} onClick={() => void anew()}>
          {text.offerAnew}
        </ActionButton>
      </div>
      <ErrorNotice error={leave.error} />
    </StepScreen>
  )
}
