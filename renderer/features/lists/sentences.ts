import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** `lists.*`: why a list was not loaded; the former one works on in every case. */
export const listSentences: Sentences = dictionary(
  {
    'lists.none_chosen': { what: 'Файл списка не выбран.', todo: 'Выберите файл и загрузите ещё раз.' },
    'lists.import_running': { what: 'Уже загружается другой список.', todo: 'Дождитесь конца или отмените загрузку.' },
    'lists.date_in_future': {
      what: 'Дата списка ещё не наступила.',
      todo: 'Впишите день, на который составлен список.',
    },
    'lists.not_a_list': {
      what: 'Это не список: подходящих строк в файле нет, или испорченных больше, чем целых.',
      todo: 'Проверьте, тот ли файл выбран. Прежний список, если он был, работает.',
    },
    'lists.packed_badly': {
      what: 'Архив bz2 повреждён или скачан не до конца.',
      todo: 'Скачайте его заново. Прежний список, если он был, работает.',
    },
    'lists.cancelled': { what: 'Загрузка отменена.', todo: 'Прежний список, если он был, работает.' },
    'lists.disk_full': {
      what: 'На диске не хватило места для списка.',
      todo: 'Освободите место и загрузите ещё раз. Прежний список, если он был, работает: ничего не потеряно.',
    },
    'lists.file_gone': {
      what: 'Файл не читается: его нет на месте, или носитель вынут.',
      todo: 'Выберите файл ещё раз. Прежний список, если он был, работает.',
    },
    'lists.folder_read_only': {
      what: 'В папку данных нельзя писать.',
      todo: 'Проверьте права на папку и загрузите ещё раз. Прежний список, если он был, работает.',
    },
    'lists.failed': {
      what: 'Список загрузить не удалось.',
      todo: 'Повторите; если не выйдет, сообщите в поддержку. Прежний список, если он был, работает.',
    },
    'screening.entry_unknown': {
      what: 'Эта запись уже сверена, или список обновился.',
      todo: 'Вернитесь к документу (Esc) и проверьте его снова.',
    },
    'screening.note_missing': { what: 'К этой причине нужно пояснение.', todo: 'Напишите одной фразой, что именно.' },
    'screening.nothing_to_lift': {
      what: 'Разрешать нечего: сначала сверьте похожие записи.',
      todo: 'Вернитесь к документу (Esc) и проверьте его снова.',
    },
  },
  {
    'lists.none_chosen': { what: 'No list file is chosen.', todo: 'Choose a file and load it again.' },
    'lists.import_running': { what: 'Another list is being loaded.', todo: 'Wait for its end, or cancel it.' },
    'lists.date_in_future': { what: 'The date of the list has not come yet.', todo: 'Enter the day the list is of.' },
    'lists.not_a_list': {
      what: 'This is no list: the file has no fitting rows, or more broken ones than whole ones.',
      todo: 'Check that it is the right file. The former list, if there was one, works.',
    },
    'lists.packed_badly': {
      what: 'The bz2 archive is damaged, or was not downloaded to its end.',
      todo: 'Download it again. The former list, if there was one, works.',
    },
    'lists.cancelled': { what: 'The loading was cancelled.', todo: 'The former list, if there was one, works.' },
    'lists.disk_full': {
      what: 'There is no room on the disk for the list.',
      todo: 'Make room and load it again. The former list, if there was one, works: nothing is lost.',
    },
    'lists.file_gone': {
      what: 'The file can’t be read: it is not there, or its medium was taken out.',
      todo: 'Choose the file again. The former list, if there was one, works.',
    },
    'lists.folder_read_only': {
      what: 'The data folder can’t be written.',
      todo: 'Check the rights on the folder and load it again. The former list, if there was one, works.',
    },
    'lists.failed': {
      what: 'The list could not be loaded.',
      todo: 'Try again; if it fails once more, tell support. The former list, if there was one, works.',
    },
    'screening.entry_unknown': {
      what: 'This entry was compared already, or the list is a newer one.',
      todo: 'Go back to the document (Esc) and check it once more.',
    },
    'screening.note_missing': { what: 'This reason needs a remark.', todo: 'Write in one phrase what exactly.' },
    'screening.nothing_to_lift': {
      what: 'There is nothing to approve: compare the similar entries first.',
      todo: 'Go back to the document (Esc) and check it once more.',
    },
  },
)
