import { dictionary } from './dictionary.ts'
import type { Sentences } from './sentence.ts'

/** Refusals of templates of payments. */
export const templateSentences: Sentences = dictionary(
  {
    'templates.too_many': {
      what: ({ limit }) => `Шаблонов у клиента уже столько, сколько можно${limit == null ? '' : `: ${limit}`}.`,
      todo: 'Удалите ненужный шаблон (Del) и повторите.',
    },
    'templates.name_taken': {
      what: 'Шаблон с таким названием у клиента уже есть.',
      todo: 'Назовите этот иначе или переименуйте тот.',
    },
    'templates.service_unknown': {
      what: ({ line }) => `${line == null ? 'Одной' : `Строка ${line}: этой`} услуги больше нет в каталоге.`,
      todo: 'Снимите с неё отметку и сохраните шаблон без неё.',
    },
    'templates.account_invalid': {
      what: ({ line }) => `${line == null ? '' : `Строка ${line}: `}лицевой счёт не того вида, что у поставщика.`,
      todo: 'Снимите отметку с этой строки или исправьте счёт.',
    },
    'templates.unknown': {
      what: 'Этого шаблона больше нет.',
      todo: 'Закройте список (Esc) и откройте его снова.',
    },
  },
  {
    'templates.too_many': {
      what: ({ limit }) => `The client has as many templates as allowed${limit == null ? '' : `: ${limit}`}.`,
      todo: 'Remove one that is not needed (Del) and try again.',
    },
    'templates.name_taken': {
      what: 'The client has a template of this name already.',
      todo: 'Give this one another name, or rename that one.',
    },
    'templates.service_unknown': {
      what: ({ line }) => `${line == null ? 'A' : `Line ${line}: this`} service is no longer in the catalogue.`,
      todo: 'Take its tick away and keep the template without it.',
    },
    'templates.account_invalid': {
      what: ({ line }) => `${line == null ? '' : `Line ${line}: `}the account does not have the provider's form.`,
      todo: 'Take the tick off this line, or correct the account.',
    },
    'templates.unknown': {
      what: 'This template is no longer there.',
      todo: 'Close the list (Esc) and open it again.',
    },
  },
)
