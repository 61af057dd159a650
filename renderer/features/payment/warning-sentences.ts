import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

const ruCompare = 'Сверьте счёт, период и сумму с квитанцией.'
const enCompare = 'Compare account, period and sum with the bill.'
const ruSum = 'Введите сумму с квитанции.'
const enSum = 'Type the sum from the bill.'
const ruDetails = 'Допишите с бумаги.'
const enDetails = 'Add it from the paper.'

/** `line.*`: why a line must be looked at before it is paid. */
export const warningSentences: Sentences = dictionary(
  {
    'line.name_missing': { what: 'В коде нет названия получателя.', todo: ruDetails },
    'line.personal_acc_missing': { what: 'В коде нет счёта получателя.', todo: ruDetails },
    'line.bank_name_missing': { what: 'В коде нет банка получателя.', todo: ruDetails },
    'line.bic_missing': { what: 'В коде нет БИК.', todo: ruDetails },
    'line.corresp_acc_missing': {
      what: 'В коде нет корреспондентского счёта.',
      todo: 'Допишите его, если он есть на бумаге.',
    },
    'line.field_ambiguous': { what: 'Одно из полей стоит в коде дважды с разными значениями.', todo: ruCompare },
    'line.sum_ambiguous': { what: 'В коде две разные суммы.', todo: ruSum },
    'line.sum_too_large': { what: 'Сумма в коде невозможно большая.', todo: ruSum },
    'line.sum_negative': {
      what: 'Сумма в коде отрицательная: похоже, переплата.',
      todo: 'Спросите клиента, сколько платить, и введите сумму.',
    },
    'line.sum_fractional': { what: 'Сумма в коде записана не в копейках.', todo: ruSum },
    'line.sum_unreadable': { what: 'Сумма в коде не читается.', todo: ruSum },
    'line.sum_zero': {
      what: 'В коде сумма 0: её называет плательщик.',
      todo: 'Спросите клиента, сколько платить, и введите сумму.',
    },
    'line.sum_key_unusual': { what: 'Сумма стоит в необычном поле кода.', todo: 'Сверьте сумму с квитанцией.' },
    'line.sum_missing': { what: 'В коде нет суммы.', todo: ruSum },
    'line.add_amount_unreadable': {
      what: 'Дополнительная сумма (страховка, пени) не читается.',
      todo: 'Сверьте сумму с квитанцией.',
    },
    'line.period_unreadable': {
      what: 'Период в коде не читается.',
      todo: 'Введите месяц с квитанции, например 08.2026.',
    },
    'line.separator_unusual': { what: 'Поля кода разделены необычно.', todo: ruCompare },
    'line.stray_text': { what: 'Часть кода не прочитана.', todo: ruCompare },
    'line.encoding_differs': {
      what: 'Код записан не в той кодировке, что в нём указана.',
      todo: 'Сверьте названия с бумагой.',
    },
    'line.text_repaired': { what: 'Буквы в коде были испорчены и исправлены.', todo: 'Сверьте названия с бумагой.' },
    'line.text_lost': { what: 'Часть букв в коде потеряна.', todo: 'Допишите названия с бумаги.' },
    'line.layout_repaired': {
      what: 'Код пришёл в русской раскладке и исправлен; названия в нём пропали.',
      todo: ruCompare,
    },
    'line.payee_unknown': {
      what: 'Получателя нет в каталоге.',
      todo: 'Сверьте с бумагой название, ИНН и счёт: деньги уйдут по ним.',
    },
    'line.account_missing': { what: 'В коде нет лицевого счёта.', todo: 'Введите его с квитанции.' },
    'line.account_format': {
      what: 'Лицевой счёт не похож на счета этого поставщика.',
      todo: 'Сверьте его с квитанцией знак за знаком.',
    },
    'line.details_incomplete': { what: 'В коде не все реквизиты.', todo: 'Допишите недостающее с бумаги.' },
    'line.key_invalid': {
      what: 'Счёт получателя не сходится с БИК.',
      todo: 'Проверьте обе строки цифр: одна из них записана с ошибкой.',
    },
    'line.inn_invalid': { what: 'ИНН получателя не сходится.', todo: 'Проверьте ИНН по бумаге.' },
  },
  {
    'line.name_missing': { what: "The code lacks the payee's name.", todo: enDetails },
    'line.personal_acc_missing': { what: "The code lacks the payee's account.", todo: enDetails },
    'line.bank_name_missing': { what: "The code lacks the payee's bank.", todo: enDetails },
    'line.bic_missing': { what: 'The code lacks the BIC.', todo: enDetails },
    'line.corresp_acc_missing': {
      what: 'The code lacks the correspondent account.',
      todo: 'Add it if the paper has one.',
    },
    'line.field_ambiguous': { what: 'A field stands twice in the code with different values.', todo: enCompare },
    'line.sum_ambiguous': { what: 'The code has two different sums.', todo: enSum },
    'line.sum_too_large': { what: 'The sum in the code is impossibly large.', todo: enSum },
    'line.sum_negative': {
      what: 'The sum in the code is negative: probably overpaid.',
      todo: 'Ask the client how much to pay and type the sum.',
    },
    'line.sum_fractional': { what: 'The sum in the code is not in kopecks.', todo: enSum },
    'line.sum_unreadable': { what: 'The sum in the code cannot be read.', todo: enSum },
    'line.sum_zero': {
      what: 'The code says 0: the payer names the sum.',
      todo: 'Ask the client how much to pay and type the sum.',
    },
    'line.sum_key_unusual': {
      what: 'The sum stands in an unusual field of the code.',
      todo: 'Compare the sum with the bill.',
    },
    'line.sum_missing': { what: 'The code has no sum.', todo: enSum },
    'line.add_amount_unreadable': {
      what: 'The additional sum (insurance, penalty) cannot be read.',
      todo: 'Compare the sum with the bill.',
    },
    'line.period_unreadable': {
      what: 'The period in the code cannot be read.',
      todo: 'Type the month from the bill, for example 08.2026.',
    },
    'line.separator_unusual': { what: 'The fields of the code are separated unusually.', todo: enCompare },
    'line.stray_text': { what: 'A part of the code was not read.', todo: enCompare },
    'line.encoding_differs': {
      what: 'The code is not in the encoding it names.',
      todo: 'Compare the names with the paper.',
    },
    'line.text_repaired': {
      what: 'Letters of the code were spoilt and repaired.',
      todo: 'Compare the names with the paper.',
    },
    'line.text_lost': { what: 'Some letters of the code are lost.', todo: 'Add the names from the paper.' },
    'line.layout_repaired': {
      what: 'The code came under the Russian layout and was repaired; its names are lost.',
      todo: enCompare,
    },
    'line.payee_unknown': {
      what: 'The payee is not in the catalogue.',
      todo: 'Compare name, INN and account with the paper: the money goes by them.',
    },
    'line.account_missing': { what: 'The code has no account.', todo: 'Type it from the bill.' },
    'line.account_format': {
      what: "The account does not look like this provider's.",
      todo: 'Compare it with the bill character by character.',
    },
    'line.details_incomplete': {
      what: 'The code lacks some bank details.',
      todo: 'Add what is missing from the paper.',
    },
    'line.key_invalid': {
      what: "The payee's account does not agree with the BIC.",
      todo: 'Check both rows of digits: one of them is wrong.',
    },
    'line.inn_invalid': { what: "The payee's INN does not check.", todo: 'Compare the INN with the paper.' },
  },
)
