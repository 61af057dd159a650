import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

export const withdrawalSentences: Sentences = dictionary(
  {
    'consents.none_given': {
      what: 'Такого согласия у клиента нет.',
      todo: 'Отзывать нечего: скажите об этом клиенту.',
    },
  },
  {
    'consents.none_given': { what: 'The client has given no such consent.', todo: 'There is nothing to withdraw.' },
  },
)
