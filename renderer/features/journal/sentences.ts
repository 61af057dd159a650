import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

export const journalSentences: Sentences = dictionary(
  {
    'exports.running': {
      what: 'Одна таблица уже выгружается.',
      todo: 'Дождитесь конца или отмените её (Alt C), потом повторите.',
    },
    'journal.counted_blind': {
      what: 'Идёт пересчёт ящика вслепую: суммы смены сейчас не показываются.',
      todo: 'Закончите пересчёт или вернитесь к работе, потом повторите.',
    },
    'journal.nothing_to_export': {
      what: 'Выгружать нечего: отбор ничего не находит.',
      todo: 'Откройте смену, выберите другой отбор или откройте карточку клиента заново.',
    },
  },
  {
    'exports.running': {
      what: 'A table is being exported already.',
      todo: 'Wait until it is done or cancel it (Alt C), then try again.',
    },
    'journal.counted_blind': {
      what: 'The drawer is being counted blind: the sums of the shift are not shown now.',
      todo: 'Finish counting or go back to work, then try again.',
    },
    'journal.nothing_to_export': {
      what: 'There is nothing to export: the filter finds nothing.',
      todo: 'Open a shift, choose another filter or open the client’s card again.',
    },
  },
)
