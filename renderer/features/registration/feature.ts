import { Smartphone } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { RegistrationScreen } from './registration-screen.tsx'

export const registrationFeature: Feature = {
  id: 'registration',
  hotkey: 'F3',
  icon: Smartphone,
  permission: 'clients',
  low: false,
  texts: dictionary(
    { name: 'Телефон', words: 'телефон паспорт регистрация подключить номер смс код согласие' },
    { name: 'Phone', words: 'phone passport register registration number sms code consent' },
  ),
  screen: RegistrationScreen,
}
