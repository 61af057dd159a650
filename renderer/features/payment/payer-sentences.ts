import type { RefusalParams } from '../../../shared/contract/envelope.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

const ruLine = ({ line }: RefusalParams): string => (line === undefined || line === null ? 'Платёж' : `Строка ${line}`)
const enLine = ({ line }: RefusalParams): string =>
  line === undefined || line === null ? 'The payment' : `Line ${line}`
const ruBound = ({ boundKopecks }: RefusalParams): string =>
  boundKopecks === undefined ? '' : ` (больше ${boundKopecks})`
const enBound = ({ boundKopecks }: RefusalParams): string =>
  boundKopecks === undefined ? '' : ` (above ${boundKopecks})`

const ruAgain = 'Вернитесь к строкам (Esc) и откройте деньги снова: программа спросит документ.'
const enAgain = 'Go back to the lines (Esc) and open the cash again: the document is asked for.'

/** Refusals of who pays, and of what is said to the budget. */
export const payerSentences: Sentences = dictionary(
  {
    'payments.payer_needed': {
      what: (params) => `${ruLine(params)}: нужен документ плательщика${ruBound(params)}.`,
      todo: ruAgain,
    },
    'payments.payer_unknown': { what: () => 'Прошло полчаса: данные плательщика стёрты.', todo: ruAgain },
    'payments.payer_not_screened': {
      what: () => 'О плательщике нужно сначала ответить.',
      todo: 'Вернитесь к строкам (Esc) и откройте деньги снова: программа спросит.',
    },
    'payments.budget_invalid': {
      what: (params) => `${ruLine(params)}: реквизиты бюджетного платежа не прошли проверку.`,
      todo: 'Вернитесь к строкам (Esc) и сверьте УИН, КБК и ОКТМО с документом.',
    },
    'payers.not_needed': {
      what: () => 'Документ по закону не нужен, и данные не сохраняются.',
      todo: 'Принимайте деньги (Esc).',
    },
    'payers.document_expired': {
      what: () => 'Документ в карточке недействителен: вышел срок.',
      todo: 'Попросите действующий документ и введите его.',
    },
    'payers.not_found': {
      what: () => 'Прошло полчаса: данные плательщика стёрты.',
      todo: 'Спросите документ ещё раз.',
    },
  },
  {
    'payments.payer_needed': {
      what: (params) => `${enLine(params)} needs the payer's document${enBound(params)}.`,
      todo: enAgain,
    },
    'payments.payer_unknown': { what: () => "Half an hour is over: the payer's data are erased.", todo: enAgain },
    'payments.payer_not_screened': {
      what: () => 'Something about the payer must be answered first.',
      todo: 'Go back to the lines (Esc) and open the cash again: it is asked.',
    },
    'payments.budget_invalid': {
      what: (params) => `${enLine(params)}: what is said to the budget failed the check.`,
      todo: 'Go back to the lines (Esc) and compare UIN, KBK and OKTMO with the paper.',
    },
    'payers.not_needed': {
      what: () => 'By law no document is needed, and nothing is kept.',
      todo: 'Take the money (Esc).',
    },
    'payers.document_expired': {
      what: () => 'The document on the card is no longer valid.',
      todo: 'Ask for a valid document and type it in.',
    },
    'payers.not_found': {
      what: () => "Half an hour is over: the payer's data are erased.",
      todo: 'Ask for the document again.',
    },
  },
)
