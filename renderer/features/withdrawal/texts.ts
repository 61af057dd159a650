import type { Withdrawable } from '../../../shared/contract/consents.ts'
import { dictionary } from '../../i18n/dictionary.ts'

export const withdrawalTexts = dictionary(
  {
    title: 'Отзыв согласия',
    paper: 'Подтверждение для клиента',
    which: 'Что отзывает клиент',
    kinds: { processing: 'На обработку данных', advertising: 'Только на рекламу' } as Record<Withdrawable, string>,
    nobody: 'Сначала откройте карточку клиента (F4) с документом в руках.',
    toSearch: 'Найти клиента',
    needsDocument: 'Отозвать согласие можно, когда документ в руках у кассира.',
    showDocument: 'Попросите документ и нажмите Ins.',
    erases: 'Будет удалено навсегда, вернуть нельзя:',
    erased: (numbers: number, links: number, documents: number) => [
      `имя, дата рождения, адрес; документов: ${documents}`,
      `номеров «Город»: ${numbers} — отключаются, «Город» узнает при обмене`,
      `привязок услуг: ${links}`,
    ],
    keeps: 'Останется по закону:',
    kept: [
      'платежи и чеки без имени и телефона',
      'даты и редакции подписанных согласий',
      'журнал действий сотрудников',
    ],
    backups:
      'В копиях базы, сделанных раньше, данные ещё есть, имя не зашифровано; при восстановлении они удаляются снова.',
    advertisingOnly: 'Реклама прекращается сразу. Номер, услуги и платежи остаются как есть.',
    noAdvertising: 'Согласия на рекламу нет: отзывать нечего.',
    signed: (version: string, date: string) => `подписано ${date}, редакция ${version}`,
    signedText: 'Подписанный текст',
    withdraw: { processing: 'Отозвать и удалить данные', advertising: 'Отозвать согласие на рекламу' } as Record<
      Withdrawable,
      string
    >,
    confirmTitle: 'Удалить данные клиента?',
    confirm: (name: string) => `${name}: данные и номера будут удалены навсегда. Клиент понимает это и просит удалить?`,
    confirmYes: 'Да, удалить',
    back: 'Назад',
    done: { processing: 'Согласие отозвано, данные удалены.', advertising: 'Согласие на рекламу отозвано.' } as Record<
      Withdrawable,
      string
    >,
    donePaper: 'Лист подтверждения:',
    doneTodo: 'Подпишите лист и отдайте клиенту; копия с его отметкой о получении остаётся в деле.',
    next: 'Следующий клиент',
    card: 'К карточке',
    keyKind: 'что отозвать',
    keyText: 'подписанный текст',
    toCard: 'к карточке',
  },
  {
    title: 'Withdrawal of consent',
    paper: 'Confirmation for the client',
    which: 'What the client withdraws',
    kinds: { processing: 'Data processing', advertising: 'Advertising only' } as Record<Withdrawable, string>,
    nobody: 'Open the client’s card first (F4), the document in your hand.',
    toSearch: 'Find the client',
    needsDocument: 'A consent is withdrawn with the document in the cashier’s hand.',
    showDocument: 'Ask for the document and press Ins.',
    erases: 'Will be erased for ever, with no way back:',
    erased: (numbers: number, links: number, documents: number) => [
      `name, birth date, address; documents: ${documents}`,
      `“Gorod” numbers: ${numbers}, revoked; “Gorod” learns it at the next exchange`,
      `linked services: ${links}`,
    ],
    keeps: 'Kept by law:',
    kept: [
      'payments and receipts without name and phone',
      'dates and versions of signed consents',
      'the staff journal',
    ],
    backups: 'Older copies of the database still hold the data, the name in plain; a restore erases them again.',
    advertisingOnly: 'Advertising stops at once. Number, services and payments stay as they are.',
    noAdvertising: 'There is no consent to advertising: nothing to withdraw.',
    signed: (version: string, date: string) => `signed ${date}, version ${version}`,
    signedText: 'The signed text',
    withdraw: { processing: 'Withdraw and erase', advertising: 'Withdraw consent to advertising' } as Record<
      Withdrawable,
      string
    >,
    confirmTitle: 'Erase the client’s data?',
    confirm: (name: string) =>
      `${name}: data and numbers will be erased for ever. Does the client know this and ask for it?`,
    confirmYes: 'Yes, erase',
    back: 'Back',
    done: { processing: 'Consent withdrawn, data erased.', advertising: 'Consent to advertising withdrawn.' } as Record<
      Withdrawable,
      string
    >,
    donePaper: 'The confirmation:',
    doneTodo: 'Sign the sheet and hand it to the client; a copy with the client’s receipt stays in the file.',
    next: 'Next client',
    card: 'To the card',
    keyKind: 'what to withdraw',
    keyText: 'signed text',
    toCard: 'to the card',
  },
)
