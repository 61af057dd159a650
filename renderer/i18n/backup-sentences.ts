import { dictionary } from './dictionary.ts'
import type { Sentences } from './sentence.ts'

/** Refusals of copies: making one, and putting one in the place of a desk. */
export const backupSentences: Sentences = dictionary(
  {
    'backups.disk_full': {
      what: 'На диске нет места для копии.',
      todo: 'Освободите место: нужно столько, сколько занимает база, и ещё 64 МБ. Работать пока можно.',
    },
    'backups.failed': {
      what: 'Копия не получилась; база данных не тронута.',
      todo: 'Повторите. Если не выйдет снова, проверьте диск и права на папку копий.',
    },
    'backups.not_a_copy': {
      what: 'Этот файл — не копия рабочего места «Город·Кассы».',
      todo: 'Выберите файл вида kassa-2026-11-21_18-30-05-shift_close.db из папки копий.',
    },
    'backups.from_future': {
      what: 'Копию сделала более новая версия программы.',
      todo: 'Установите новую версию «Город·Кассы» и повторите.',
    },
    'backups.broken': {
      what: 'Копия повреждена или не читается.',
      todo: 'Выберите другую копию, лучше следующую по времени. Ничего не изменено.',
    },
    'backups.none_chosen': {
      what: 'Копия не выбрана.',
      todo: 'Выберите файл копии ещё раз.',
    },
  },
  {
    'backups.disk_full': {
      what: 'There is no room on the disk for a backup.',
      todo: 'Free as much as the database takes, and 64 MB more. Work may go on.',
    },
    'backups.failed': {
      what: 'The backup failed; the database is untouched.',
      todo: 'Try again. If it fails once more, check the disk and the rights on the backup folder.',
    },
    'backups.not_a_copy': {
      what: 'This file is no backup of a working desk.',
      todo: 'Choose a file like kassa-2026-11-21_18-30-05-shift_close.db in the backup folder.',
    },
    'backups.from_future': {
      what: 'The backup was made by a newer version of the program.',
      todo: 'Install the newer version and try again.',
    },
    'backups.broken': {
      what: 'The backup is damaged or cannot be read.',
      todo: 'Choose another one, best the next by time. Nothing was changed.',
    },
    'backups.none_chosen': { what: 'No backup is chosen.', todo: 'Choose the file once more.' },
  },
)
