import { ChartColumn } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { ReportsScreen } from './reports-screen.tsx'

export const reportsFeature: Feature = {
  id: 'reports',
  hotkey: 'F10',
  icon: ChartColumn,
  permission: 'payments',
  low: true,
  texts: dictionary(
    { name: 'Отчёты', words: 'поставщики кассиры часы услуги комиссия наличные время диаграмма отчётная справка' },
    { name: 'Reports', words: 'providers cashiers hours services commission cash flow time chart day certificate' },
  ),
  screen: ReportsScreen,
}
