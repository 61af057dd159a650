import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { OutcomeLine } from '../../ui/outcome-line.tsx'
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
    <OutcomeLine look={look}>
      {text.passwordSms} {text.password[delivery]}
    </OutcomeLine>
  )
}
