import { dictionary } from './dictionary.ts'
import type { Sentences } from './sentence.ts'

/** What any call may meet: the session, the database, the window itself. */
export const commonSentences: Sentences = dictionary(
  {
    invalid_input: {
      what: 'Введённые данные не приняты.',
      todo: 'Проверьте выделенные поля и повторите.',
    },
    internal: {
      what: 'Операция не выполнена: внутренняя ошибка.',
      todo: 'Ничего не записано. Повторите; если не поможет, сообщите код в поддержку.',
    },
    'window.no_answer': {
      what: 'Ответа нет: неизвестно, выполнена ли операция.',
      todo: 'Повторите действие: второй раз оно не проведётся, программа узнает его по номеру.',
    },
    'command.id_reused': {
      what: 'Эта операция уже была принята раньше с другими данными.',
      todo: 'Откройте журнал (F9) и сверьте; новую операцию начните сначала.',
    },
    'session.signed_out': { what: 'Вход не выполнен.', todo: 'Войдите в систему и повторите.' },
    'session.locked': { what: 'Экран заблокирован.', todo: 'Введите пароль, чтобы продолжить.' },
    'session.password_change_required': {
      what: 'Сначала нужно сменить временный пароль.',
      todo: 'Задайте свой пароль и повторите.',
    },
    'session.not_permitted': {
      what: 'Для вашей роли это действие закрыто.',
      todo: 'Попросите старшего кассира или администратора.',
    },
    'desk.disk_full': {
      what: 'На диске нет места: запись невозможна, деньги не проведены.',
      todo: 'Освободите место на диске и повторите; введённое сохранено на экране.',
    },
    'desk.folder_read_only': {
      what: 'Папка данных закрыта для записи: деньги не проведены.',
      todo: 'Попросите администратора открыть папку для записи и повторите.',
    },
    'desk.database_corrupt': {
      what: 'База данных повреждена: работа остановлена.',
      todo: 'Не принимайте деньги. Сообщите администратору код ниже.',
    },
    'desk.sealed': {
      what: 'Личные данные закрыты: ключи этого места не открыты.',
      todo: 'Откройте ключи (Ctrl+U) паролем ключей или фразой восстановления. Платежи по коду и реквизитам работают.',
    },
    'desk.not_open': {
      what: 'База данных ещё не открыта.',
      todo: 'Подождите несколько секунд и повторите.',
    },
  },
  {
    invalid_input: { what: 'The entered data were not accepted.', todo: 'Check the marked fields and try again.' },
    internal: {
      what: 'The operation failed: an internal error.',
      todo: 'Nothing was recorded. Try again; if it does not help, give the code to support.',
    },
    'window.no_answer': {
      what: 'No answer: it is not known whether the operation was done.',
      todo: 'Repeat it: it will not be done twice, the program knows it by its number.',
    },
    'command.id_reused': {
      what: 'This operation was already accepted with other data.',
      todo: 'Open the journal (F9) and compare; start a new operation from the beginning.',
    },
    'session.signed_out': { what: 'Nobody is signed in.', todo: 'Sign in and try again.' },
    'session.locked': { what: 'The screen is locked.', todo: 'Enter the password to go on.' },
    'session.password_change_required': {
      what: 'The temporary password must be changed first.',
      todo: 'Set your own password and try again.',
    },
    'session.not_permitted': {
      what: 'Your role may not do this.',
      todo: 'Ask the supervisor or the administrator.',
    },
    'desk.disk_full': {
      what: 'The disk is full: nothing can be recorded, no money was taken.',
      todo: 'Free some space and try again; what you entered stays on the screen.',
    },
    'desk.folder_read_only': {
      what: 'The data folder is read-only: no money was taken.',
      todo: 'Ask the administrator to make the folder writable and try again.',
    },
    'desk.database_corrupt': {
      what: 'The database is damaged: work has stopped.',
      todo: 'Take no money. Give the code below to the administrator.',
    },
    'desk.sealed': {
      what: "Personal data are closed: the desk's keys are not open.",
      todo: 'Open the keys (Ctrl+U) by the passphrase or the recovery phrase. Payments by code and by details work.',
    },
    'desk.not_open': { what: 'The database is not open yet.', todo: 'Wait a few seconds and try again.' },
  },
)
