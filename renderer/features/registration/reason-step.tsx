import { type ReactNode, useEffect, useRef } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Choice, ChoiceList } from '../../ui/choice-list.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './match-view.module.css'
import { RefusalKey } from './refusal-key.tsx'
import { screeningTexts } from './screening-texts.ts'
import { StepScreen } from './step-screen.tsx'
import { type ReasonChoice, useReason } from './use-reason.ts'
import { useStepBack } from './use-step-back.ts'

type ListOf<Reason extends string> = {
  label: string
  ask: string
  reasons: readonly Reason[]
  words: Readonly<Record<Reason, string>>
  /** Whether a remark may be written to any reason, or to «other» only. */
  remarks?: boolean
}
type Props<Reason extends string> = ListOf<Reason> & {
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

/** Reasons as a list, and the words that one of them needs. */
function ReasonList<Reason extends string>(props: ListOf<Reason> & { choice: ReasonChoice<Reason> }) {
  const text = useTexts(screeningTexts)
  const { label, ask, reasons, words, choice, remarks = false } = props
  const field = useRef<HTMLInputElement>(null)
  const needsNote = choice.asked === 'note'
  useEffect(() => {
    if (needsNote) field.current?.focus()
  }, [needsNote])
  return (
    <>
      <ChoiceList label={label}>
        {reasons.map((reason, index) => (
          <Choice key={reason} chosen={choice.at === index} onChoose={() => choice.choose(index)}>
            {words[reason]}
          </Choice>
        ))}
      </ChoiceList>
      {choice.asked === 'reason' && (
        <p className={styles['asked']} role="alert">
          {ask}
        </p>
      )}
      {(remarks || choice.chosen === 'other') && (
        <TextField
          ref={field}
          label={text.note}
          hint={text.noteHint}
          value={choice.note}
          onChange={choice.setNote}
          maxLength={500}
          error={needsNote ? text.noteNeeded : null}
        />
      )}
    </>
  )
}
