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
    'clients.document_to_check': {
      what: 'Этот документ сначала проверяет регистрация.',
      todo: 'Прочитайте его в регистрации (F3) и ответьте на проверку. После неё карточка откроется по документу.',
    },
    'clients.authority_over': {
      what: 'Полномочие этого представителя закончилось.',
      todo: 'Попросите документ клиента. Новую доверенность записывает регистрация (F3).',
    },
    'clients.authority_lacking': {
      what: 'Полномочие представителя этого не даёт.',
      todo: 'Это делает сам клиент со своим документом.',
    },
    'clients.email_invalid': {
      what: 'Это не адрес электронной почты.',
      todo: 'Проверьте, есть ли знак @ и точка после него: anna@example.ru.',
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
    'clients.reason_needed': {
      what: 'Нужна причина, почему вы открываете карточку.',
      todo: 'Выберите причину из списка или попросите документ (Ins).',
    },
    'clients.sms_off': {
      what: 'С этого места СМС не отправляются.',
      todo: 'Попросите документ (Ins) или позовите администратора: СМС включают в настройках.',
    },
    'clients.phone_not_confirmed': {
      what: 'Этот телефон не подтверждён или заблокирован: кодом на него ничего не доказать.',
      todo: 'Выберите другой телефон клиента или попросите документ (Ins).',
    },
    'clients.resend_too_early': {
      what: 'Код на этот телефон уже отправлен.',
      todo: 'Подождите минуту после прошлой отправки или попросите документ (Ins).',
    },
    'clients.too_many_codes': {
      what: 'Сегодня на этот телефон больше нельзя отправлять коды.',
      todo: 'Выберите другой телефон клиента или попросите документ (Ins).',
    },
    'clients.code_wrong': { what: 'Код не тот.', todo: 'Попросите клиента прочитать код из СМС ещё раз.' },
    'clients.code_expired': {
      what: 'Этот код уже не действует.',
      todo: 'Отправьте другой (Ins) или попросите документ.',
    },
    'clients.code_used_up': {
      what: 'Код не тот, попыток больше нет.',
      todo: 'Отправьте другой (Ins) или попросите документ.',
    },
    'clients.no_links': {
      what: 'У клиента нет привязанных услуг: печатать нечего.',
      todo: 'Привяжите первую услугу (F5).',
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
    'clients.document_to_check': {
      what: 'Registration checks this document first.',
      todo: 'Read it in registration (F3) and answer the check. After that the document opens the card.',
    },
    'clients.authority_over': {
      what: 'The authority of this representative has ended.',
      todo: 'Ask for the client’s document. Registration (F3) records a new power of attorney.',
    },
    'clients.authority_lacking': {
      what: 'The representative’s authority does not cover this.',
      todo: 'The client does it, with the own document.',
    },
    'clients.email_invalid': {
      what: 'This is not an e-mail address.',
      todo: 'Look for the @ and a dot after it: anna@example.ru.',
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
    'clients.reason_needed': {
      what: 'Say why you open the card.',
      todo: 'Choose a reason from the list, or ask for the document (Ins).',
    },
    'clients.sms_off': {
      what: 'This desk sends no SMS.',
      todo: 'Ask for the document (Ins), or call the administrator: SMS are switched on in settings.',
    },
    'clients.phone_not_confirmed': {
      what: 'This phone is not confirmed, or it is blocked: a code to it proves nothing.',
      todo: 'Choose another phone of the client, or ask for the document (Ins).',
    },
    'clients.resend_too_early': {
      what: 'A code was sent to this phone already.',
      todo: 'Wait for a minute after the last one, or ask for the document (Ins).',
    },
    'clients.too_many_codes': {
      what: 'No more codes may go to this phone today.',
      todo: 'Choose another phone of the client, or ask for the document (Ins).',
    },
    'clients.code_wrong': { what: 'The code is wrong.', todo: 'Ask the client to read the code from the SMS again.' },
    'clients.code_expired': {
      what: 'This code is no longer valid.',
      todo: 'Send another one (Ins), or ask for the document.',
    },
    'clients.code_used_up': {
      what: 'The code is wrong, and no attempts are left.',
      todo: 'Send another one (Ins), or ask for the document.',
    },
    'clients.no_links': {
      what: 'The client has no linked services: there is nothing to print.',
      todo: 'Link the first service (F5).',
    },
  },
)
