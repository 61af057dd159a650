import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './check-list.module.css'
import { checkTexts } from '../../ui/check-texts.ts'
import { registrationTexts } from './texts.ts'

/** The right column: what was checked and as of when, and what the owner will have. */
export function CheckList({ view }: { view: RegistrationView | null }) {
  const text = useTexts(registrationTexts)
  const clock = useDeskClock()
  const checks = view?.checks ?? []
  return (
    <section className={styles['column']} aria-label={text.checks}>
      <h2 className={styles['head']}>{text.checks}</h2>
      {checks.length === 0 && <p className={styles['none']}>{text.checksNone}</p>}
      <Checks view={view} />
      {view !== null && view.step !== 'done' && (
        <p className={styles['kept']}>{text.keptUntil(clock.time(view.expiresAt))}</p>
      )}
      {view !== null && view.owner !== null && (
        <OwnerUse owner={view.owner} title={view.step === 'done' ? text.ownerHas : text.ownerWillHave} />
      )}
    </section>
  )
}

function Checks({ view }: { view: RegistrationView | null }) {
  const text = useTexts(registrationTexts)
  const says = useTexts(checkTexts)
  if (view === null || view.checks.length === 0) return null
  return (
    // More of them than fit are walked by the arrow keys.
    <ul className={styles['list']} aria-live="polite" aria-label={text.checks} tabIndex={0}>
      {view.checks.map((check) => (
        <li key={check.code} className={styles['check']} data-level={check.level}>
          <span className={styles['mark']} aria-hidden="true">
            {check.level === 'ok' ? '✓' : '!'}
          </span>
          <span>
            {says[check.code].what}
            <span className={styles['about']}>{says[check.code].about(check, view.consent.textVersion)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function OwnerUse({ owner, title }: { owner: NonNullable<RegistrationView['owner']>; title: string }) {
  const text = useTexts(registrationTexts)
  return (
    <section className={styles['owner']} aria-label={title}>
      <p className={styles['ownerHead']}>{title}</p>
      <dl>
        {(['numbers', 'services', 'addresses'] as const).map((kind) => {
          const { used, limit } = owner[kind]
          return (
            <div key={kind} className="spread">
              <dt>{text[kind]}</dt>
              <dd className={styles['use']} data-over={used > limit || undefined}>
                {used > limit ? text.over(used, limit) : text.of(used, limit)}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
