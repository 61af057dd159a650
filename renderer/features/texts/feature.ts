import { FileText } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { TextsScreen } from './texts-screen.tsx'

export const textsFeature: Feature = {
  id: 'texts',
  hotkey: 'Alt 7',
  icon: FileText,
  permission: 'administration',
  low: false,
  texts: dictionary(
    { name: 'Тексты', words: 'бумаги согласие заявление лист шаблон редакция слова' },
    { name: 'Texts', words: 'papers consent application sheet template version wording' },
  ),
  screen: TextsScreen,
}
