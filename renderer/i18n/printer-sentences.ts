import { dictionary } from './dictionary.ts'
import type { Sentences } from './sentence.ts'

/** `printer.*`: why a paper was not, or not surely, printed; and the refusals of printing. */
export const printerSentences: Sentences = dictionary(
  {
    'printer.paper_out': { what: 'Нет бумаги.', todo: 'Вставьте рулон: чек выйдет сам.' },
    'printer.cover_open': { what: 'Открыта крышка.', todo: 'Закройте крышку: чек выйдет сам.' },
    'printer.offline': { what: 'Принтер выключен кнопкой.', todo: 'Включите его: чек выйдет сам.' },
    'printer.error': {
      what: 'Принтер сообщает о неисправности.',
      todo: 'Выключите и включите принтер; проверьте нож.',
    },
    'printer.no_status': {
      what: 'Принтер не отвечает о своём состоянии.',
      todo: 'Посмотрите на принтер, вышла ли бумага целиком.',
    },
    'printer.refused': {
      what: 'По этому адресу принтера нет.',
      todo: 'Проверьте, включён ли он, и адрес в настройках принтера.',
    },
    'printer.unreachable': { what: 'Принтер недоступен по сети.', todo: 'Проверьте кабель и питание.' },
    'printer.timeout': {
      what: 'Принтер не подтвердил печать вовремя.',
      todo: 'Посмотрите, вышел ли чек целиком, и ответьте ниже.',
    },
    'printer.connection_lost': {
      what: 'Связь оборвалась во время печати.',
      todo: 'Посмотрите, вышел ли чек целиком, и ответьте ниже.',
    },
    'printer.folder_unwritable': {
      what: 'Папка виртуального принтера закрыта для записи.',
      todo: 'Попросите администратора открыть её для записи.',
    },
    'printer.disk_full': { what: 'На диске нет места для чека.', todo: 'Освободите место: чек выйдет сам.' },
    'printer.body_lost': { what: 'Текст чека не читается.', todo: 'Напечатайте копию из журнала (F9).' },
    'printer.interrupted': {
      what: 'Программа была закрыта во время печати.',
      todo: 'Посмотрите, вышел ли чек целиком, и ответьте ниже.',
    },
    'printer.restored': {
      what: 'Место восстановлено из копии: бумага могла выйти уже после неё.',
      todo: 'Поищите бумагу. Если её нет, ответьте ниже и напечатайте копию.',
    },
    'printer.cancelled': { what: 'Печать отменена.', todo: 'Копию можно напечатать из журнала (F9).' },
    'printer.not_representable': {
      what: 'В чеке есть знак, которого нет у принтера.',
      todo: 'Сообщите код в поддержку.',
    },
    'printing.job_unknown': { what: 'Такого задания печати нет.', todo: 'Обновите список: возможно, чек уже вышел.' },
    'printing.not_in_question': { what: 'Об этом чеке уже ответили.', todo: 'Ничего делать не нужно.' },
    'printing.already_sent': { what: 'Чек уже ушёл на принтер.', todo: 'Дождитесь исхода печати.' },
    'printing.demo_loopback_only': {
      what: 'Учебное место печатает только на этом же компьютере.',
      todo: 'Укажите адрес 127.0.0.1 или выберите виртуальный принтер.',
    },
  },
  {
    'printer.paper_out': { what: 'Out of paper.', todo: 'Put in a roll: the receipt will come out by itself.' },
    'printer.cover_open': { what: 'The cover is open.', todo: 'Close it: the receipt will come out by itself.' },
    'printer.offline': {
      what: 'The printer is switched off line.',
      todo: 'Switch it on line: the receipt will come out by itself.',
    },
    'printer.error': { what: 'The printer reports a fault.', todo: 'Switch it off and on; check the cutter.' },
    'printer.no_status': {
      what: 'The printer does not answer about its state.',
      todo: 'Look at the printer: did the paper come out whole?',
    },
    'printer.refused': {
      what: 'There is no printer at this address.',
      todo: 'Check that it is on, and its address in the settings.',
    },
    'printer.unreachable': { what: 'The printer cannot be reached over the network.', todo: 'Check cable and power.' },
    'printer.timeout': {
      what: 'The printer did not confirm in time.',
      todo: 'Look whether the receipt came out whole, and answer below.',
    },
    'printer.connection_lost': {
      what: 'The connection broke while printing.',
      todo: 'Look whether the receipt came out whole, and answer below.',
    },
    'printer.folder_unwritable': {
      what: "The virtual printer's folder is read-only.",
      todo: 'Ask the administrator to make it writable.',
    },
    'printer.disk_full': {
      what: 'There is no space for the receipt.',
      todo: 'Free some space: the receipt will come out by itself.',
    },
    'printer.body_lost': {
      what: 'The text of the receipt cannot be read.',
      todo: 'Print a copy from the journal (F9).',
    },
    'printer.interrupted': {
      what: 'The program was closed while printing.',
      todo: 'Look whether the receipt came out whole, and answer below.',
    },
    'printer.restored': {
      what: 'The desk was restored from a backup: the paper may have come out after it was made.',
      todo: 'Look for the paper. If it is not there, answer below and print a copy.',
    },
    'printer.cancelled': { what: 'Printing was cancelled.', todo: 'A copy can be printed from the journal (F9).' },
    'printer.not_representable': {
      what: 'The receipt has a character that the printer lacks.',
      todo: 'Give the code to support.',
    },
    'printing.job_unknown': {
      what: 'There is no such print job.',
      todo: 'Look at the list again: it may be out already.',
    },
    'printing.not_in_question': { what: 'This receipt was answered for already.', todo: 'Nothing needs to be done.' },
    'printing.already_sent': { what: 'The receipt has gone to the printer.', todo: 'Wait for the outcome.' },
    'printing.demo_loopback_only': {
      what: 'A demo desk prints on this computer only.',
      todo: 'Enter 127.0.0.1 or choose the virtual printer.',
    },
  },
)
