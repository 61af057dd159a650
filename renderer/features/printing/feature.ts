import { Printer } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { PrinterScreen } from './printer-screen.tsx'

export const printingFeature: Feature = {
  id: 'printing',
  hotkey: 'Alt 2',
  icon: Printer,
  permission: 'administration',
  low: false,
  texts: dictionary(
    { name: 'Принтер', words: 'печать чеков настройка бумага сеть проба' },
    { name: 'Printer', words: 'printing receipts settings paper network test' },
  ),
  screen: PrinterScreen,
}
