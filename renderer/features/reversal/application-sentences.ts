import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** `applications.*`: why an application is not taken, or not moved. */
export const applicationSentences: Sentences = dictionary(
  {
    'applications.payment_unknown': {
      what: 'Такой квитанции этого рабочего места нет.',
      todo: 'Проверьте номер. Квитанцию другого места принимают там.',
    },
    'applications.line_unknown': {
      what: ({ line }) => `Строки ${line} в этой квитанции нет.`,
      todo: 'Найдите квитанцию заново.',
    },
    'applications.still_reversible': {
      what: ({ line }) => `Смена, принявшая строку ${line}, ещё открыта.`,
      todo: 'Кассир этой смены вернёт деньги или исправит строку сразу.',
    },
    'applications.line_reversed': {
      what: ({ line, slipNumber }) => `Строка ${line} уже возвращена, слип № ${slipNumber}.`,
      todo: 'Снимите отметку со строки.',
    },
    'applications.line_applied': {
      what: ({ line, number }) => `По строке ${line} уже есть заявление № ${number}.`,
      todo: 'Дождитесь ответа по нему.',
    },
    'applications.wanted_missing': {
      what: ({ line }) => `Для строки ${line} не сказано, что считать верным.`,
      todo: 'Впишите правильный лицевой счёт.',
    },
    'applications.account_invalid': {
      what: ({ line }) => `Счёт для строки ${line} не похож на счёт этой услуги.`,
      todo: 'Сверьте его с документом поставщика.',
    },
    'applications.unknown': {
      what: 'Такого заявления нет.',
      todo: 'Откройте список заново.',
    },
    'applications.wrong_step': {
      what: 'Заявление уже в другом состоянии.',
      todo: 'Посмотрите на его движение: шаги идут только вперёд.',
    },
    'applications.not_printed_yet': {
      what: 'Заявление ещё ждёт принтера или печатается.',
      todo: 'Дождитесь его.',
    },
  },
  {
    'applications.payment_unknown': {
      what: 'This desk has no such receipt.',
      todo: 'Check the number. A receipt of another desk is taken there.',
    },
    'applications.line_unknown': {
      what: ({ line }) => `This receipt has no line ${line}.`,
      todo: 'Find the receipt again.',
    },
    'applications.still_reversible': {
      what: ({ line }) => `The shift that took line ${line} is still open.`,
      todo: 'Its cashier gives the money back or puts the line right at once.',
    },
    'applications.line_reversed': {
      what: ({ line, slipNumber }) => `Line ${line} was given back already, slip No. ${slipNumber}.`,
      todo: 'Untick the line.',
    },
    'applications.line_applied': {
      what: ({ line, number }) => `There is application No. ${number} for line ${line} already.`,
      todo: 'Wait for its answer.',
    },
    'applications.wanted_missing': {
      what: ({ line }) => `Nobody said what shall count for line ${line}.`,
      todo: 'Write the right account.',
    },
    'applications.account_invalid': {
      what: ({ line }) => `The account for line ${line} does not look like one of this service.`,
      todo: 'Compare it with the provider’s paper.',
    },
    'applications.unknown': {
      what: 'There is no such application.',
      todo: 'Open the list again.',
    },
    'applications.wrong_step': {
      what: 'The application has moved on meanwhile.',
      todo: 'Look at its progress: steps go forwards only.',
    },
    'applications.not_printed_yet': {
      what: 'The application still waits for the printer, or is being printed.',
      todo: 'Wait for it.',
    },
  },
)
