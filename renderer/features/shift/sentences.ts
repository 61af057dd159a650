import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

export const shiftSentences: Sentences = dictionary(
  {
    'shift.none_open': { what: 'Смена не открыта: принимать деньги нельзя.', todo: 'Откройте смену (F8) и повторите.' },
    'shift.open_by_other': {
      what: ({ number, operatorName }) =>
        `За этим местом открыта смена ${number ?? ''} — ${operatorName ?? 'другой оператор'}.`,
      todo: 'Попросите этого оператора закрыть свою смену, затем откройте свою.',
    },
    'shift.too_old': {
      what: 'Смена открыта больше суток: новые платежи она не принимает.',
      todo: 'Закройте смену (F8) и откройте новую.',
    },
    'shift.already_open': {
      what: ({ number }) => `Ваша смена ${number ?? ''} уже открыта.`,
      todo: 'Вернитесь к оплате (F2).',
    },
    'shift.reason_required': {
      what: 'Деньги в ящике не сошлись с ожидаемыми.',
      todo: 'Напишите причину расхождения: смена закроется и с ним.',
    },
  },
  {
    'shift.none_open': { what: 'No shift is open: no money may be taken.', todo: 'Open a shift (F8) and try again.' },
    'shift.open_by_other': {
      what: ({ number, operatorName }) =>
        `Shift ${number ?? ''} of ${operatorName ?? 'another operator'} is open at this desk.`,
      todo: 'Ask that operator to close it, then open yours.',
    },
    'shift.too_old': {
      what: 'The shift is over a day old and takes no new payments.',
      todo: 'Close it (F8) and open a new one.',
    },
    'shift.already_open': {
      what: ({ number }) => `Your shift ${number ?? ''} is open already.`,
      todo: 'Go back to payment (F2).',
    },
    'shift.reason_required': {
      what: 'The drawer does not agree with what is expected.',
      todo: 'Write the reason: the shift closes with the difference too.',
    },
  },
)
