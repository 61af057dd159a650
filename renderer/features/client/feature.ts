import { IdCard } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { ClientScreen } from './client-screen.tsx'

export const clientFeature: Feature = {
  id: 'client',
  hotkey: 'F4',
  icon: IdCard,
  permission: 'clients',
  low: false,
  texts: dictionary(
    { name: 'Клиент', words: 'найти карточка владелец телефон документ паспорт лимиты согласие блокировка' },
    { name: 'Client', words: 'find card owner phone document passport limits consent block' },
  ),
  screen: ClientScreen,
}
