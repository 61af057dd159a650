import { MessageSquareText } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { SmsScreen } from './sms-screen.tsx'

export const smsFeature: Feature = {
  id: 'sms',
  hotkey: 'Alt 5',
  icon: MessageSquareText,
  permission: 'administration',
  low: false,
  texts: dictionary(
    { name: 'СМС', words: 'шлюз сообщения телефон kannel канал настройка проба отчёт' },
    { name: 'SMS', words: 'gateway messages phone kannel settings probe report' },
  ),
  screen: SmsScreen,
}
