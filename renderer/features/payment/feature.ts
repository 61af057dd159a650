import { Wallet } from 'lucide-react'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Feature } from '../../ui/feature.ts'
import { PaymentScreen } from './payment-screen.tsx'

export const paymentFeature: Feature = {
  id: 'payment',
  hotkey: 'F2',
  icon: Wallet,
  permission: 'payments',
  low: false,
  texts: dictionary(
    { name: 'Оплата', words: 'платёж платить квитанция деньги касса услуга' },
    { name: 'Payment', words: 'pay payment bill cash service' },
  ),
  screen: PaymentScreen,
}
