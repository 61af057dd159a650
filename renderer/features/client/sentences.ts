import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** Refusals of the client card. */
export const clientSentences: Sentences = dictionary(
  {
    'clients.unknown': {
      what: 'Такого клиента здесь больше нет.',
      todo: 'Вернитесь к поиску (Esc) и найдите клиента снова.',
    },
    'clients.document_differs': {
      what: 'Это не тот документ, что записан у клиента.',
      todo: 'Сверьте серию и номер с документом. Если документ новый, его записывает регистрация по паспорту (F3).',
    },
    'clients.proof_unknown': {
      what: 'Эта регистрация уже закрыта.',
      todo: 'Найдите клиента поиском (F4) и попросите документ (Ins).',
    },
    'clients.grant_ended': {
      what: 'Карточка закрыта: её долго не трогали.',
      todo: 'Откройте её снова (F4); введённое на этом экране осталось.',
    },
    'clients.level_too_low': {
      what: 'Для этого нужен документ.',
      todo: 'Попросите документ и нажмите Ins.',
    },
    'clients.number_unknown': {
      what: 'Такого номера у клиента нет.',
      todo: 'Посмотрите номера в карточке (F4) и выберите другой.',
    },
    'clients.number_revoked': {
      what: 'Номер отозван: его нельзя ни заблокировать, ни разблокировать.',
      todo: 'Новый номер выдаёт регистрация по паспорту (F3).',
    },
  },
  {
    'clients.unknown': {
      what: 'This client is no longer here.',
      todo: 'Go back to the search (Esc) and find the client again.',
    },
    'clients.document_differs': {
      what: 'This is not the document recorded for the client.',
      todo: 'Compare series and number with the document. A new document is recorded by registration (F3).',
    },
    'clients.proof_unknown': {
      what: 'That registration is closed already.',
      todo: 'Find the client by search (F4) and ask for the document (Ins).',
    },
    'clients.grant_ended': {
      what: 'The card was closed: it was left alone for long.',
      todo: 'Open it again (F4); what was typed on this screen has stayed.',
    },
    'clients.level_too_low': { what: 'This needs the document.', todo: 'Ask for the document and press Ins.' },
    'clients.number_unknown': {
      what: 'The client has no such number.',
      todo: 'Look at the numbers on the card (F4) and choose another.',
    },
    'clients.number_revoked': {
      what: 'The number is revoked: it can be neither blocked nor unblocked.',
      todo: 'A new number is issued by registration (F3).',
    },
  },
)
