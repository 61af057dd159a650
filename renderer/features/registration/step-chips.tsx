import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './step-chips.module.css'
import { registrationTexts } from './texts.ts'

type Kind = NonNullable<RegistrationView['result']>['kind']

const steps = ['passport', 'consent', 'phone', 'code', 'done'] as const

/** Where the registration stands: passed, now, ahead. `kind` is what came out in the end. */
export function StepChips({ step, kind }: { step: RegistrationView['step']; kind: Kind | null }) {
  const text = useTexts(registrationTexts)
  // Who the client is, what the lists say, and who signs for one belongs to the first step.
  const isFirst = step === 'screening' || step === 'match' || step === 'representative'
  const now = steps.indexOf(isFirst ? 'passport' : step)
  return (
    <ol className={styles['chips']} aria-label={text.stepsLabel}>
      {steps.map((one, index) => {
        // A «Город» number needs neither a phone nor its code.
        const isSkipped = kind === 'gorod' && (one === 'phone' || one === 'code')
        const isPassed = !isSkipped && (index < now || step === 'done')
        return (
          <li
            key={one}
            className={styles['chip']}
            data-state={index === now ? 'now' : isPassed ? 'passed' : 'ahead'}
            aria-current={index === now ? 'step' : undefined}
          >
            <span aria-hidden="true">{isPassed ? '✓' : isSkipped ? '–' : index + 1}</span> {text.steps[one]}
            {isPassed && <span className="unseen">{text.stepDone}</span>}
          </li>
        )
      })}
    </ol>
  )
}
