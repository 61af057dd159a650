import type { ReactNode } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { ReasonList, type Reasons } from '../../ui/reason-list.tsx'
import styles from './match-view.module.css'
import { RefusalKey } from './refusal-key.tsx'
import { screeningTexts } from '../../ui/screening-texts.ts'
import { StepScreen } from './step-screen.tsx'
import { useReason } from '../../ui/use-reason.ts'
import { useStepBack } from './use-step-back.ts'

type Props<Reason extends string> = Reasons<Reason> & {
  view: RegistrationView
  head: string
  /** What is known of the question. */
  children: ReactNode
  /** On the main button. */
  act: string
  running: boolean
  error: CallError | null
  onReason: (said: { reason: Reason; note: string }) => void
}

/** A question of the lists that only a reason answers; the refusal of the client is one key away. */
export function ReasonStep<Reason extends string>(props: Props<Reason>) {
  const { view, head, children, act, running, error, onReason } = props
  const text = useTexts(screeningTexts)
  const back = useStepBack(view.registrationId)
  const choice = useReason(props.reasons)
  const guard = useMoneyConfirm('screening', running, () => {
    const said = choice.take()
    if (said !== null) onReason(said)
  })
  useShortcuts([
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyWalk, run: () => choice.move(1) },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyWalk, run: () => choice.move(-1), inLine: false },
    { hotkey: null, keys: 'Enter', label: text.keyNext },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyNext, run: guard.press, inLine: false },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: back.goBack },
  ])
  return (
    <StepScreen step="screening" view={view} onKeyDown={guard.onKeyDown}>
      <section className={styles['card']} aria-labelledby="screening-head">
        <h2 id="screening-head">{head}</h2>
        {children}
        <ReasonList {...props} choice={choice} />
        <div className="row">
          <ActionButton look="main" size="large" keys="Enter" autoFocus confirms busy={running} onClick={guard.press}>
            {act}
          </ActionButton>
          <RefusalKey view={view} button />
        </div>
        <ErrorNotice error={error ?? back.error} />
      </section>
    </StepScreen>
  )
}
