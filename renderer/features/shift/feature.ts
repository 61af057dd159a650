import { Archive } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { ShiftScreen } from './shift-screen.tsx'

export const shiftFeature: Feature = {
  id: 'shift',
  hotkey: 'F8',
  icon: Archive,
  permission: 'payments',
  low: true,
  texts: dictionary(
    { name: 'Смена', words: 'открыть закрыть касса ящик пересчёт остаток x-отчёт z-отчёт' },
    { name: 'Shift', words: 'open close drawer count float x report z report' },
  ),
  screen: ShiftScreen,
}
