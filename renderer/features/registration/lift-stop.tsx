import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { liftStop } from '../../../shared/contract/screening.ts'
import { hitCode } from '../../../shared/domain/list-kinds.ts'
import { liftReasons } from '../../../shared/domain/screening-reasons.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { screeningWords } from '../../i18n/screening-texts.ts'
import { ReasonStep } from './reason-step.tsx'
import styles from '../../ui/screening.module.css'
import { screeningTexts } from '../../ui/screening-texts.ts'

/** Nothing goes on until a supervisor decides in place. The wording is neutral whatever the reason is. */
export function LiftStop({ view }: { view: RegistrationView }) {
  const text = useTexts(screeningTexts)
  const words = useTexts(screeningWords)
  const { run, running, error } = useCommand(liftStop)
  return (
    <ReasonStep
      view={view}
      head={text.stopHead}
      label={text.liftChoices}
      ask={text.liftChoose}
      reasons={liftReasons}
      words={words.lift}
      remarks
      act={text.lift}
      running={running}
      error={error}
      onReason={(said) => void run({ registrationId: view.registrationId, ...said })}
    >
      <p>{text.stopWhy}</p>
      <p className="second">
        {text.code}: <span className={styles['code']}>{view.screening.map(hitCode).join(', ')}</span>
      </p>
    </ReasonStep>
  )
}
