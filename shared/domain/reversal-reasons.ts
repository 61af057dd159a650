/** Why a payment, or lines of it, are given back, entered anew or applied for: data of the row, texts of the window and papers. */

export const reversalReasons = [
  'wrong_account',
  'wrong_service',
  'wrong_period',
  'wrong_sum',
  'paid_twice',
  'payer_changed_mind',
  'other',
] as const
export type ReversalReason = (typeof reversalReasons)[number]

/** What an entry can be put right for: the cash stays. */
export const correctionReasons = ['wrong_account', 'wrong_service', 'wrong_period', 'wrong_sum', 'other'] as const
export type CorrectionReason = (typeof correctionReasons)[number]

/** As papers say it; the window has the same words in both languages. */
export const reversalReasonWords: Readonly<Record<ReversalReason, string>> = {
  wrong_account: 'Ошибка в лицевом счёте',
  wrong_service: 'Не та услуга',
  wrong_period: 'Не тот период',
  wrong_sum: 'Не та сумма',
  paid_twice: 'Оплачено дважды',
  payer_changed_mind: 'Плательщик отказался от платежа',
  other: 'Другая причина',
}

/** The last reason says nothing by itself: it needs words. */
export const isNoteMissing = (reason: ReversalReason, note: string): boolean => reason === 'other' && note === ''

/** Stored as text; what another version of the program wrote is shown as the last. */
export const reversalReasonOf = (text: string): ReversalReason =>
  reversalReasons.find((reason) => reason === text) ?? 'other'
