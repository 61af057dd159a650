import { ScanLine } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { ScannerScreen } from './scanner-screen.tsx'

export const scannerFeature: Feature = {
  id: 'scanner',
  hotkey: 'Alt 0',
  icon: ScanLine,
  permission: 'administration',
  low: false,
  texts: dictionary(
    { name: 'Сканер', words: 'проверка штрихкод qr порт com скорость приставка настройка' },
    { name: 'Scanner', words: 'check barcode qr port com speed prefix settings' },
  ),
  screen: ScannerScreen,
}
