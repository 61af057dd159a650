import { Building2 } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { ProvidersScreen } from './providers-screen.tsx'

export const catalogueFeature: Feature = {
  id: 'catalogue',
  hotkey: 'Alt 7',
  icon: Building2,
  permission: 'clients',
  low: false,
  texts: dictionary(
    {
      name: 'Поставщики',
      words: 'справочник каталог услуги контакты часы офисы адрес телефон комиссия реквизиты инн версии импорт экспорт',
    },
    {
      name: 'Providers',
      words:
        'catalogue services contacts hours offices address phone commission bank details inn versions import export',
    },
  ),
  screen: ProvidersScreen,
}
