import { useState } from 'react'
import { answerMatch, type RegistrationView } from '../../../shared/contract/registration.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Choice, ChoiceList } from '../../ui/choice-list.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import styles from './match-view.module.css'
import { matchTexts } from './match-texts.ts'
import { StepScreen } from './step-screen.tsx'
import { useStepBack } from './use-step-back.ts'

type Match = NonNullable<RegistrationView['match']>
type Candidate = Match['candidates'][number]

/**
 * Somebody known may be the bearer of a new document. Nothing is chosen beforehand: to go on by habit would put a number
 * on another person's card. Only when page 19 names one client and the birth date is the same, that one is proposed.
 */
export function MatchView({ view, match }: { view: RegistrationView; match: Match }) {
  const text = useTexts(matchTexts)
  const { registrationId } = view
  const { candidates, by } = match
  const isNamed = by === 'previous_document' && candidates[0]?.birthDateDiffers === false
  const [chosen, setChosen] = useState<number | null>(isNamed ? 0 : null)
  const [asked, setAsked] = useState(false)
  const answer = useAction(answerMatch)
  const back = useStepBack(registrationId)
  // After the candidates stands the other person.
  const last = candidates.length
  const move = (step: number): void => {
    setAsked(false)
    setChosen((at) => (at === null ? (step > 0 ? 0 : last) : Math.max(0, Math.min(last, at + step))))
  }
  const goOn = (): void => {
    if (chosen === null) return setAsked(true)
    void answer.run({ registrationId, clientId: candidates[chosen]?.clientId ?? null })
  }
  const guard = useMoneyConfirm('match', answer.running, goOn)
  useShortcuts([
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyWalk, run: () => move(1) },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyWalk, run: () => move(-1), inLine: false },
    { hotkey: null, keys: 'Enter', label: text.keyNext },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyNext, run: guard.press, inLine: false },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: back.goBack },
  ])
  return (
    <StepScreen step="match" view={view} onKeyDown={guard.onKeyDown}>
      <section className={styles['card']} aria-labelledby="match-head">
        <h2 id="match-head">{text.head}</h2>
        <p>{text.why[by]}</p>
        <p className="muted">{text.ask}</p>
        <ChoiceList label={text.list}>
          {candidates.map((candidate, index) => (
            <Choice key={candidate.clientId} chosen={chosen === index} onChoose={() => setChosen(index)}>
              <CandidateRow candidate={candidate} />
            </Choice>
          ))}
          <Choice chosen={chosen === last} onChoose={() => setChosen(last)}>
            <span className={styles['row']}>
              <strong>{text.other}</strong>
              <span className="second">{text.otherWhy}</span>
            </span>
          </Choice>
        </ChoiceList>
        {candidates.some(({ birthDateDiffers }) => birthDateDiffers) && (
          <p className={styles['asked']}>{text.birthDiffers}</p>
        )}
        {asked && chosen === null && (
          <p className={styles['asked']} role="alert">
            {text.choose}
          </p>
        )}
        {chosen !== null && chosen < last && <p className="muted">{text.sameWhy}</p>}
        <div className="row">
          <ActionButton
            look="main"
            size="large"
            keys="Enter"
            autoFocus
            confirms
            busy={answer.running}
            onClick={guard.press}
          >
            {chosen === null ? text.next : chosen === last ? text.other : text.same}
          </ActionButton>
        </div>
        <ErrorNotice error={answer.error ?? back.error} />
      </section>
    </StepScreen>
  )
}

function CandidateRow({ candidate }: { candidate: Candidate }) {
  const text = useTexts(matchTexts)
  const language = useLanguage()
  const { shortName, birthYear, documentMasked, numbersMasked, links } = candidate
  return (
    <>
      <span className={`grow ${styles['row']}`}>
        <strong>{shortName}</strong>
        <span className="second">
          {text.born(birthYear)} · {text.document(documentMasked)} · {plural(language, links, text.links)}
        </span>
      </span>
      <span className={styles['numbers']}>
        {numbersMasked.length === 0 ? text.noNumbers : numbersMasked.join(', ')}
      </span>
    </>
  )
}
