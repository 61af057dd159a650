import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

export const catalogueSentences: Sentences = dictionary(
  {
    'catalogue.wrong': {
      what: 'Так записать нельзя: в полях есть ошибки.',
      todo: 'Вернитесь к правке (Esc) и исправьте названное рядом с полями.',
    },
    'catalogue.same': { what: 'Ничего не изменилось.', todo: 'Новая версия не нужна.' },
    'catalogue.date_past': { what: 'Этот день уже прошёл.', todo: 'Выберите сегодняшний день или любой после него.' },
    'catalogue.none_chosen': { what: 'Файл больше не выбран.', todo: 'Выберите его ещё раз (Ctrl+O).' },
    'catalogue.file_gone': { what: 'Этого файла больше нет.', todo: 'Проверьте носитель и выберите файл ещё раз.' },
    'catalogue.file_too_large': {
      what: 'Файл слишком велик для справочника.',
      todo: 'Проверьте, тот ли это файл: справочник — JSON, выгруженный отсюда.',
    },
    'catalogue.file_not_written': {
      what: 'Файл не записался.',
      todo: 'Проверьте, есть ли место и можно ли писать в эту папку, и повторите.',
    },
    'catalogue.provider_unknown': {
      what: 'Такого поставщика в справочнике нет.',
      todo: 'Найдите его в списке ещё раз: справочник мог измениться.',
    },
  },
  {
    'catalogue.wrong': {
      what: "It can't be saved: there are mistakes in the fields.",
      todo: 'Go back to the form (Esc) and correct what is named beside the fields.',
    },
    'catalogue.same': { what: 'Nothing has changed.', todo: 'No new version is needed.' },
    'catalogue.date_past': { what: 'That day is over.', todo: 'Choose today or any day after it.' },
    'catalogue.none_chosen': { what: 'No file is chosen any more.', todo: 'Choose it again (Ctrl+O).' },
    'catalogue.file_gone': { what: 'The file is gone.', todo: 'Check the medium and choose the file again.' },
    'catalogue.file_too_large': {
      what: 'The file is too large for a catalogue.',
      todo: 'Check whether it is the right one: a catalogue is JSON written from here.',
    },
    'catalogue.file_not_written': {
      what: 'The file was not written.',
      todo: 'Check that there is room and that the folder may be written, and try again.',
    },
    'catalogue.provider_unknown': {
      what: 'There is no such provider in the catalogue.',
      todo: 'Find it in the list again: the catalogue may have changed.',
    },
  },
)
