import type { BadRowReason } from '../../../shared/domain/exchange-problems.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import { plural } from '../../i18n/plural.ts'

const filesRu = (count: number): string =>
  plural('ru', count, { one: 'файл', few: 'файла', many: 'файлов', other: 'файла' })
const rowsRu = (count: number): string =>
  plural('ru', count, { one: 'событие', few: 'события', many: 'событий', other: 'события' })
const filesEn = (count: number): string => plural('en', count, { one: 'file', other: 'files' })
const rowsEn = (count: number): string => plural('en', count, { one: 'event', other: 'events' })

type Taken = { files: number; taken: number; repeated: number; bad: number }

export const exchangeTexts = dictionary(
  {
    title: 'Обмен с «Городом»',
    notLoaded: 'данные «Города» не загружены',
    asOf: (when: string) => `данные «Города» на ${when}`,
    noFolder: 'Папка обмена не задана.',
    noFolderTodo:
      'Её задаёт администратор: «Номера и обмен» (Alt+9). До того события копятся здесь, ничего не теряется.',
    waitingNone: 'Всё отправлено: «Город» знает, что сделано здесь.',
    waiting: (rows: number, since: string) => `Ждёт отправки: ${rowsRu(rows)}, самое раннее ${since}.`,
    automatic: 'Уходят и сами, раз в пять минут.',
    send: 'Выгрузить',
    sent: (files: number, rows: number) => `Готово: ${filesRu(files)}, ${rowsRu(rows)}. Файлы в папке to-gorod.`,
    take: 'Загрузить',
    taken: ({ files, taken, repeated, bad }: Taken) =>
      `Принято ${filesRu(files)}: новых строк ${taken}, известных ${repeated}, непринятых ${bad}.`,
    cancelled: 'Загрузка отменена.',
    cancelledWhy: (taken: string) =>
      `Новых строк принято: ${taken}. Они остались; загрузите файл ещё раз (Ins), и примутся остальные, ни одна дважды.`,
    nothingCame: 'Новых файлов в папке from-gorod нет.',
    repeat: 'Повторить файл',
    repeated: (name: string) => `${name} записан ещё раз, байт в байт.`,
    badRows: 'Непринятые строки',
    badRowsWhy: 'Эти строки «Город» исправляет и присылает в следующем файле. Остальные строки файла приняты.',
    badRowsOf: (file: string, shown: number, all: number) =>
      shown < all ? `${file}: первые ${shown} из ${all}` : file,
    line: (line: number) => `Строка ${line}`,
    back: 'Назад',
    keyMove: 'файл',
    folder: 'Папка обмена',
    about: 'Что важно',
    points: [
      'Отсюда уходит: номер выдан, подтверждён, заблокирован, отозван, пароль сброшен, услуга привязана или отвязана. Каждое — один раз.',
      'Паролей в файлах нет, только то, чем их сверяют. Телефоны в файлах открыты: папка должна быть защищена.',
      'Повторная выгрузка даёт тот же файл. «Город» узнаёт событие по его ключу и дважды не берёт.',
      'Приходит: телефоны с сайта, номера Госуслуг, привязки из приложений. Привязки неподтверждённого телефона ждут, пока его подтвердят паспортом.',
    ],
    files: 'Отправленные файлы',
    file: 'Файл',
    rows: 'Событий',
    made: 'Собран',
    state: 'Где он',
    inFolder: 'в папке',
    notSent: 'ещё не в папке',
    noFiles: 'Отправленных файлов ещё нет.',
    imports: 'Принятые файлы',
    came: 'Пришёл файл',
    dataAsOf: 'Данные на',
    takenRows: 'Новых',
    repeatedRows: 'Известных',
    badRowsCount: 'Непринятых',
    noImports: 'От «Города» ещё ничего не приходило: лимиты — по данным этого места.',
    reasons: {
      not_json: 'не прочитать: это не запись',
      fields: 'не хватает полей, или они не того вида',
      unknown_kind: 'вид события неизвестен',
      phone_invalid: 'не российский мобильный телефон',
      number_known: 'этот номер здесь уже записан за клиентом',
      number_unknown: 'такого номера здесь нет',
      number_unconfirmed: 'телефон владельца ещё не подтверждён паспортом',
      number_revoked: 'номер отозван',
      owner_unknown: 'владелец здесь неизвестен',
      service_unknown: 'такой услуги нет в справочнике',
      account_invalid: 'лицевой счёт не того вида, что у поставщика',
      link_unknown: 'такой привязки здесь нет',
    } as Record<BadRowReason, string>,
  },
  {
    title: 'Exchange with “Gorod”',
    notLoaded: 'no data of “Gorod” are loaded',
    asOf: (when: string) => `data of “Gorod” as of ${when}`,
    noFolder: 'No exchange folder is set.',
    noFolderTodo:
      'The administrator sets it: “Numbers and exchange” (Alt+9). Until then events gather here; nothing is lost.',
    waitingNone: 'All is sent: “Gorod” knows what was done here.',
    waiting: (rows: number, since: string) => `Waiting to be sent: ${rowsEn(rows)}, the earliest of ${since}.`,
    automatic: 'They also go by themselves, every five minutes.',
    send: 'Export',
    sent: (files: number, rows: number) => `Done: ${filesEn(files)}, ${rowsEn(rows)}. The files are in to-gorod.`,
    take: 'Import',
    taken: ({ files, taken, repeated, bad }: Taken) =>
      `${filesEn(files)} taken: new rows ${taken}, known ${repeated}, not taken ${bad}.`,
    cancelled: 'The loading was cancelled.',
    cancelledWhy: (taken: string) =>
      `New rows taken: ${taken}. They stay; import the file again (Ins) and the others are taken, none of them twice.`,
    nothingCame: 'There are no new files in from-gorod.',
    repeat: 'Repeat the file',
    repeated: (name: string) => `${name} was written again, byte for byte.`,
    badRows: 'Rows not taken',
    badRowsWhy: '“Gorod” mends these rows and sends them in the next file. The other rows of the file were taken.',
    badRowsOf: (file: string, shown: number, all: number) =>
      shown < all ? `${file}: the first ${shown} of ${all}` : file,
    line: (line: number) => `Line ${line}`,
    back: 'Back',
    keyMove: 'file',
    folder: 'Exchange folder',
    about: 'Good to know',
    points: [
      'What goes: a number issued, confirmed, blocked, revoked, a password reset, a service linked or unlinked. Each once.',
      'There are no passwords in the files, only what verifies them. Phones stand in clear: protect the folder.',
      'Exporting again gives the same file. “Gorod” knows an event by its key and takes it once.',
      'What comes: phones from the site, Gosuslugi numbers, links made in the apps. Links of an unconfirmed phone wait until it is confirmed with a passport.',
    ],
    files: 'Files sent',
    file: 'File',
    rows: 'Events',
    made: 'Made',
    state: 'Where it is',
    inFolder: 'in the folder',
    notSent: 'not in the folder yet',
    noFiles: 'No files were sent yet.',
    imports: 'Files taken',
    came: 'File that came',
    dataAsOf: 'Data as of',
    takenRows: 'New',
    repeatedRows: 'Known',
    badRowsCount: 'Not taken',
    noImports: 'Nothing came from “Gorod” yet: limits are by what this desk knows.',
    reasons: {
      not_json: 'cannot be read: no record',
      fields: 'fields are missing or of another kind',
      unknown_kind: 'unknown kind of event',
      phone_invalid: 'no Russian mobile phone',
      number_known: 'this number is recorded here for a client',
      number_unknown: 'there is no such number here',
      number_unconfirmed: 'nobody has confirmed the owner’s phone with a passport yet',
      number_revoked: 'the number is revoked',
      owner_unknown: 'the owner is unknown here',
      service_unknown: 'the catalogue has no such service',
      account_invalid: "the account is not in the provider's format",
      link_unknown: 'there is no such link here',
    } as Record<BadRowReason, string>,
  },
)
