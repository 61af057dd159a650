import { TableProperties } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { RegistersScreen } from './registers-screen.tsx'

export const registersFeature: Feature = {
  id: 'registers',
  hotkey: 'Alt 8',
  icon: TableProperties,
  permission: 'supervision',
  low: false,
  texts: dictionary(
    { name: 'Реестры', words: 'реестр поставщика долги начисления загрузить файл dbf счётчики долг registers debts' },
    { name: 'Registers', words: 'provider register debts load file dbf meters реестр долги загрузить' },
  ),
  screen: RegistersScreen,
}
