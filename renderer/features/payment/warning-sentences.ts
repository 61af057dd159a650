import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** `line.*`: why a line must be looked at before it is paid. */
export const warningSentences: Sentences = dictionary(
  {
    'line.sum_missing': { what: 'В коде нет суммы.', todo: 'Введите сумму с квитанции.' },
    'line.sum_unreadable': { what: 'Сумма в коде не читается.', todo: 'Введите сумму с квитанции.' },
    'line.period_missing': { what: 'Период в коде не указан.', todo: 'Сверьте месяц с квитанцией.' },
    'line.payee_unknown': {
      what: 'Получателя нет в каталоге.',
      todo: 'Сверьте с бумагой название, ИНН и счёт: деньги уйдут по ним.',
    },
    'line.account_format': {
      what: 'Лицевой счёт не похож на счета этого поставщика.',
      todo: 'Сверьте его с квитанцией знак за знаком.',
    },
    'line.account_missing': { what: 'В коде нет лицевого счёта.', todo: 'Введите его с квитанции.' },
    'line.code_repaired_from_layout': {
      what: 'Код пришёл в русской раскладке и исправлен.',
      todo: 'Сверьте счёт и сумму с квитанцией.',
    },
    'line.text_repaired': { what: 'Буквы в коде были испорчены и исправлены.', todo: 'Сверьте счёт и сумму с квитанцией.' },
    'line.details_incomplete': { what: 'В коде не все реквизиты.', todo: 'Допишите недостающее с бумаги.' },
    'line.key_invalid': {
      what: 'Счёт получателя не сходится с БИК.',
      todo: 'Проверьте обе строки цифр: одна из них записана с ошибкой.',
    },
    'line.inn_invalid': { what: 'ИНН получателя не сходится.', todo: 'Проверьте ИНН по бумаге.' },
    'line.ambiguous_field': {
      what: 'Одно из полей стоит в коде дважды с разными значениями.',
      todo: 'Сверьте счёт, период и сумму с квитанцией.',
    },
  },
  {
    'line.sum_missing': { what: 'The code has no sum.', todo: 'Type the sum from the bill.' },
    'line.sum_unreadable': { what: 'The sum in the code cannot be read.', todo: 'Type the sum from the bill.' },
    'line.period_missing': { what: 'The code names no period.', todo: 'Compare the month with the bill.' },
    'line.payee_unknown': {
      what: 'The payee is not in the catalogue.',
      todo: 'Compare name, INN and account with the paper: the money goes by them.',
    },
    'line.account_format': {
      what: "The account does not look like this provider's.",
      todo: 'Compare it with the bill character by character.',
    },
    'line.account_missing': { what: 'The code has no account.', todo: 'Type it from the bill.' },
    'line.code_repaired_from_layout': {
      what: 'The code came under the Russian layout and was repaired.',
      todo: 'Compare account and sum with the bill.',
    },
    'line.text_repaired': { what: 'Letters of the code were spoilt and repaired.', todo: 'Compare account and sum with the bill.' },
    'line.details_incomplete': { what: 'The code lacks some bank details.', todo: 'Add what is missing from the paper.' },
    'line.key_invalid': {
      what: "The payee's account does not agree with the BIC.",
      todo: 'Check both rows of digits: one of them is wrong.',
    },
    'line.inn_invalid': { what: "The payee's INN does not check.", todo: 'Compare the INN with the paper.' },
    'line.ambiguous_field': {
      what: 'A field stands twice in the code with different values.',
      todo: 'Compare account, period and sum with the bill.',
    },
  },
)
