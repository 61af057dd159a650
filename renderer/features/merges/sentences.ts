import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** `merges.*`: why two cards can't be one, or apart again. */
export const mergeSentences: Sentences = dictionary(
  {
    'merges.client_unknown': {
      what: 'Второй карточки больше нет.',
      todo: 'Найдите её заново.',
    },
    'merges.same_client': {
      what: 'Это уже одна карточка.',
      todo: 'Откройте её (F4): в ней всё, что было в обеих.',
    },
    'merges.persons_differ': {
      what: 'Имя и дата рождения другие: это разные люди.',
      todo: 'Сверьте документы. Ошибку в имени исправляет новая проверка документа (F3).',
    },
    'merges.unknown': {
      what: 'Такого слияния нет.',
      todo: 'Откройте экран заново.',
    },
    'merges.already_undone': {
      what: 'Карточки уже разъединены.',
      todo: 'Откройте нужную (F4).',
    },
  },
  {
    'merges.client_unknown': {
      what: 'The other card is no more.',
      todo: 'Find it again.',
    },
    'merges.same_client': {
      what: 'This is one card already.',
      todo: 'Open it (F4): it has everything of both.',
    },
    'merges.persons_differ': {
      what: 'Name and date of birth differ: these are two persons.',
      todo: 'Compare the documents. A mistake in a name is mended by a new check of the document (F3).',
    },
    'merges.unknown': {
      what: 'There is no such merge.',
      todo: 'Open the screen again.',
    },
    'merges.already_undone': {
      what: 'The cards are apart already.',
      todo: 'Open the one you need (F4).',
    },
  },
)
