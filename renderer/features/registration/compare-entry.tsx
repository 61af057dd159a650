import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { compareEntry, type ScreeningHit } from '../../../shared/contract/screening.ts'
import { type ComparisonReason, comparisonReasons } from '../../../shared/domain/screening-reasons.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { screeningWords } from '../../i18n/screening-texts.ts'
import { ReasonStep } from './reason-step.tsx'
import { ComparedEntry } from '../../ui/compared-entry.tsx'
import { screeningTexts } from '../../ui/screening-texts.ts'

type Answer = ComparisonReason | 'maybe_same'
const answers: readonly Answer[] = [...comparisonReasons, 'maybe_same']

/** A similar entry, compared by hand with the document in the operator's hand. */
export function CompareEntry({ view, hit, left }: { view: RegistrationView; hit: ScreeningHit; left: number }) {
  const text = useTexts(screeningTexts)
  const words = useTexts(screeningWords)
  const { run, running, error } = useCommand(compareEntry)
  const goOn = ({ reason, note }: { reason: Answer; note: string }): void => {
    if (hit.entry === null) return
    const isMaybe = reason === 'maybe_same'
    const verdict = isMaybe ? 'maybe_same' : 'another_person'
    const { registrationId } = view
    void run({ registrationId, entry: hit.entry, verdict, reason: isMaybe ? 'other' : reason, note })
  }
  return (
    <ReasonStep
      view={view}
      head={text.compareHead}
      label={text.choices}
      ask={text.choose}
      reasons={answers}
      words={{ ...words.comparison, maybe_same: words.maybeSame }}
      act={text.next}
      running={running}
      error={error}
      onReason={goOn}
    >
      <p className="muted">{text.compareWhy}</p>
      {left > 1 && <p className="second">{text.compareLeft(left)}</p>}
      <ComparedEntry hit={hit} />
    </ReasonStep>
  )
}
