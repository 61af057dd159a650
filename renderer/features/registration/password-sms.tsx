import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './paper-state.module.css'
import { phoneTexts } from './phone-texts.ts'

type Delivery = NonNullable<NonNullable<RegistrationView['result']>['passwordSms']>

/** How the SMS with the password went. Nobody at the desk ever sees the password. */
export function PasswordSms({ delivery }: { delivery: Delivery }) {
  const text = useTexts(phoneTexts)
  const look =
    delivery === 'delivered' || delivery === 'sent'
      ? 'good'
      : delivery === 'failed' || delivery === 'unknown'
        ? 'ask'
        : 'wait'
  return (
    <p role="status" className={styles['paper']} data-look={look}>
      <span className={styles['dot']} aria-hidden="true" />
      {text.passwordSms} {text.password[delivery]}
    </p>
  )
}
