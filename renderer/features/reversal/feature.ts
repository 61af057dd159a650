import { FileText, Undo2 } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { ApplicationsScreen } from './applications-screen.tsx'
import { ReversalScreen } from './reversal-screen.tsx'

export const reversalFeature: Feature = {
  id: 'reversal',
  hotkey: null,
  icon: Undo2,
  permission: 'payments',
  low: false,
  inRail: false,
  texts: dictionary(
    {
      name: 'Аннулировать или исправить',
      words: 'аннулирование сторно вернуть деньги возврат отмена платежа исправить строку ошибка в счёте слип',
    },
    { name: 'Give back or put right', words: 'reversal annul refund cancel payment correct line wrong account slip' },
  ),
  screen: ReversalScreen,
}

export const applicationsFeature: Feature = {
  id: 'applications',
  hotkey: null,
  icon: FileText,
  permission: 'clients',
  low: false,
  inRail: false,
  texts: dictionary(
    {
      name: 'Заявления по платежам',
      words: 'заявление возврат уточнение реквизитов розыск ошибка платежа после смены список заявлений',
    },
    { name: 'Applications on payments', words: 'application refund correction of details after the shift list' },
  ),
  screen: ApplicationsScreen,
}
