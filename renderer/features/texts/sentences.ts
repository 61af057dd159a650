import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

export const textSentences: Sentences = dictionary(
  {
    'texts.wrong': {
      what: ({ line }) =>
        typeof line === 'number' ? `В строке ${line} ошибка.` : 'В тексте не хватает обязательного.',
      todo: 'Исправьте то, что названо под текстом, и введите в действие снова.',
    },
    'texts.same': { what: 'Текст не изменился.', todo: 'Новая редакция не нужна.' },
    'texts.unknown': { what: 'Такой редакции нет.', todo: 'Выберите другую редакцию из списка.' },
  },
  {
    'texts.wrong': {
      what: ({ line }) => (typeof line === 'number' ? `Line ${line} is wrong.` : 'Something required is missing.'),
      todo: 'Correct what is named below the text and try again.',
    },
    'texts.same': { what: 'The text has not changed.', todo: 'No new version is needed.' },
    'texts.unknown': { what: 'There is no such version.', todo: 'Choose another version from the list.' },
  },
)
