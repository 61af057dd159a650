import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** `audit.*`: how the first event that does not fit is wrong. */
export const auditSentences: Sentences = dictionary(
  {
    'audit.hash_mismatch': {
      what: 'Событие изменено: его отпечаток не сходится.',
      todo: 'Остановите работу места и сообщите службе безопасности.',
    },
    'audit.gap': {
      what: 'В журнале не хватает события.',
      todo: 'Остановите работу места и сообщите службе безопасности.',
    },
    'audit.prev_mismatch': {
      what: 'Цепочка журнала разорвана.',
      todo: 'Остановите работу места и сообщите службе безопасности.',
    },
    'audit.money_row_changed': {
      what: 'Денежная запись изменена после приёма.',
      todo: 'Остановите работу места и сообщите службе безопасности.',
    },
    'audit.money_row_missing': {
      what: 'Денежная запись исчезла.',
      todo: 'Остановите работу места и сообщите службе безопасности.',
    },
    'audit.money_row_unrecorded': {
      what: 'Есть денежная запись, которой нет в журнале.',
      todo: 'Остановите работу места и сообщите службе безопасности.',
    },
  },
  {
    'audit.hash_mismatch': {
      what: 'An event was changed: its digest does not fit.',
      todo: 'Stop the desk and tell the security service.',
    },
    'audit.gap': { what: 'An event is missing.', todo: 'Stop the desk and tell the security service.' },
    'audit.prev_mismatch': { what: 'The chain is broken.', todo: 'Stop the desk and tell the security service.' },
    'audit.money_row_changed': {
      what: 'A money row was changed after it was accepted.',
      todo: 'Stop the desk and tell the security service.',
    },
    'audit.money_row_missing': { what: 'A money row is gone.', todo: 'Stop the desk and tell the security service.' },
    'audit.money_row_unrecorded': {
      what: 'There is a money row that the journal does not know.',
      todo: 'Stop the desk and tell the security service.',
    },
  },
)
