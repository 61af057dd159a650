import { IdCard } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { IdentificationScreen } from './identification-screen.tsx'

export const identificationFeature: Feature = {
  id: 'identification',
  hotkey: null,
  icon: IdCard,
  permission: 'administration',
  low: false,
  inRail: false,
  texts: dictionary(
    { name: 'Пороги идентификации', words: '115-фз документ плательщика паспорт порог 15000 60000 жкх лимит' },
    { name: 'Identification limits', words: '115-fz payer document passport threshold 15000 60000 utilities limit' },
  ),
  screen: IdentificationScreen,
}
