import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** Refusals of what is done with a client's numbers. */
export const numberSentences: Sentences = dictionary(
  {
    'numbers.not_a_phone': {
      what: 'Заменить можно только телефон.',
      todo: 'Выберите номер-телефон. Новый номер «Город» выдаёт регистрация (F3).',
    },
    'numbers.revoked': { what: 'Номер уже отозван.', todo: 'Выберите другой или зарегистрируйте новый (F3).' },
    'numbers.blocked': {
      what: 'Номер заблокирован.',
      todo: 'Разблокируйте его в карточке (Del), потом сбросьте пароль.',
    },
    'numbers.no_password': {
      what: 'Пароля от Госуслуг у нас нет.',
      todo: 'Клиент меняет его на портале Госуслуг.',
    },
    'numbers.sms_off': {
      what: 'Это место не отправляет СМС.',
      todo: 'Выдайте номер «Город» на листе (F3) или сделайте это на другом месте.',
    },
    'numbers.virtual_printer': {
      what: 'Лист с паролем можно напечатать только на настоящем принтере.',
      todo: 'Администратор подключает принтер в настройках печати.',
    },
    'numbers.phone_invalid': {
      what: 'Это не российский мобильный телефон.',
      todo: 'Введите его, например 912 345-67-89.',
    },
    'numbers.phone_own': { what: 'Этот телефон уже у клиента.', todo: 'Введите тот, на который он переходит.' },
    'numbers.resend_too_early': {
      what: 'На этот телефон код только что отправляли.',
      todo: 'Подождите минуту: возможно, первая СМС уже дошла.',
    },
    'numbers.too_many_codes': {
      what: ({ limit }) => `На этот телефон сегодня отправлено уже ${limit ?? 5} кодов: больше нельзя.`,
      todo: 'Назовите другой телефон или продолжите завтра.',
    },
    'numbers.code_wrong': {
      what: ({ attemptsLeft }) => `Код не тот. Осталось попыток: ${attemptsLeft ?? 0}.`,
      todo: 'Попросите клиента прочитать код ещё раз.',
    },
    'numbers.code_expired': { what: 'Код больше не действует.', todo: 'Отправьте новый (Ins).' },
    'numbers.code_used_up': { what: 'Попыток больше нет.', todo: 'Отправьте новый код (Ins).' },
    'numbers.reason_needed': {
      what: 'Телефон записан за другим клиентом.',
      todo: 'Вернитесь к телефону и выберите причину; старший кассир разрешит.',
    },
    'numbers.gosuslugi_invalid': { what: 'Это не номер Госуслуг.', todo: 'Нужно от 6 до 16 цифр.' },
    'numbers.gosuslugi_known': {
      what: 'Такой номер уже записан.',
      todo: 'Проверьте цифры. Номер одного человека не может быть у другого.',
    },
    'numbers.limit_numbers': {
      what: ({ used, limit }) => `У владельца уже предел номеров: ${used ?? '?'} из ${limit ?? '?'}.`,
      todo: 'Отзовите номер, которым не пользуются (Ctrl+D).',
    },
  },
  {
    'numbers.not_a_phone': {
      what: 'Only a phone can be replaced.',
      todo: 'Choose a number that is a phone. A new “Gorod” number is issued by registration (F3).',
    },
    'numbers.revoked': { what: 'The number is revoked already.', todo: 'Choose another, or register a new one (F3).' },
    'numbers.blocked': {
      what: 'The number is blocked.',
      todo: 'Unblock it on the card (Del), then reset the password.',
    },
    'numbers.no_password': {
      what: 'We have no password of Gosuslugi.',
      todo: 'The client changes it on the Gosuslugi portal.',
    },
    'numbers.sms_off': {
      what: 'This desk sends no SMS.',
      todo: 'Issue a “Gorod” number on a sheet (F3), or do it at another desk.',
    },
    'numbers.virtual_printer': {
      what: 'A sheet with a password is printed on a real printer only.',
      todo: 'The administrator connects one in the printer settings.',
    },
    'numbers.phone_invalid': { what: 'This is no Russian mobile phone.', todo: 'Type it, for example 912 345-67-89.' },
    'numbers.phone_own': { what: 'The client has this phone already.', todo: 'Type the one they move to.' },
    'numbers.resend_too_early': {
      what: 'A code was just sent to this phone.',
      todo: 'Wait a minute: the first SMS may have come already.',
    },
    'numbers.too_many_codes': {
      what: ({ limit }) => `${limit ?? 5} codes went to this phone today: no more are allowed.`,
      todo: 'Ask for another phone, or go on tomorrow.',
    },
    'numbers.code_wrong': {
      what: ({ attemptsLeft }) => `Not this code. Attempts left: ${attemptsLeft ?? 0}.`,
      todo: 'Ask the client to read the code once more.',
    },
    'numbers.code_expired': { what: 'The code is no longer valid.', todo: 'Send a new one (Ins).' },
    'numbers.code_used_up': { what: 'There are no attempts left.', todo: 'Send a new code (Ins).' },
    'numbers.reason_needed': {
      what: 'The phone is recorded for another client.',
      todo: 'Go back to the phone and choose a reason; a supervisor approves it.',
    },
    'numbers.gosuslugi_invalid': { what: 'This is no Gosuslugi number.', todo: '6 to 16 digits are needed.' },
    'numbers.gosuslugi_known': {
      what: 'This number is recorded already.',
      todo: "Check the digits. One person's number can't be another's.",
    },
    'numbers.limit_numbers': {
      what: ({ used, limit }) => `The owner has all the numbers allowed: ${used ?? '?'} of ${limit ?? '?'}.`,
      todo: 'Revoke a number that is not used (Ctrl+D).',
    },
  },
)
