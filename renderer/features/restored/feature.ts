import { History } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { RestoredScreen } from './restored-screen.tsx'

export const restoredFeature: Feature = {
  id: 'restored',
  hotkey: null,
  icon: History,
  permission: 'supervision',
  low: false,
  inRail: false,
  texts: dictionary(
    { name: 'После восстановления', words: 'восстановление копия пропавшие чеки z-отчёт проверка деньги' },
    { name: 'After a restore', words: 'restored copy lost receipts z report review' },
  ),
  screen: RestoredScreen,
}
