import { Link2 } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { LinksScreen } from './links-screen.tsx'

export const linksFeature: Feature = {
  id: 'links',
  hotkey: 'F5',
  icon: Link2,
  permission: 'clients',
  low: false,
  texts: dictionary(
    { name: 'Привязка', words: 'привязать отвязать услуга лицевой счёт поставщик' },
    { name: 'Links', words: 'link unlink service account provider' },
  ),
  screen: LinksScreen,
}
