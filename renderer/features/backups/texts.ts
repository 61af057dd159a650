import { dictionary } from '../../i18n/dictionary.ts'
import type { PluralForms } from '../../i18n/plural.ts'

export const backupTexts = dictionary(
  {
    title: 'Резервные копии',
    make: 'Сделать копию сейчас',
    making: 'Делаю копию и проверяю её. Работать можно, окно закрывать не нужно.',
    made: (file: string) => `Копия готова и проверена: ${file}`,
    lastMade: (when: string) => `Последняя копия сделана ${when}.`,
    lastFailed: (when: string) => `Последняя копия не получилась: ${when}.`,
    lastFailedTodo:
      'Проверьте, есть ли на диске место и открыта ли папка копий для записи, и сделайте копию сейчас. Прежние копии целы.',
    none: 'Копий ещё нет.',
    noneTodo: 'Первая появится при закрытии смены. Её можно сделать и сейчас.',
    folder: 'Папка копий',
    when: 'Когда',
    why: 'Почему',
    size: 'Размер',
    file: 'Файл',
    reasons: { migration: 'перед обновлением', shift_close: 'закрытие смены', asked: 'по просьбе' },
    copies: { one: 'копия', few: 'копии', many: 'копий', other: 'копии' } as PluralForms,
    aboutDemo: 'Копии учебного места не восстанавливают: его данные ненастоящие. Ниже — как это у рабочего места.',
    aboutTitle: 'Что важно',
    about: [
      'Копия делается сама при закрытии смены и перед каждым обновлением программы, и каждая проверяется.',
      'Остаются 30 последних; копии перед обновлением остаются все.',
      'Личные данные в копии закрыты. Открыть её можно только фразой восстановления: восемь групп по шесть цифр на листе в сейфе.',
      'Папка лежит на том же диске, что и база. Раз в неделю переносите копии на другой носитель.',
      'Восстанавливают копию на первом экране программы: на новом месте или когда база потеряна.',
    ],
  },
  {
    title: 'Backups',
    make: 'Make a backup now',
    making: 'Making a backup and verifying it. Work may go on; keep the window open.',
    made: (file: string) => `The backup is ready and verified: ${file}`,
    lastMade: (when: string) => `The last backup was made ${when}.`,
    lastFailed: (when: string) => `The last backup failed: ${when}.`,
    lastFailedTodo:
      'Check that there is room on the disk and that the backup folder can be written, and make a backup now. Earlier backups are whole.',
    none: 'There are no backups yet.',
    noneTodo: 'The first one comes when a shift is closed. One can be made now, too.',
    folder: 'Backup folder',
    when: 'When',
    why: 'Why',
    size: 'Size',
    file: 'File',
    reasons: { migration: 'before an update', shift_close: 'shift closed', asked: 'asked for' },
    copies: { one: 'backup', other: 'backups' } as PluralForms,
    aboutDemo:
      'Backups of a training desk are not restored: its data are invented. Below: how it is at a working desk.',
    aboutTitle: 'Good to know',
    about: [
      'A backup is made when a shift is closed and before every update of the program, and each one is verified.',
      'The last 30 stay; those from before updates all stay.',
      'Personal data in a backup are sealed. It opens only with the recovery phrase: eight groups of six digits on the paper in the safe.',
      'The folder is on the same disk as the database. Carry backups to another medium once a week.',
      'A backup is restored on the first screen of the program: on a new computer, or when the database is lost.',
    ],
  },
)
