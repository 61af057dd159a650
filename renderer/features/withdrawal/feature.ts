import { UserX } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { WithdrawalScreen } from './withdrawal-screen.tsx'

export const withdrawalFeature: Feature = {
  id: 'withdrawal',
  hotkey: null,
  icon: UserX,
  permission: 'clients',
  low: false,
  inRail: false,
  texts: dictionary(
    { name: 'Отзыв согласия', words: 'отозвать согласие удалить данные клиента забыть реклама 152-ФЗ' },
    { name: 'Withdraw consent', words: 'erase client data forget advertising withdrawal' },
  ),
  screen: WithdrawalScreen,
}
