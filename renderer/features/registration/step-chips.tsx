import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './step-chips.module.css'
import { registrationTexts } from './texts.ts'

const steps = ['passport', 'consent', 'phone', 'code', 'done'] as const

/** Where the registration stands: passed, now, ahead. */
export function StepChips({ step }: { step: RegistrationView['step'] }) {
  const text = useTexts(registrationTexts)
  const now = steps.indexOf(step)
  return (
    <ol className={styles['chips']} aria-label={text.stepsLabel}>
      {steps.map((one, index) => {
        const isPassed = index < now || step === 'done'
        return (
          <li
            key={one}
            className={styles['chip']}
            data-state={index === now ? 'now' : isPassed ? 'passed' : 'ahead'}
            aria-current={index === now ? 'step' : undefined}
          >
            <span aria-hidden="true">{isPassed ? '✓' : index + 1}</span> {text.steps[one]}
            {isPassed && <span className="unseen">{text.stepDone}</span>}
          </li>
        )
      })}
    </ol>
  )
}
