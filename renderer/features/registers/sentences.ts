import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** `registers.*`: why a register was not loaded or taken over; the former one works on in every case. */
export const registerSentences: Sentences = dictionary(
  {
    'registers.none_chosen': { what: 'Файл реестра не выбран.', todo: 'Выберите файл (Esc, Enter) и повторите.' },
    'registers.file_gone': {
      what: 'Файл не читается: его нет на месте, или носитель вынут.',
      todo: 'Выберите файл ещё раз. Прежний реестр, если он был, работает.',
    },
    'registers.file_empty': { what: 'Файл пуст.', todo: 'Проверьте, тот ли файл выбран, или скачайте его заново.' },
    'registers.service_unknown': {
      what: 'Этой услуги в справочнике больше нет.',
      todo: 'Выберите другую услугу в списке.',
    },
    'registers.format_other': {
      what: 'Файл другого вида: DBF вместо текста или наоборот.',
      todo: 'Выберите готовый вид для этого файла или другой файл.',
    },
    'registers.no_account_column': {
      what: 'Не указано, в каком столбце лицевой счёт.',
      todo: 'Отметьте этот столбец: по счёту касса находит долг.',
    },
    'registers.no_debt_column': {
      what: 'Не указано, в каком столбце долг.',
      todo: 'Отметьте этот столбец или проверьте, тот ли файл выбран.',
    },
    'registers.column_repeated': {
      what: 'Счёт или долг отмечен в двух столбцах.',
      todo: 'Оставьте один столбец счёта и один столбец долга.',
    },
    'registers.import_running': {
      what: 'Уже читается другой реестр.',
      todo: 'Дождитесь конца или отмените загрузку.',
    },
    'registers.waits_for_confirmation': {
      what: 'Другой прочитанный реестр ждёт вашего решения.',
      todo: 'Возьмите его в работу или откажитесь от него.',
    },
    'registers.date_in_future': {
      what: 'Дата реестра ещё не наступила.',
      todo: 'Впишите день, на который посчитаны долги.',
    },
    'registers.nothing_waits': {
      what: 'Этот реестр уже взят или отклонён.',
      todo: 'Посмотрите в списке, какой реестр в работе.',
    },
    'registers.not_there': {
      what: 'Этого реестра больше нет: его заменил новый.',
      todo: 'Загрузите файл ещё раз, если нужны его строки.',
    },
    'registers.file_not_written': {
      what: 'Файл не записан: в папку нельзя писать, или нет места.',
      todo: 'Выберите другую папку.',
    },
    'registers.layout_same': { what: 'Вид файла уже записан в справочнике.', todo: 'Ничего делать не нужно.' },
    'registers.not_a_register': {
      what: 'Реестр не загружен: подходящих строк нет, или непринятых больше, чем целых.',
      todo: 'Проверьте файл и как он читается. Прежний реестр, если он был, работает.',
    },
    'registers.cancelled': {
      what: 'Загрузка отменена.',
      todo: 'Прежний реестр, если он был, работает: ничего не изменилось.',
    },
    'registers.interrupted': {
      what: 'Загрузка прервана: программа была закрыта, не дочитав файл.',
      todo: 'Прежний реестр, если он был, работает. Загрузите файл ещё раз.',
    },
    'registers.disk_full': {
      what: 'На диске не хватило места для реестра.',
      todo: 'Освободите место и загрузите ещё раз. Прежний реестр, если он был, работает.',
    },
    'registers.too_big': {
      what: 'Файл больше 512 МБ: для реестра это слишком много.',
      todo: 'Проверьте, тот ли файл выбран, или попросите поставщика разделить его.',
    },
    'registers.folder_read_only': {
      what: 'В папку данных нельзя писать.',
      todo: 'Проверьте права на папку и загрузите ещё раз. Прежний реестр, если он был, работает.',
    },
    'registers.failed': {
      what: 'Реестр загрузить не удалось.',
      todo: 'Повторите; если не выйдет, сообщите в поддержку. Прежний реестр, если он был, работает.',
    },
  },
  {
    'registers.none_chosen': { what: 'No register file is chosen.', todo: 'Choose a file (Esc, Enter) and try again.' },
    'registers.file_gone': {
      what: 'The file can’t be read: it is not there, or its medium was taken out.',
      todo: 'Choose the file again. The former register, if there was one, works.',
    },
    'registers.file_empty': {
      what: 'The file is empty.',
      todo: 'Check that it is the right file, or download it again.',
    },
    'registers.service_unknown': {
      what: 'The catalogue has this service no longer.',
      todo: 'Choose another service in the list.',
    },
    'registers.format_other': {
      what: 'The file is of another kind: DBF instead of text, or the other way.',
      todo: 'Choose a ready-made layout for this file, or another file.',
    },
    'registers.no_account_column': {
      what: 'No column is said to hold the account.',
      todo: 'Mark it: the desk finds the debt by the account.',
    },
    'registers.no_debt_column': {
      what: 'No column is said to hold the debt.',
      todo: 'Mark it, or check that it is the right file.',
    },
    'registers.column_repeated': {
      what: 'Account or debt is marked in two columns.',
      todo: 'Leave one column of the account and one of the debt.',
    },
    'registers.import_running': { what: 'Another register is being read.', todo: 'Wait for its end, or cancel it.' },
    'registers.waits_for_confirmation': {
      what: 'Another register was read and waits for your word.',
      todo: 'Take it over, or do not take it.',
    },
    'registers.date_in_future': {
      what: 'The date of the register has not come yet.',
      todo: 'Enter the day the debts were counted for.',
    },
    'registers.nothing_waits': {
      what: 'This register was taken over or dropped already.',
      todo: 'See in the list which register is in force.',
    },
    'registers.not_there': {
      what: 'This register is gone: a new one took its place.',
      todo: 'Load the file again if you need its rows.',
    },
    'registers.file_not_written': {
      what: 'The file was not written: the folder can’t be written, or is full.',
      todo: 'Choose another folder.',
    },
    'registers.layout_same': { what: 'The catalogue has this layout already.', todo: 'Nothing has to be done.' },
    'registers.not_a_register': {
      what: 'No register was loaded: there are no fitting rows, or more bad ones than good ones.',
      todo: 'Check the file and how it is read. The former register, if there was one, works.',
    },
    'registers.cancelled': {
      what: 'The loading was cancelled.',
      todo: 'The former register, if there was one, works: nothing has changed.',
    },
    'registers.interrupted': {
      what: 'The loading broke off: the program was closed before the file was read.',
      todo: 'The former register, if there was one, works. Load the file again.',
    },
    'registers.disk_full': {
      what: 'There is no room on the disk for the register.',
      todo: 'Make room and load it again. The former register, if there was one, works.',
    },
    'registers.too_big': {
      what: 'The file is over 512 MB: too much for a register.',
      todo: 'Check that it is the right file, or ask the provider to divide it.',
    },
    'registers.folder_read_only': {
      what: 'The data folder can’t be written.',
      todo: 'Check the rights on the folder and load it again. The former register, if there was one, works.',
    },
    'registers.failed': {
      what: 'The register could not be loaded.',
      todo: 'Try again; if it fails once more, tell support. The former register, if there was one, works.',
    },
  },
)
