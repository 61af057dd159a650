import { Users } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { OperatorsScreen } from './operators-screen.tsx'

export const operatorsFeature: Feature = {
  id: 'operators',
  hotkey: 'Alt 1',
  icon: Users,
  permission: 'administration',
  low: false,
  texts: dictionary(
    { name: 'Операторы', words: 'кассиры пользователи пароль логин завести отключить' },
    { name: 'Operators', words: 'cashiers users password login create disable' },
  ),
  screen: OperatorsScreen,
}
