import type { MadeRegisterOut } from '../../../shared/contract/outgoing.ts'
import type { OutEncoding, OutLayout } from '../../../shared/domain/register-out-template.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import { plural } from '../../i18n/plural.ts'

type State = MadeRegisterOut['state']

const registersRu = (count: number): string =>
  plural('ru', count, { one: 'реестр', few: 'реестра', many: 'реестров', other: 'реестра' })
const linesRu = (count: number): string =>
  plural('ru', count, { one: 'строка', few: 'строки', many: 'строк', other: 'строки' })
const registersEn = (count: number): string => plural('en', count, { one: 'register', other: 'registers' })
const linesEn = (count: number): string => plural('en', count, { one: 'line', other: 'lines' })

export const registersOutTexts = dictionary(
  {
    title: 'Реестры платежей',
    day: 'Рабочий день',
    dayHint: 'ДД.ММ.ГГГГ',
    dayWrong: 'Такой даты нет. Пример: 21.11.2026',
    openShifts: (numbers: string) => `смена ${numbers} открыта: поздние платежи — в следующий`,
    noShifts: 'Смен ещё не было: передавать нечего.',
    nothing: 'В этот день платежей не было.',
    otherDays: (days: string) => `Не всё передано: ${days}.`,
    otherDay: (date: string, lines: number, unsent: number) =>
      [date, lines > 0 ? `без реестра ${linesRu(lines)}` : '', unsent > 0 ? `не передано ${registersRu(unsent)}` : '']
        .filter((part) => part !== '')
        .join(', '),
    showDay: (date: string) => `Показать ${date}`,
    noFolder: 'Папка реестров не задана.',
    noFolderTodo:
      'Её задаёт администратор: «Папка реестров» (Ctrl+K). До того платежи копятся здесь, ничего не теряется.',
    list: 'Реестры дня',
    provider: 'Поставщик',
    register: 'Реестр',
    lines: 'Строк',
    sum: 'Принято',
    withheld: 'Удержано',
    transfer: 'К переводу',
    state: 'Состояние',
    byDetails: 'По реквизитам, платёжные поручения',
    shift: (number: number) => `смена ${number}`,
    number: (number: number) => `№ ${number}`,
    inPlaceOf: (number: number) => `вместо № ${number}`,
    notMade: 'не сделан',
    layouts: {
      sber: 'Сбербанк',
      sber_readings: 'Сбербанк с показаниями',
      lanbilling: 'LANBilling',
      one_c: '1С',
      dbf: 'DBF',
      template: 'свой шаблон',
    } satisfies Record<OutLayout, string>,
    encodings: {
      'windows-1251': 'Windows-1251',
      'utf-8': 'UTF-8',
      ibm866: 'CP866',
    } satisfies Record<OutEncoding, string>,
    states: {
      made: 'сделан, не передан',
      stale: 'устарел: есть возврат',
      empty: 'пуст: всё возвращено',
      sent: 'передан',
      replaced: 'заменён',
    } satisfies Record<State, string>,
    makeAll: 'Сделать все реестры дня',
    makeOne: 'Сделать этот',
    makeAgain: 'Сделать заново',
    markSent: 'Отметить переданным',
    repeat: 'Записать файл ещё раз',
    transfers: 'Реестр переводов',
    running: 'Делаю реестры',
    ofTotal: (done: string, total: string) => `${done} из ${total} строк`,
    cancel: 'Отменить',
    made: (count: number, lines: number) => `Готово: ${registersRu(count)}, ${linesRu(lines)}. Файлы в папке реестров.`,
    madeAgain: (name: string) => `Сделан заново: ${name}. Прежний файл передавать нельзя.`,
    repeated: (name: string) => `${name} записан ещё раз, байт в байт.`,
    markedSent: (count: number) => `Передано: ${registersRu(count)}. Возврат этих платежей на кассе закрыт.`,
    blocked: (names: string) => `Не сделано: ${names}.`,
    blockedWhy:
      'В строках есть знаки, которых нет в кодировке файла. Выберите реестр и решите, чем их заменить (Ctrl+E).',
    keyMove: 'реестр',
    keyDay: 'другой день',
    preview: 'Файл',
    previewNone: 'Выберите реестр в списке.',
    previewOf: { waiting: 'Таким будет файл', made: 'Таким файл записан' },
    facts: { file: 'Имя файла', size: 'Размер', sha: 'SHA-256', made: 'Сделан', sent: 'Передан' },
    more: (shown: number, all: number) => `Первые ${shown} строк из ${all}`,
    characters: (count: number) =>
      `${plural('ru', count, { one: 'знак', few: 'знака', many: 'знаков', other: 'знака' })} не из кодировки`,
    decide: 'Решить',
    wayTitle: 'Знаки не из кодировки',
    wayWhy:
      'Вопросительный знак вместо них поставщик принял бы за правду. Выберите другую кодировку или замену; решение действует на этот реестр.',
    wayEncoding: 'Кодировка файла',
    wayCharacter: (character: string, code: string) => `Вместо «${character}» (${code})`,
    wayFirst: (receipt: string, line: number) =>
      line === 0 ? 'в начале или конце файла' : `строка ${line}, чек ${receipt}`,
    wayStill: (count: number) => `Ещё не решено знаков: ${count}.`,
    wayMake: 'Сделать реестр',
    back: 'Назад',
    sentTitle: 'Отметить переданным',
    sentWhich: 'Что передано',
    sentOne: (name: string) => `Только ${name}`,
    sentAll: (count: number) => `Все сделанные за день: ${registersRu(count)}`,
    sentWhy:
      'После этого платежи из реестра на кассе не возвращают: только заявление на уточнение или возврат через поставщика.',
    transfersTitle: (date: string) => `Реестр переводов за ${date}`,
    agrees: 'Суммы сходятся со всеми Z-отчётами дня.',
    agreesOpen: 'Есть незакрытая смена: суммы ещё изменятся.',
    disagrees: (numbers: string) => `Не сходится с Z-отчётом: смена ${numbers}.`,
    disagreesTodo: 'Не составляйте по нему ордер. Проверьте цепочку аудита и позовите администратора.',
    print: 'Напечатать',
    save: 'Сохранить таблицу',
    saved: (name: string) => `Сохранено: ${name}`,
    printing: 'Реестр переводов:',
  },
  {
    title: 'Registers of payments',
    day: 'Business day',
    dayHint: 'DD.MM.YYYY',
    dayWrong: 'There is no such date. Example: 21.11.2026',
    openShifts: (numbers: string) => `shift ${numbers} is open: late payments go into the next`,
    noShifts: 'There was no shift yet: nothing to send.',
    nothing: 'No payments on this day.',
    otherDays: (days: string) => `Not all was sent: ${days}.`,
    otherDay: (date: string, lines: number, unsent: number) =>
      [date, lines > 0 ? `${linesEn(lines)} in no register` : '', unsent > 0 ? `${registersEn(unsent)} not sent` : '']
        .filter((part) => part !== '')
        .join(', '),
    showDay: (date: string) => `Show ${date}`,
    noFolder: 'The folder of registers is not set.',
    noFolderTodo:
      'The administrator sets it: “Folder of registers” (Ctrl+K). Until then payments wait here; nothing is lost.',
    list: 'Registers of the day',
    provider: 'Provider',
    register: 'Register',
    lines: 'Lines',
    sum: 'Taken',
    withheld: 'Withheld',
    transfer: 'To transfer',
    state: 'State',
    byDetails: 'By bank details, payment orders',
    shift: (number: number) => `shift ${number}`,
    number: (number: number) => `No. ${number}`,
    inPlaceOf: (number: number) => `in place of No. ${number}`,
    notMade: 'not made',
    layouts: {
      sber: 'Sberbank',
      sber_readings: 'Sberbank with readings',
      lanbilling: 'LANBilling',
      one_c: '1C',
      dbf: 'DBF',
      template: 'own template',
    } satisfies Record<OutLayout, string>,
    encodings: {
      'windows-1251': 'Windows-1251',
      'utf-8': 'UTF-8',
      ibm866: 'CP866',
    } satisfies Record<OutEncoding, string>,
    states: {
      made: 'made, not sent',
      stale: 'stale: something was given back',
      empty: 'empty: all was given back',
      sent: 'sent',
      replaced: 'replaced',
    } satisfies Record<State, string>,
    makeAll: 'Make all registers of the day',
    makeOne: 'Make this one',
    makeAgain: 'Make again',
    markSent: 'Mark as sent',
    repeat: 'Write the file once more',
    transfers: 'Register of transfers',
    running: 'Making registers',
    ofTotal: (done: string, total: string) => `${done} of ${total} lines`,
    cancel: 'Cancel',
    made: (count: number, lines: number) =>
      `Done: ${registersEn(count)}, ${linesEn(lines)}. The files are in the folder.`,
    madeAgain: (name: string) => `Made again: ${name}. The former file must not be sent.`,
    repeated: (name: string) => `${name} was written once more, byte for byte.`,
    markedSent: (count: number) =>
      `Sent: ${registersEn(count)}. These payments can’t be given back at the desk any more.`,
    blocked: (names: string) => `Not made: ${names}.`,
    blockedWhy:
      'Some lines have characters that the file’s encoding lacks. Choose the register and decide on them (Ctrl+E).',
    keyMove: 'register',
    keyDay: 'another day',
    preview: 'File',
    previewNone: 'Choose a register in the list.',
    previewOf: { waiting: 'The file will be', made: 'The file as it was written' },
    facts: { file: 'File name', size: 'Size', sha: 'SHA-256', made: 'Made', sent: 'Sent' },
    more: (shown: number, all: number) => `The first ${shown} lines of ${all}`,
    characters: (count: number) =>
      `${plural('en', count, { one: 'character', other: 'characters' })} not of the encoding`,
    decide: 'Decide',
    wayTitle: 'Characters not of the encoding',
    wayWhy:
      'The provider would believe a question mark in their place. Choose another encoding or what stands for them; it holds for this register.',
    wayEncoding: 'Encoding of the file',
    wayCharacter: (character: string, code: string) => `In place of “${character}” (${code})`,
    wayFirst: (receipt: string, line: number) =>
      line === 0 ? 'at the file’s beginning or end' : `line ${line}, receipt ${receipt}`,
    wayStill: (count: number) => `Characters not decided yet: ${count}.`,
    wayMake: 'Make the register',
    back: 'Back',
    sentTitle: 'Mark as sent',
    sentWhich: 'What was sent',
    sentOne: (name: string) => `Only ${name}`,
    sentAll: (count: number) => `All made of the day: ${registersEn(count)}`,
    sentWhy:
      'Payments of it are then not given back at the desk: only an application for a correction or a refund by the provider.',
    transfersTitle: (date: string) => `Register of transfers, ${date}`,
    agrees: 'The sums agree with every Z of the day.',
    agreesOpen: 'A shift is open yet: the sums will change.',
    disagrees: (numbers: string) => `It does not agree with the Z of shift ${numbers}.`,
    disagreesTodo: 'Make no cash order of it. Verify the audit chain and call the administrator.',
    print: 'Print',
    save: 'Save the table',
    saved: (name: string) => `Saved: ${name}`,
    printing: 'Register of transfers:',
  },
)
