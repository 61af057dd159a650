import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

export const operatorSentences: Sentences = dictionary(
  {
    'operators.login_taken': { what: 'Такой логин уже есть.', todo: 'Выберите другой логин.' },
    'operators.unknown': { what: 'Такого оператора нет.', todo: 'Обновите список и выберите оператора снова.' },
    'operators.last_administrator': {
      what: 'Это последний действующий администратор.',
      todo: 'Сначала заведите другого администратора.',
    },
    'operators.has_open_shift': {
      what: 'У оператора открыта кассовая смена.',
      todo: 'Сначала закройте его смену (F8).',
    },
  },
  {
    'operators.login_taken': { what: 'This login exists already.', todo: 'Choose another login.' },
    'operators.unknown': { what: 'There is no such operator.', todo: 'Choose the operator from the list again.' },
    'operators.last_administrator': {
      what: 'This is the last active administrator.',
      todo: 'Create another administrator first.',
    },
    'operators.has_open_shift': { what: 'The operator has an open shift.', todo: 'Close that shift first (F8).' },
  },
)
