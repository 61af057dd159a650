import type { ReversalReason } from '../../shared/domain/reversal-reasons.ts'
import { dictionary } from './dictionary.ts'

/** The words of papers, and their English. */
export const reasonTexts = dictionary<Record<ReversalReason, string>>(
  {
    wrong_account: 'Ошибка в лицевом счёте',
    wrong_service: 'Не та услуга',
    wrong_period: 'Не тот период',
    wrong_sum: 'Не та сумма',
    paid_twice: 'Оплачено дважды',
    payer_changed_mind: 'Плательщик отказался от платежа',
    other: 'Другая причина',
  },
  {
    wrong_account: 'A mistake in the account',
    wrong_service: 'A wrong service',
    wrong_period: 'A wrong period',
    wrong_sum: 'A wrong sum',
    paid_twice: 'Paid twice',
    payer_changed_mind: 'The payer gave the payment up',
    other: 'Another reason',
  },
)
