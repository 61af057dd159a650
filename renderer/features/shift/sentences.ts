import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

export const shiftSentences: Sentences = dictionary(
  {
    'shift.none_open': { what: 'Смена не открыта: принимать деньги нельзя.', todo: 'Откройте смену (F8) и повторите.' },
    'shift.open_by_other': {
      what: ({ number, operatorName }) =>
        `За этим местом открыта смена ${number ?? ''} — ${operatorName ?? 'другой оператор'}.`,
      todo: 'Попросите этого оператора сдать остаток и закрыть смену; если его нет, смену закроет старший кассир (F8).',
    },
    'shift.too_old': {
      what: 'Смена открыта больше суток: новые платежи она не принимает.',
      todo: 'Закройте смену (F8) и откройте новую.',
    },
    'shift.already_open': {
      what: ({ number }) => `Ваша смена ${number ?? ''} уже открыта.`,
      todo: 'Вернитесь к оплате (F2).',
    },
    'shift.reason_required': {
      what: 'Деньги в ящике не сошлись с ожидаемыми.',
      todo: 'Напишите причину расхождения: смена откроется и закроется и с ним.',
    },
    'shift.counting': {
      what: 'Идёт пересчёт денег в ящике: сейчас деньги не принимаются и не выдаются.',
      todo: 'Закончите пересчёт (F8) или вернитесь к работе клавишей Esc.',
    },
    'shift.not_counting': {
      what: 'Пересчёт уже закончен.',
      todo: 'Откройте «Смена» (F8): там видно, что с ней сейчас.',
    },
    'shift.not_counted': {
      what: 'Деньги в ящике ещё не пересчитаны.',
      todo: 'Пересчитайте их по купюрам и монетам и нажмите «Сверить».',
    },
    'shift.unknown_denomination': {
      what: 'В пересчёте есть купюра или монета, которой нет в списке этого дня.',
      todo: 'Откройте пересчёт заново; список ведёт администратор в настройках кассы.',
    },
    'shift.no_such_operator': {
      what: 'Этому оператору остаток или открытое передать нельзя.',
      todo: 'Выберите кассира или старшего кассира, который здесь работает; себе остаток не передают.',
    },
    'shift.unknown': {
      what: 'Такой закрытой смены нет, или она не ваша.',
      todo: 'Чужие смены видит старший кассир.',
    },
    'shift.opened_since': {
      what: 'После этой смены открыта следующая: её остаток пересчитать уже нельзя.',
      todo: 'Пересчёт сделает тот, чья смена открыта.',
    },
    'shift.no_difference': { what: 'Этого расхождения нет.', todo: 'Откройте список расхождений заново.' },
    'shift.difference_settled': {
      what: 'Решение по этому расхождению уже принято.',
      todo: 'Оно записано при своей смене, в «Прошлых сменах».',
    },
    'shift.decision_unfit': {
      what: 'Такое решение к этому расхождению не подходит.',
      todo: 'Выберите другое решение из списка.',
    },
    'shift.own_difference': {
      what: 'По своей смене и своему пересчёту решение не принимают.',
      todo: 'Решить должен старший кассир, который к ним не причастен.',
    },
  },
  {
    'shift.none_open': { what: 'No shift is open: no money may be taken.', todo: 'Open a shift (F8) and try again.' },
    'shift.open_by_other': {
      what: ({ number, operatorName }) =>
        `Shift ${number ?? ''} of ${operatorName ?? 'another operator'} is open at this desk.`,
      todo: 'Ask that operator to hand over and close it; if away, a supervisor closes it (F8).',
    },
    'shift.too_old': {
      what: 'The shift is over a day old and takes no new payments.',
      todo: 'Close it (F8) and open a new one.',
    },
    'shift.already_open': {
      what: ({ number }) => `Your shift ${number ?? ''} is open already.`,
      todo: 'Go back to payment (F2).',
    },
    'shift.reason_required': {
      what: 'The drawer does not agree with what is expected.',
      todo: 'Write the reason: the shift closes with the difference too.',
    },
    'shift.counting': {
      what: 'The drawer is being counted: no money is taken or given now.',
      todo: 'Finish the count (F8), or go back to work with Esc.',
    },
    'shift.not_counting': {
      what: 'The count is over already.',
      todo: 'Open “Shift” (F8): it shows how the shift stands.',
    },
    'shift.not_counted': {
      what: 'The drawer has not been counted yet.',
      todo: 'Count it by notes and coins and press “Compare”.',
    },
    'shift.unknown_denomination': {
      what: 'The count has a note or coin that is not on today’s list.',
      todo: 'Open the count anew; the administrator keeps the list in the cash settings.',
    },
    'shift.no_such_operator': {
      what: 'Neither the drawer nor what is open can be given to this operator.',
      todo: 'Choose a cashier or supervisor who works here; nobody hands over to himself.',
    },
    'shift.unknown': {
      what: 'There is no such closed shift, or it is not yours.',
      todo: 'A supervisor sees the shifts of others.',
    },
    'shift.opened_since': {
      what: 'Another shift was opened since: what this one left can’t be counted any more.',
      todo: 'Whose shift is open counts the drawer.',
    },
    'shift.no_difference': { what: 'There is no such difference.', todo: 'Open the list of differences anew.' },
    'shift.difference_settled': {
      what: 'This difference is settled already.',
      todo: 'The decision stands with its shift, under “Past shifts”.',
    },
    'shift.decision_unfit': {
      what: 'This decision does not fit the difference.',
      todo: 'Choose another one from the list.',
    },
    'shift.own_difference': {
      what: 'Nobody decides about the own shift or the own count.',
      todo: 'A supervisor who had no part in it must decide.',
    },
  },
)
