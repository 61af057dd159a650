import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

export const reportSentences: Sentences = dictionary(
  {
    'reports.nothing_there': {
      what: 'За эти дни в отчёте нет ни одной строки.',
      todo: 'Выберите другие дни или снимите отбор.',
    },
    'reports.not_written': {
      what: 'Файл отчёта не записан.',
      todo: 'Проверьте, что на диске есть место и папка открыта для записи, и сохраните ещё раз.',
    },
    'reports.not_printed': {
      what: 'Отчёт не напечатан: принтер его не принял.',
      todo: 'Посмотрите, что с принтером (лампа вверху), и напечатайте ещё раз.',
    },
    'reports.maybe_printed': {
      what: 'Неизвестно, вышел ли отчёт целиком.',
      todo: 'Посмотрите на бумагу; если отчёта нет, напечатайте ещё раз.',
    },
    'reports.day_open': {
      what: 'День не закрыт: справка составляется по Z-отчётам.',
      todo: 'Закройте смену (F8) и напечатайте справку.',
    },
    'reports.no_shifts': {
      what: 'В этот день смен не было.',
      todo: 'Выберите другой день.',
    },
  },
  {
    'reports.nothing_there': {
      what: 'The report has no row in these days.',
      todo: 'Choose other days, or take the filters off.',
    },
    'reports.not_written': {
      what: 'The file of the report was not written.',
      todo: 'See that the disk has room and the folder may be written to, then save again.',
    },
    'reports.not_printed': {
      what: 'The report was not printed: the printer did not take it.',
      todo: 'See what the printer needs (the lamp above), then print again.',
    },
    'reports.maybe_printed': {
      what: 'It is not known whether the report came out whole.',
      todo: 'Look at the paper; if it is not there, print again.',
    },
    'reports.day_open': {
      what: 'The day is not closed: the certificate is made of Z reports.',
      todo: 'Close the shift (F8), then print the certificate.',
    },
    'reports.no_shifts': {
      what: 'There were no shifts on this day.',
      todo: 'Choose another day.',
    },
  },
)
