import { Smartphone } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { NumbersScreen } from './numbers-screen.tsx'

export const numbersFeature: Feature = {
  id: 'numbers',
  hotkey: null,
  icon: Smartphone,
  permission: 'clients',
  low: false,
  inRail: false,
  texts: dictionary(
    {
      name: 'Номера клиента',
      words: 'новый телефон сменить потерял сброс пароля забыл отозвать госуслуги номер mobile phone password reset',
    },
    {
      name: "Client's numbers",
      words: 'new phone change lost reset password forgotten revoke gosuslugi number телефон пароль номер',
    },
  ),
  screen: NumbersScreen,
}
