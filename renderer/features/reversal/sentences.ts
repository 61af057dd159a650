import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** `reversals.*`: why nothing, or not this, can be given back or put right. */
export const reversalSentences: Sentences = dictionary(
  {
    'reversals.payment_unknown': {
      what: 'Такого платежа здесь нет, или его принимали не вы.',
      todo: 'Проверьте номер квитанции.',
    },
    'reversals.other_shift': {
      what: ({ shiftNumber }) => `Платёж принят в другой смене (№ ${shiftNumber}): из кассы его не вернуть.`,
      todo: 'Оформите заявление на возврат или уточнение реквизитов.',
    },
    'reversals.receipt_not_out': {
      what: 'Квитанция ещё ждёт принтера или печатается.',
      todo: 'Дождитесь её, или отмените печать в очереди принтера и повторите.',
    },
    'reversals.receipt_unknown': {
      what: 'Неизвестно, вышла ли квитанция.',
      todo: 'Посмотрите на принтер и ответьте на вопрос о печати, затем повторите.',
    },
    'reversals.nothing_left': {
      what: 'Возвращать нечего: строки уже возвращены или ушли поставщику в реестре.',
      todo: 'По строкам, ушедшим в реестре, оформите заявление.',
    },
    'reversals.line_unknown': {
      what: ({ line }) => `Строки ${line} в этой квитанции нет.`,
      todo: 'Откройте квитанцию заново.',
    },
    'reversals.already_reversed': {
      what: ({ line, slipNumber }) => `Строка ${line} уже возвращена, слип № ${slipNumber}.`,
      todo: 'Второй раз деньги не выдаются. Снимите отметку со строки.',
    },
    'reversals.line_sent': {
      what: ({ line }) => `Строка ${line} уже ушла поставщику в реестре.`,
      todo: 'Оформите заявление на возврат или уточнение реквизитов.',
    },
    'reversals.note_missing': {
      what: 'Другая причина не названа.',
      todo: 'Напишите её в примечании.',
    },
    'reversals.cash_short': {
      what: ({ dueKopecks }) => `В кассе меньше ${dueKopecks}: выдать нечем.`,
      todo: 'Получите подкрепление из хранилища, затем повторите. До конца смены платёж ждёт.',
    },
    'reversals.due_differs': {
      what: ({ dueKopecks, dueBeforeKopecks }) =>
        `Исправленные строки дают ${dueKopecks}, а принято ${dueBeforeKopecks}: исправление не двигает наличные.`,
      todo: 'Верните строку деньгами и примите новый платёж.',
    },
    'reversals.nothing_corrected': {
      what: 'В строках ничего не изменилось.',
      todo: 'Исправьте счёт, услугу, период или сумму.',
    },
    'reversals.slip_unknown': {
      what: 'Такого слипа здесь нет, или возврат оформляли не вы.',
      todo: 'Проверьте номер слипа.',
    },
    'reversals.slips_not_out': {
      what: 'Слипы ещё ждут принтера или печатаются.',
      todo: 'Дождитесь их: копии не понадобятся.',
    },
  },
  {
    'reversals.payment_unknown': {
      what: 'There is no such payment here, or it was not you who took it.',
      todo: 'Check the number of the receipt.',
    },
    'reversals.other_shift': {
      what: ({ shiftNumber }) => `The payment is of another shift (No. ${shiftNumber}): the drawer can’t give it back.`,
      todo: 'Register an application for a refund or correction.',
    },
    'reversals.receipt_not_out': {
      what: 'The receipt still waits for the printer, or is being printed.',
      todo: 'Wait for it, or cancel it in the printer’s queue and try again.',
    },
    'reversals.receipt_unknown': {
      what: 'Nobody knows whether the receipt came out.',
      todo: 'Look at the printer, answer the question about the paper, then try again.',
    },
    'reversals.nothing_left': {
      what: 'There is nothing to give back: the lines were given back, or left with a register.',
      todo: 'For lines that left with a register, register an application.',
    },
    'reversals.line_unknown': {
      what: ({ line }) => `This receipt has no line ${line}.`,
      todo: 'Open the receipt again.',
    },
    'reversals.already_reversed': {
      what: ({ line, slipNumber }) => `Line ${line} was given back already, slip No. ${slipNumber}.`,
      todo: 'No cash is given twice. Untick the line.',
    },
    'reversals.line_sent': {
      what: ({ line }) => `Line ${line} has left for the provider with a register.`,
      todo: 'Register an application for a refund or correction.',
    },
    'reversals.note_missing': {
      what: 'The other reason was not said.',
      todo: 'Write it in the note.',
    },
    'reversals.cash_short': {
      what: ({ dueKopecks }) => `There is less than ${dueKopecks} in the drawer: nothing to give it from.`,
      todo: 'Take cash from the vault and try again. The payment waits until the shift ends.',
    },
    'reversals.due_differs': {
      what: ({ dueKopecks, dueBeforeKopecks }) =>
        `The lines put right come to ${dueKopecks}, and ${dueBeforeKopecks} was taken: a correction moves no cash.`,
      todo: 'Give the line back in cash and take a new payment.',
    },
    'reversals.nothing_corrected': {
      what: 'Nothing in the lines has changed.',
      todo: 'Put the account, service, period or sum right.',
    },
    'reversals.slip_unknown': {
      what: 'There is no such slip here, or it was not you who gave back.',
      todo: 'Check the number of the slip.',
    },
    'reversals.slips_not_out': {
      what: 'The slips still wait for the printer, or are being printed.',
      todo: 'Wait for them: no copies will be needed.',
    },
  },
)
