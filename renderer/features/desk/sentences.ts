import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** Refusals of the set-up, and `problem.*`: why the database could not be opened. */
export const deskSentences: Sentences = dictionary(
  {
    'desk.already_set_up': { what: 'Место уже настроено.', todo: 'Закройте программу и откройте снова, чтобы войти.' },
    'desk.bic_invalid': {
      what: 'БИК не подходит: девять цифр, первые две — 04.',
      todo: 'Перепишите БИК из договора, например 047501779.',
    },
    'desk.time_zone_unknown': {
      what: 'Такого часового пояса нет.',
      todo: 'Укажите пояс города, например Asia/Yekaterinburg.',
    },
    'problem.database_corrupt': {
      what: 'База данных повреждена и не открывается.',
      todo: 'Не удаляйте файлы. Попросите администратора проверить диск и восстановить копию, затем повторите.',
    },
    'problem.database_from_future': {
      what: 'Базу данных создала более новая версия программы.',
      todo: 'Установите новую версию «Город·Кассы». Данные не тронуты.',
    },
    'problem.database_lost': {
      what: 'База данных этого места пропала: место настроено, а файла kassa.db нет.',
      todo: 'Если база на отдельном диске, подключите его и повторите. Иначе восстановите место из копии. Новая пустая база не создана.',
    },
    'problem.folder_read_only': {
      what: 'Папка данных закрыта для записи.',
      todo: 'Дайте пользователю этого компьютера право записи в папку ниже и нажмите «Повторить».',
    },
    'problem.disk_full': {
      what: 'На диске нет места: базу данных открыть нельзя.',
      todo: 'Освободите хотя бы 100 МБ и нажмите «Повторить».',
    },
    'problem.network_drive': {
      what: 'Папка данных лежит на сетевом диске: там база данных ненадёжна.',
      todo: 'Перенесите папку на диск этого компьютера и нажмите «Повторить».',
    },
    'problem.folder_in_use': {
      what: 'Касса уже открыта на этом компьютере, возможно в другой учётной записи.',
      todo: 'Закройте её там и нажмите «Повторить». Два окна с одной кассой перепутали бы номера чеков.',
    },
    'problem.migration_failed': {
      what: 'Обновление базы данных не удалось; прежние данные целы.',
      todo: 'Сообщите код в поддержку. Работайте на прежней версии программы.',
    },
  },
  {
    'desk.already_set_up': {
      what: 'The desk is already set up.',
      todo: 'Close the program and open it again to sign in.',
    },
    'desk.bic_invalid': {
      what: 'The BIC does not fit: nine digits, the first two are 04.',
      todo: 'Copy the BIC from the contract, for example 047501779.',
    },
    'desk.time_zone_unknown': {
      what: 'There is no such time zone.',
      todo: "Enter the city's zone, for example Asia/Yekaterinburg.",
    },
    'problem.database_corrupt': {
      what: 'The database is damaged and does not open.',
      todo: 'Do not delete files. Ask the administrator to check the disk and restore a backup, then try again.',
    },
    'problem.database_from_future': {
      what: 'The database was made by a newer version of the program.',
      todo: 'Install the newer version. The data are untouched.',
    },
    'problem.database_lost': {
      what: "This desk's database is gone: the desk was set up, and there is no file kassa.db.",
      todo: 'If it is on a disk of its own, connect that and try again. Otherwise restore a backup. No empty database was made.',
    },
    'problem.folder_read_only': {
      what: 'The data folder is read-only.',
      todo: 'Give this user the right to write to the folder below and press “Try again”.',
    },
    'problem.disk_full': {
      what: 'The disk is full: the database cannot be opened.',
      todo: 'Free at least 100 MB and press “Try again”.',
    },
    'problem.network_drive': {
      what: 'The data folder is on a network drive, where a database is not safe.',
      todo: 'Move the folder to a disk of this computer and press “Try again”.',
    },
    'problem.folder_in_use': {
      what: 'The desk is already open on this computer, maybe in another account.',
      todo: 'Close it there and try again. Two windows on one desk would mix up the numbers of receipts.',
    },
    'problem.migration_failed': {
      what: 'The database could not be updated; the former data are intact.',
      todo: 'Give the code to support. Work with the former version of the program.',
    },
  },
)
