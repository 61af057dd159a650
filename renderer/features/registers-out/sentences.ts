import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** `outgoing.*`: why registers of payments were not made, written or marked. */
export const registersOutSentences: Sentences = dictionary(
  {
    'outgoing.folder_not_set': {
      what: 'Папка реестров не задана.',
      todo: 'Её задаёт администратор: «Папка реестров» (Ctrl+K). Платежи не потеряны.',
    },
    'outgoing.folder_missing': {
      what: 'Папки реестров нет на месте: сеть недоступна или носитель вынут.',
      todo: 'Верните её или попросите администратора указать другую. Ничего не сделано, повторите потом.',
    },
    'outgoing.folder_closed': {
      what: 'В папку реестров нельзя писать.',
      todo: 'Попросите администратора дать права или указать другую папку. Ничего не сделано.',
    },
    'outgoing.disk_full': {
      what: 'Там, где папка реестров, нет места.',
      todo: 'Освободите место и повторите. Ничего не сделано.',
    },
    'outgoing.running': { what: 'Реестры уже делаются.', todo: 'Дождитесь конца или отмените.' },
    'outgoing.cancelled': {
      what: 'Отменено: ни одного файла не осталось.',
      todo: 'Сделайте реестры, когда будет удобно.',
    },
    'outgoing.nothing_waits': {
      what: 'Делать нечего: все платежи этого дня уже в реестрах.',
      todo: 'Посмотрите в списке, какие из них не переданы.',
    },
    'outgoing.name_taken': {
      what: ({ name }) => `В папке уже лежит файл ${name ?? ''}, а это место его не делало.`,
      todo: 'Уберите его, если он лишний, или позовите администратора: у двух мест один номер, или место восстановлено из старой копии.',
    },
    'outgoing.failed': { what: 'Файл записать не удалось.', todo: 'Повторите; если не выйдет, сообщите в поддержку.' },
    'outgoing.unknown': { what: 'Такого реестра нет.', todo: 'Выберите реестр в списке.' },
    'outgoing.not_stale': {
      what: 'Этот реестр заново не делают: из него ничего не возвращали, или он уже передан.',
      todo: 'Если пропал только файл, запишите его ещё раз (Ctrl+R).',
    },
    'outgoing.characters_missing': {
      what: 'В строках есть знаки, которых нет в кодировке файла.',
      todo: 'Решите, чем их заменить (Ctrl+E).',
    },
    'outgoing.not_as_it_was': {
      what: 'Этот файл больше не собрать таким, каким он был: данные плательщика стёрты по сроку или записи повреждены.',
      todo: 'Возьмите файл из архива. Под прежним именем другой не записан.',
    },
    'outgoing.sent_already': {
      what: ({ number }) => `Реестр № ${number ?? ''} уже отмечен переданным.`,
      todo: 'Ничего делать не нужно.',
    },
    'outgoing.stale': {
      what: ({ number }) => `Реестр № ${number ?? ''} устарел: из него вернули платёж.`,
      todo: 'Сделайте его заново (Ins) и передайте новый.',
    },
    'outgoing.empty': {
      what: ({ number }) => `В реестре № ${number ?? ''} ничего не осталось: все его платежи возвращены.`,
      todo: 'Передавать его нельзя, уберите файл.',
    },
    'outgoing.replaced': {
      what: ({ number }) => `Реестр № ${number ?? ''} заменён новым.`,
      todo: 'Передайте тот, что сделан вместо него.',
    },
    'outgoing.no_shift': { what: 'В этот день смен не было.', todo: 'Выберите другой рабочий день.' },
    'outgoing.file_not_written': {
      what: 'Таблица не записана: в папку нельзя писать, или нет места.',
      todo: 'Выберите другую папку.',
    },
    'outgoing.folder_not_absolute': {
      what: 'Путь к папке неполный.',
      todo: 'Впишите его целиком: /mnt/bank/reestry или D:\\bank\\reestry.',
    },
    'outgoing.no_such_folder': {
      what: 'Такой папки нет.',
      todo: 'Создайте её или проверьте путь; сетевая папка должна быть подключена.',
    },
    'outgoing.folder_inside_data': {
      what: 'Эта папка внутри данных программы.',
      todo: 'Укажите папку вне их: файлы забирают другие люди и программы.',
    },
  },
  {
    'outgoing.folder_not_set': {
      what: 'The folder of registers is not set.',
      todo: 'The administrator sets it: “Folder of registers” (Ctrl+K). No payment is lost.',
    },
    'outgoing.folder_missing': {
      what: 'The folder of registers is not there: the network is away, or the medium was taken out.',
      todo: 'Bring it back or have the administrator name another. Nothing was made; try again later.',
    },
    'outgoing.folder_closed': {
      what: 'The folder of registers can’t be written.',
      todo: 'Ask the administrator for the rights or another folder. Nothing was made.',
    },
    'outgoing.disk_full': {
      what: 'There is no room where the folder of registers is.',
      todo: 'Make room and try again. Nothing was made.',
    },
    'outgoing.running': { what: 'Registers are being made.', todo: 'Wait for the end, or cancel it.' },
    'outgoing.cancelled': { what: 'Cancelled: no file is left.', todo: 'Make the registers when it suits you.' },
    'outgoing.nothing_waits': {
      what: 'Nothing to make: all payments of this day are in registers.',
      todo: 'See in the list which of them were not sent.',
    },
    'outgoing.name_taken': {
      what: ({ name }) => `A file ${name ?? ''} lies in the folder, and this desk has not made it.`,
      todo: 'Take it away if it is not needed, or call the administrator: two desks of one number, or a desk restored from an old copy.',
    },
    'outgoing.failed': { what: 'The file could not be written.', todo: 'Try again; if it fails, tell support.' },
    'outgoing.unknown': { what: 'There is no such register.', todo: 'Choose a register in the list.' },
    'outgoing.not_stale': {
      what: 'This register is not made again: nothing of it was given back, or it was sent.',
      todo: 'If only its file is gone, write it once more (Ctrl+R).',
    },
    'outgoing.characters_missing': {
      what: 'Some lines have characters that the file’s encoding lacks.',
      todo: 'Decide what stands for them (Ctrl+E).',
    },
    'outgoing.not_as_it_was': {
      what: 'This file can’t be made as it was: data of a payer were erased in time, or records are damaged.',
      todo: 'Take the file from the archive. No other one was written under its name.',
    },
    'outgoing.sent_already': {
      what: ({ number }) => `Register No. ${number ?? ''} was marked as sent already.`,
      todo: 'Nothing has to be done.',
    },
    'outgoing.stale': {
      what: ({ number }) => `Register No. ${number ?? ''} is stale: a payment of it was given back.`,
      todo: 'Make it again (Ins) and send the new one.',
    },
    'outgoing.empty': {
      what: ({ number }) => `Nothing is left in register No. ${number ?? ''}: all its payments were given back.`,
      todo: 'It must not be sent; take the file away.',
    },
    'outgoing.replaced': {
      what: ({ number }) => `Register No. ${number ?? ''} was replaced by a new one.`,
      todo: 'Send the one that was made in its place.',
    },
    'outgoing.no_shift': { what: 'There was no shift on this day.', todo: 'Choose another business day.' },
    'outgoing.file_not_written': {
      what: 'The table was not written: the folder can’t be written, or is full.',
      todo: 'Choose another folder.',
    },
    'outgoing.folder_not_absolute': {
      what: 'The path of the folder is not complete.',
      todo: 'Enter all of it: /mnt/bank/registers or D:\\bank\\registers.',
    },
    'outgoing.no_such_folder': {
      what: 'There is no such folder.',
      todo: 'Make it, or check the path; a network folder has to be connected.',
    },
    'outgoing.folder_inside_data': {
      what: 'This folder is inside the program’s data.',
      todo: 'Name one outside of them: other people and programs take the files.',
    },
  },
)
