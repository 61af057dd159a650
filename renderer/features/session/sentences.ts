import type { RefusalParams } from '../../../shared/contract/envelope.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import type { Language } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import type { Sentences } from '../../i18n/sentence.ts'

const attempts = (language: Language, { attemptsLeft }: RefusalParams): string => {
  if (typeof attemptsLeft !== 'number') {
    return language === 'ru'
      ? 'Проверьте раскладку и Caps Lock и повторите.'
      : 'Check the layout and Caps Lock and try again.'
  }
  return language === 'ru'
    ? `Проверьте раскладку и Caps Lock. До блокировки на 15 минут: ${plural('ru', attemptsLeft, { one: 'попытка', few: 'попытки', many: 'попыток', other: 'попытки' })}.`
    : `Check the layout and Caps Lock. Before a 15-minute lock-out: ${plural('en', attemptsLeft, { one: 'attempt', other: 'attempts' })}.`
}

/** Sign-in, lock and passwords. */
export const sessionSentences: Sentences = dictionary(
  {
    'session.wrong_login_or_password': {
      what: 'Логин или пароль не подходит.',
      todo: (params) => attempts('ru', params),
    },
    'session.locked_out': {
      what: ({ until }) => `Вход закрыт до ${until ?? 'конца 15 минут'}: было пять неверных попыток.`,
      todo: 'Подождите или попросите администратора задать новый временный пароль.',
    },
    'session.already_signed_in': {
      what: 'За этим местом уже работает другой оператор.',
      todo: 'Заблокируйте экран (Ctrl+L) и выйдите, затем войдите под своим логином.',
    },
    'session.wrong_password': { what: 'Пароль не подходит.', todo: (params) => attempts('ru', params) },
    'operators.password_weak': {
      what: 'Пароль слишком простой.',
      todo: 'Нужно не меньше 8 разных знаков; логин паролем быть не может.',
    },
    'operators.password_same': { what: 'Новый пароль совпадает с прежним.', todo: 'Придумайте другой пароль.' },
    'operators.login_invalid': {
      what: 'Такой логин не подходит.',
      todo: 'От 2 до 40 знаков: буквы, цифры, точка, дефис, например ivanova.a.',
    },
  },
  {
    'session.wrong_login_or_password': {
      what: 'The login or the password is wrong.',
      todo: (params) => attempts('en', params),
    },
    'session.locked_out': {
      what: ({ until }) => `Sign-in is closed until ${until ?? '15 minutes are over'}: five wrong attempts.`,
      todo: 'Wait, or ask the administrator for a new temporary password.',
    },
    'session.already_signed_in': {
      what: 'Another operator works at this desk.',
      todo: 'Lock the screen (Ctrl+L) and sign out, then sign in with your own login.',
    },
    'session.wrong_password': { what: 'The password is wrong.', todo: (params) => attempts('en', params) },
    'operators.password_weak': {
      what: 'The password is too simple.',
      todo: 'At least 8 characters, not all the same; the login is no password.',
    },
    'operators.password_same': { what: 'The new password equals the former one.', todo: 'Choose another password.' },
    'operators.login_invalid': {
      what: 'This login does not fit.',
      todo: '2 to 40 characters: letters, digits, dot, hyphen, for example ivanova.a.',
    },
  },
)
