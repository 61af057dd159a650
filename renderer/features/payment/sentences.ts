import type { RefusalParams } from '../../../shared/contract/envelope.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

const ruLine = ({ line }: RefusalParams): string => (line === undefined || line === null ? 'Строка' : `Строка ${line}`)
const bound = ({ boundKopecks }: RefusalParams): string => (boundKopecks === undefined ? '' : `: ${boundKopecks}`)
const enLine = ({ line }: RefusalParams): string => (line === undefined || line === null ? 'A line' : `Line ${line}`)

/** Refusals of payments, and `code.*`: why a scanned or pasted text is no bill. */
export const paymentSentences: Sentences = dictionary(
  {
    'payments.given_less_than_due': {
      what: ({ dueKopecks }) => `Получено меньше, чем нужно${dueKopecks === undefined ? '' : `: взять ${dueKopecks}`}.`,
      todo: 'Введите сумму, которую дал клиент, или уберите строку (Esc).',
    },
    'payments.service_unknown': {
      what: (params) => `${ruLine(params)}: такой услуги больше нет в каталоге.`,
      todo: 'Вернитесь к строкам (Esc), удалите её и выберите услугу снова.',
    },
    'payments.service_demo_only': {
      what: (params) => `${ruLine(params)}: учебная услуга, на рабочем месте её не оплатить.`,
      todo: 'Вернитесь к строкам (Esc) и удалите её.',
    },
    'payments.account_invalid': {
      what: (params) => `${ruLine(params)}: лицевой счёт не того вида, что у поставщика.`,
      todo: 'Вернитесь к строкам (Esc) и сверьте счёт с квитанцией.',
    },
    'payments.period_missing': {
      what: (params) => `${ruLine(params)}: поставщику нужен период.`,
      todo: 'Вернитесь к строкам (Esc) и укажите месяц с квитанции.',
    },
    'payments.amount_below_min': {
      what: (params) => `${ruLine(params)}: сумма меньше наименьшей${bound(params)}.`,
      todo: 'Вернитесь к строкам (Esc) и исправьте сумму.',
    },
    'payments.amount_above_max': {
      what: (params) => `${ruLine(params)}: сумма больше наибольшей${bound(params)}.`,
      todo: 'Вернитесь к строкам (Esc), исправьте сумму или разделите её.',
    },
    'payments.amount_not_due': {
      what: (params) => `${ruLine(params)}: поставщик принимает только весь долг${bound(params)}.`,
      todo: 'Вернитесь к строкам (Esc) и поставьте её; иначе уберите строку.',
    },
    'payments.amount_below_due': {
      what: (params) => `${ruLine(params)}: поставщик не принимает меньше долга${bound(params)}.`,
      todo: 'Вернитесь к строкам (Esc) и исправьте сумму.',
    },
    'payments.amount_above_due': {
      what: (params) => `${ruLine(params)}: поставщик не принимает больше долга${bound(params)}.`,
      todo: 'Вернитесь к строкам (Esc) и исправьте сумму.',
    },
    'payments.amount_above_basket': {
      what: (params) => `${ruLine(params)}: в одном платеже столько этому поставщику не принять${bound(params)}.`,
      todo: 'Вернитесь к строкам (Esc), уменьшите суммы или разделите платёж.',
    },
    'payments.details_invalid': {
      what: (params) => `${ruLine(params)}: реквизиты не прошли проверку.`,
      todo: 'Вернитесь к строкам (Esc) и сверьте реквизиты с бумагой.',
    },
    'payments.not_confirmed': {
      what: (params) => `${ruLine(params)}: реквизиты не подтверждены.`,
      todo: 'Вернитесь к строкам (Esc), сверьте реквизиты и подтвердите.',
    },
    'payments.payee_in_catalogue': {
      what: (params) => `${ruLine(params)}: этот получатель есть в каталоге.`,
      todo: 'Удалите строку и выберите его услугу (Ins): деньги уйдут по проверенным реквизитам.',
    },
    'payments.link_unknown': {
      what: (params) => `${ruLine(params)}: эта услуга у клиента больше не привязана.`,
      todo: 'Вернитесь к строкам (Esc), уберите её и выберите услугу снова (Ins).',
    },
    'payments.sum_too_large': { what: 'Сумма слишком велика.', todo: 'Проверьте суммы строк; разделите платёж.' },
    'payments.unknown': { what: 'Такого чека нет.', todo: 'Найдите чек в журнале (F9).' },
    'payments.not_printed_yet': {
      what: 'Сам чек ещё не вышел из принтера: копию делать рано.',
      todo: 'Дождитесь чека или уладьте его в лампе «Принтер».',
    },
    'code.empty': { what: 'В коде ничего нет.', todo: 'Сканируйте ещё раз или выберите услугу (Ins).' },
    'code.too_long': {
      what: 'Это не код квитанции: текст слишком длинный.',
      todo: 'Сканируйте QR-код с квитанции или выберите услугу (Ins).',
    },
    'code.not_payment_code': {
      what: 'Это не платёжный код.',
      todo: 'Найдите на квитанции QR-код «для оплаты» или выберите услугу и введите счёт (Ins).',
    },
    'code.sbp_link': {
      what: 'Это код Системы быстрых платежей: им платят с телефона.',
      todo: 'Найдите на квитанции QR-код для кассы или выберите услугу (Ins).',
    },
    'code.fiscal_receipt': {
      what: 'Это код кассового чека: по нему уже заплачено.',
      todo: 'Попросите квитанцию на оплату.',
    },
    'code.web_link': {
      what: 'Это ссылка на сайт, а не платёжный код.',
      todo: 'Найдите другой QR-код на квитанции или выберите услугу (Ins).',
    },
    'code.unsupported_version': {
      what: 'Версия платёжного кода неизвестна.',
      todo: 'Выберите услугу (Ins) и введите лицевой счёт с квитанции.',
    },
    'code.unknown_layout': {
      what: 'Код пришёл в чужой раскладке и не читается.',
      todo: 'Сканируйте ещё раз; если не поможет — выберите услугу (Ins).',
    },
    'code.text_mangled': {
      what: 'Буквы в коде испорчены: оплачивать по нему нельзя.',
      todo: 'Выберите услугу (Ins) и введите лицевой счёт с квитанции.',
    },
    'code.unknown_code': {
      what: 'Этого кода нет в каталоге.',
      todo: 'Выберите услугу (Ins) и введите лицевой счёт с квитанции.',
    },
    'code.receipt_not_here': {
      what: 'Это чек нашей кассы, но здесь его не открыть.',
      todo: 'Он с другого места или принят другим кассиром. Позовите старшего кассира.',
    },
    'code.own_paper': {
      what: 'Это код нашего отчёта: по нему не платят.',
      todo: 'Найдите на квитанции QR-код «для оплаты» или выберите услугу (Ins).',
    },
    'code.no_account': {
      what: 'В коде нет ни счёта получателя, ни лицевого счёта.',
      todo: 'Выберите услугу (Ins) и введите лицевой счёт с квитанции.',
    },
  },
  {
    'payments.given_less_than_due': {
      what: ({ dueKopecks }) => `Less was given than is due${dueKopecks === undefined ? '' : `: take ${dueKopecks}`}.`,
      todo: 'Enter what the client gave, or remove a line (Esc).',
    },
    'payments.service_unknown': {
      what: (params) => `${enLine(params)}: this service is no longer in the catalogue.`,
      todo: 'Go back to the lines (Esc), remove it and choose the service again.',
    },
    'payments.service_demo_only': {
      what: (params) => `${enLine(params)}: a demo service cannot be paid at a real desk.`,
      todo: 'Go back to the lines (Esc) and remove it.',
    },
    'payments.account_invalid': {
      what: (params) => `${enLine(params)}: the account does not have the provider's form.`,
      todo: 'Go back to the lines (Esc) and compare the account with the bill.',
    },
    'payments.period_missing': {
      what: (params) => `${enLine(params)}: the provider needs the period.`,
      todo: 'Go back to the lines (Esc) and name the month on the bill.',
    },
    'payments.amount_below_min': {
      what: (params) => `${enLine(params)}: the sum is below the least${bound(params)}.`,
      todo: 'Go back to the lines (Esc) and correct it.',
    },
    'payments.amount_above_max': {
      what: (params) => `${enLine(params)}: the sum is above the most${bound(params)}.`,
      todo: 'Go back to the lines (Esc), correct it or divide it.',
    },
    'payments.amount_not_due': {
      what: (params) => `${enLine(params)}: the provider takes the whole debt only${bound(params)}.`,
      todo: 'Go back to the lines (Esc) and put it in, or remove the line.',
    },
    'payments.amount_below_due': {
      what: (params) => `${enLine(params)}: the provider takes no less than the debt${bound(params)}.`,
      todo: 'Go back to the lines (Esc) and correct the sum.',
    },
    'payments.amount_above_due': {
      what: (params) => `${enLine(params)}: the provider takes no more than the debt${bound(params)}.`,
      todo: 'Go back to the lines (Esc) and correct the sum.',
    },
    'payments.amount_above_basket': {
      what: (params) => `${enLine(params)}: this provider takes less in one payment${bound(params)}.`,
      todo: 'Go back to the lines (Esc), lessen the sums or split the payment.',
    },
    'payments.details_invalid': {
      what: (params) => `${enLine(params)}: the bank details did not pass the checks.`,
      todo: 'Go back to the lines (Esc) and compare them with the paper.',
    },
    'payments.not_confirmed': {
      what: (params) => `${enLine(params)}: the bank details are not confirmed.`,
      todo: 'Go back to the lines (Esc), compare and confirm them.',
    },
    'payments.payee_in_catalogue': {
      what: (params) => `${enLine(params)}: this payee is in the catalogue.`,
      todo: 'Remove the line and choose the service (Ins): the money then goes by checked details.',
    },
    'payments.link_unknown': {
      what: (params) => `${enLine(params)}: this service is no longer linked to the client.`,
      todo: 'Go back to the lines (Esc), take it out and choose the service again (Ins).',
    },
    'payments.sum_too_large': {
      what: 'The sum is too large.',
      todo: 'Check the sums of the lines; split the payment.',
    },
    'payments.unknown': { what: 'There is no such receipt.', todo: 'Find the receipt in the journal (F9).' },
    'payments.not_printed_yet': {
      what: 'The receipt itself has not come out yet: too early for a copy.',
      todo: 'Wait for it, or settle it in the lamp “Printer”.',
    },
    'code.empty': { what: 'The code is empty.', todo: 'Scan again or choose a service (Ins).' },
    'code.too_long': {
      what: 'This is no bill: the text is too long.',
      todo: 'Scan the QR code of the bill or choose a service (Ins).',
    },
    'code.not_payment_code': {
      what: 'This is not a payment code.',
      todo: 'Find the payment QR code on the bill, or choose a service and type the account (Ins).',
    },
    'code.sbp_link': {
      what: 'This is a code of the Fast Payments System, paid from a phone.',
      todo: 'Find the QR code for the cash desk or choose a service (Ins).',
    },
    'code.fiscal_receipt': { what: 'This is the code of a receipt: it is paid already.', todo: 'Ask for the bill.' },
    'code.web_link': {
      what: 'This is a web link, not a payment code.',
      todo: 'Find another QR code on the bill or choose a service (Ins).',
    },
    'code.unsupported_version': {
      what: 'The version of this payment code is not known.',
      todo: 'Choose a service (Ins) and type the account from the bill.',
    },
    'code.unknown_layout': {
      what: 'The code came under another keyboard layout and cannot be read.',
      todo: 'Scan again; if it does not help, choose a service (Ins).',
    },
    'code.text_mangled': {
      what: 'Letters of the code are spoilt: it must not be paid by.',
      todo: 'Choose a service (Ins) and type the account from the bill.',
    },
    'code.unknown_code': {
      what: 'This code is not in the catalogue.',
      todo: 'Choose the service (Ins) and type the account from the bill.',
    },
    'code.receipt_not_here': {
      what: 'This is a receipt of our cash desk, but it cannot be opened here.',
      todo: 'It is of another desk or was taken by another cashier. Call a supervisor.',
    },
    'code.own_paper': {
      what: 'This is the code of a report of ours: it is not paid by.',
      todo: 'Find the payment QR code on the bill or choose a service (Ins).',
    },
    'code.no_account': {
      what: 'The code has neither an account of the payee nor one of the payer.',
      todo: 'Choose a service (Ins) and type the account from the bill.',
    },
  },
)
