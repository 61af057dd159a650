import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { compareEntry, type ScreeningHit } from '../../../shared/contract/screening.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { screeningWords } from '../../i18n/screening-texts.ts'
import { ReasonStep } from './reason-step.tsx'
import { ComparedEntry } from '../../ui/compared-entry.tsx'
import { comparisonAnswers, comparisonOf } from '../../ui/comparison-answers.ts'
import { screeningTexts } from '../../ui/screening-texts.ts'

/** A similar entry, compared by hand with the document in the operator's hand. */
export function CompareEntry({ view, hit, left }: { view: RegistrationView; hit: ScreeningHit; left: number }) {
  const text = useTexts(screeningTexts)
  const words = useTexts(screeningWords)
  const { run, running, error } = useCommand(compareEntry)
  return (
    <ReasonStep
      view={view}
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
        if (answer !== null) void run({ registrationId: view.registrationId, ...answer })
      }}
    >
      <p className="muted">{text.compareWhy}</p>
      {left > 1 && <p className="second">{text.compareLeft(left)}</p>}
      <ComparedEntry hit={hit} />
    </ReasonStep>
  )
}
