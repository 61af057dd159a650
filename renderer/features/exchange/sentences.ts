import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** Refusals of the exchange and of its settings. */
export const exchangeSentences: Sentences = dictionary(
  {
    'exchange.folder_not_set': {
      what: 'Папка обмена не задана.',
      todo: 'Её задаёт администратор: «Номера и обмен» (Alt+9).',
    },
    'exchange.folder_unreachable': {
      what: 'До папки обмена не достать.',
      todo: 'Проверьте сеть или носитель. Ничего не потеряно: повторите позже.',
    },
    'exchange.disk_full': { what: 'Там, где папка обмена, нет места.', todo: 'Освободите место и повторите.' },
    'exchange.number_taken': {
      what: 'В папке уже лежит файл со следующим номером, а это место его не делало.',
      todo: 'Позовите администратора: у двух мест один номер и одна папка, или место восстановлено из слишком старой копии.',
    },
    'exchange.nothing_waits': { what: 'Отправлять нечего.', todo: '«Город» уже знает всё, что сделано здесь.' },
    'exchange.file_unknown': { what: 'Такого файла нет.', todo: 'Выберите файл в списке.' },
    'exchange.file_erased': {
      what: 'Этот файл больше не собрать: данные клиента стёрты или срок хранения паролей в нём прошёл.',
      todo: 'Возьмите файл из архива того, кто его получал.',
    },
    'exchange.file_missing': {
      what: ({ name }) => `Файла ${name ?? ''} в папке больше нет.`,
      todo: 'Загрузите ещё раз (Ins): прочтём папку заново.',
    },
    'exchange.import_running': { what: 'Уже загружается другой файл.', todo: 'Дождитесь конца или отмените загрузку.' },
    'exchange.file_not_of_gorod': {
      what: ({ name }) => `${name ?? ''}: это не файл «Города».`,
      todo: 'Уберите его из папки from-gorod.',
    },
    'exchange.file_damaged': {
      what: ({ name }) => `Файл ${name ?? ''} повреждён: обрезан, или сумма не сходится.`,
      todo: 'Попросите прислать его снова. Ни одна его строка не принята.',
    },
    'exchange.file_of_demo': {
      what: ({ name }) => `${name ?? ''}: учебное и рабочее место файлами не меняются.`,
      todo: 'Уберите файл из папки from-gorod.',
    },
    'exchange.file_taken_already': {
      what: ({ name }) => `${name ?? ''}: этот файл уже принят под другим именем.`,
      todo: 'Уберите его из папки from-gorod.',
    },
    'exchange.folder_not_absolute': {
      what: 'Нужен полный путь к папке.',
      todo: 'Например /srv/gorod или \\\\server\\gorod.',
    },
    'exchange.folder_missing': { what: 'Такой папки нет.', todo: 'Создайте её или проверьте путь.' },
    'exchange.folder_inside_data': {
      what: 'Папка обмена не может быть среди данных места.',
      todo: 'В файлах открытые телефоны: выберите папку отдельно.',
    },
    'exchange.template_wrong': {
      what: 'Шаблон номера не того вида.',
      todo: 'До 4 цифр, D (место), 3–9 раз N (счётчик), C: например DDDDNNNNNC.',
    },
    'exchange.template_desk_number': {
      what: ({ desk }) => `Номер места ${desk ?? ''} в шаблон не помещается.`,
      todo: 'Добавьте букв D.',
    },
    'exchange.range_wrong': {
      what: 'Диапазон не подходит.',
      todo: 'Начало не больше конца, конец не длиннее, чем букв N в шаблоне.',
    },
  },
  {
    'exchange.folder_not_set': {
      what: 'No exchange folder is set.',
      todo: 'The administrator sets it: “Numbers and exchange” (Alt+9).',
    },
    'exchange.folder_unreachable': {
      what: 'The exchange folder cannot be reached.',
      todo: 'Check the network or the medium. Nothing is lost: try again later.',
    },
    'exchange.disk_full': { what: 'There is no room where the exchange folder is.', todo: 'Make room and try again.' },
    'exchange.number_taken': {
      what: 'A file with the next number lies in the folder already, and this desk has not made it.',
      todo: 'Call the administrator: two desks have one number and one folder, or the desk was restored from too old a copy.',
    },
    'exchange.nothing_waits': { what: 'There is nothing to send.', todo: '“Gorod” knows all that was done here.' },
    'exchange.file_unknown': { what: 'There is no such file.', todo: 'Choose a file from the list.' },
    'exchange.file_erased': {
      what: "This file can't be made again: a client's data were erased, or the passwords in it are past their term.",
      todo: 'Take it from the archive of whoever received it.',
    },
    'exchange.file_missing': {
      what: ({ name }) => `The file ${name ?? ''} is no longer there.`,
      todo: 'Import again (Ins): the folder is read anew.',
    },
    'exchange.import_running': {
      what: 'Another file is being loaded already.',
      todo: 'Wait for its end, or cancel the loading.',
    },
    'exchange.file_not_of_gorod': {
      what: ({ name }) => `${name ?? ''}: this is no file of “Gorod”.`,
      todo: 'Take it out of from-gorod.',
    },
    'exchange.file_damaged': {
      what: ({ name }) => `The file ${name ?? ''} is damaged: cut off, or its sum does not fit.`,
      todo: 'Ask for it again. None of its rows was taken.',
    },
    'exchange.file_of_demo': {
      what: ({ name }) => `${name ?? ''}: a demo desk and a real one exchange no files.`,
      todo: 'Take the file out of from-gorod.',
    },
    'exchange.file_taken_already': {
      what: ({ name }) => `${name ?? ''}: this file was taken already, under another name.`,
      todo: 'Take it out of from-gorod.',
    },
    'exchange.folder_not_absolute': {
      what: 'The full path of the folder is needed.',
      todo: 'For example /srv/gorod or \\\\server\\gorod.',
    },
    'exchange.folder_missing': { what: 'There is no such folder.', todo: 'Make it, or check the path.' },
    'exchange.folder_inside_data': {
      what: "The exchange folder can't be among the desk's data.",
      todo: 'Phones stand in clear in its files: choose a folder apart.',
    },
    'exchange.template_wrong': {
      what: 'The template is not of the right kind.',
      todo: 'Up to 4 digits, D (desk), 3–9 N (counter), C: for example DDDDNNNNNC.',
    },
    'exchange.template_desk_number': {
      what: ({ desk }) => `The desk number ${desk ?? ''} does not fit into the template.`,
      todo: 'Add letters D.',
    },
    'exchange.range_wrong': {
      what: 'The range does not fit.',
      todo: 'The start not above the end, the end not longer than the letters N of the template.',
    },
  },
)
