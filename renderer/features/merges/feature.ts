import { Merge } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { MergesScreen } from './merges-screen.tsx'

export const mergesFeature: Feature = {
  id: 'merges',
  hotkey: null,
  icon: Merge,
  permission: 'clients',
  low: false,
  inRail: false,
  texts: dictionary(
    { name: 'Слияние', words: 'объединить карточки слияние дубль двойник разъединить клиент' },
    { name: 'Merging', words: 'merge cards duplicate double undo separate client' },
  ),
  screen: MergesScreen,
}
