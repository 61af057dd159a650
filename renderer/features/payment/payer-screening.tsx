import type { ReactNode } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { comparePayer, liftPayerStop } from '../../../shared/contract/payers.ts'
import type { ScreeningHit } from '../../../shared/contract/screening.ts'
import { hitCode } from '../../../shared/domain/list-kinds.ts'
import { liftReasons } from '../../../shared/domain/screening-reasons.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { screeningWords } from '../../i18n/screening-texts.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ComparedEntry } from '../../ui/compared-entry.tsx'
import { comparisonAnswers, comparisonOf } from '../../ui/comparison-answers.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { ReasonList, type Reasons } from '../../ui/reason-list.tsx'
import styles from '../../ui/screening.module.css'
import { screeningTexts } from '../../ui/screening-texts.ts'
import { useReason } from '../../ui/use-reason.ts'
import { PayerRefusalKey } from './payer-refusal.tsx'
import own from './payer-view.module.css'
import { usePayment } from './payment-store.ts'

type Props = { payerId: string; hits: readonly ScreeningHit[] }

/** Something a list says of the payer: answered by the operator where it is only alike, else by a supervisor. */
export function PayerScreening({ payerId, hits }: Props) {
  const compared = hits.filter(({ level }) => level === 'compare')
  const [next] = compared
  if (next !== undefined) return <ComparePayer key={next.entry} payerId={payerId} hit={next} left={compared.length} />
  return <LiftPayerStop payerId={payerId} hits={hits} />
}

function ComparePayer({ payerId, hit, left }: { payerId: string; hit: ScreeningHit; left: number }) {
  const text = useTexts(screeningTexts)
  const words = useTexts(screeningWords)
  const { run, running, error } = useCommand(comparePayer)
  return (
    <Question
      payerId={payerId}
      head={text.compareHead}
      label={text.choices}
      ask={text.choose}
      reasons={comparisonAnswers}
      words={{ ...words.comparison, maybe_same: words.maybeSame }}
      act={text.next}
      running={running}
      error={error}
      onReason={(said) => {
        const answer = comparisonOf(hit, said)
        if (answer !== null) void run({ payerId, ...answer })
      }}
    >
      <p className="muted">{text.compareWhy}</p>
      {left > 1 && <p className="second">{text.compareLeft(left)}</p>}
      <ComparedEntry hit={hit} />
    </Question>
  )
}

function LiftPayerStop({ payerId, hits }: Props) {
  const text = useTexts(screeningTexts)
  const words = useTexts(screeningWords)
  const { run, running, error } = useCommand(liftPayerStop)
  return (
    <Question
      payerId={payerId}
      head={text.stopHead}
      label={text.liftChoices}
      ask={text.liftChoose}
      reasons={liftReasons}
      words={words.lift}
      remarks
      act={text.lift}
      running={running}
      error={error}
      onReason={(said) => void run({ payerId, ...said })}
    >
      <p>{text.stopWhy}</p>
      <p className="second">
        {text.code}: <span className={styles['code']}>{hits.map(hitCode).join(', ')}</span>
      </p>
    </Question>
  )
}

type QuestionProps<Reason extends string> = Reasons<Reason> & {
  payerId: string
  head: string
  act: string
  running: boolean
  error: CallError | null
  onReason: (said: { reason: Reason; note: string }) => void
  children: ReactNode
}

/** A question of the lists that only a reason answers. */
function Question<Reason extends string>(props: QuestionProps<Reason>) {
  const { payerId, head, act, running, error, onReason, children } = props
  const text = useTexts(screeningTexts)
  const dispatch = usePayment((store) => store.dispatch)
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
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: () => dispatch({ type: 'payer_left' }) },
  ])
  return (
    <section className={own['panel']} aria-label={head} onKeyDown={guard.onKeyDown}>
      <h2>{head}</h2>
      {children}
      <ReasonList {...props} choice={choice} />
      <div className="row">
        <ActionButton look="main" size="large" keys="Enter" autoFocus confirms busy={running} onClick={guard.press}>
          {act}
        </ActionButton>
        <PayerRefusalKey payerId={payerId} />
      </div>
      <ErrorNotice error={error} />
    </section>
  )
}
