import { FileWarning } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { RecordsScreen } from './records-screen.tsx'

export const screeningFeature: Feature = {
  id: 'screening',
  hotkey: 'Alt 6',
  icon: FileWarning,
  permission: 'supervision',
  low: true,
  inRail: false,
  texts: dictionary(
    { name: 'Проверки', words: 'отказы подозрения сверка списки перечень решения записи проверки' },
    { name: 'Screening', words: 'refusals suspicions screening lists comparisons decisions records' },
  ),
  screen: RecordsScreen,
}
