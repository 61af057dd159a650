import { ReceiptText } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { JournalScreen } from './journal-screen.tsx'

export const journalFeature: Feature = {
  id: 'journal',
  hotkey: 'F9',
  icon: ReceiptText,
  permission: 'payments',
  low: true,
  texts: dictionary(
    { name: 'Журнал', words: 'платежи чеки поиск найти копия история' },
    { name: 'Journal', words: 'payments receipts search find copy history' },
  ),
  screen: JournalScreen,
}
