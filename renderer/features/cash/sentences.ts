import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

/** Refusals of cash orders, transfers and their settings. */
export const cashSentences: Sentences = dictionary(
  {
    'cash.nothing_counted': {
      what: 'Ничего не посчитано.',
      todo: 'Введите, сколько купюр и монет каждого достоинства.',
    },
    'cash.denomination_unknown': {
      what: 'Такую купюру или монету здесь сегодня не считают.',
      todo: 'Список ведёт администратор: «Наличные», настройки.',
    },
    'cash.drawer_lacks': {
      what: ({ drawerKopecks }) => `В ящике столько нет: по журналу там ${drawerKopecks ?? ''}.`,
      todo: 'Проверьте пересчёт или сначала подкрепите кассу.',
    },
    'cash.drawer_lacks_blind': {
      what: 'В ящике по журналу столько нет.',
      todo: 'Проверьте пересчёт или сначала подкрепите кассу.',
    },
    'cash.vault_lacks': {
      what: ({ vaultKopecks }) => `В хранилище столько нет: там ${vaultKopecks ?? ''}.`,
      todo: 'Проверьте пересчёт.',
    },
    'cash.vault_not_opened': {
      what: 'Учёт хранилища ещё не начат.',
      todo: 'Старший кассир начинает его пересчётом: «Наличные», «Начать учёт хранилища».',
    },
    'cash.vault_opened': { what: 'Учёт хранилища уже начат.', todo: 'Дальше деньги двигаются в нём ордерами.' },
    'cash.counterparty_unknown': {
      what: 'Такого получателя или отправителя нет в списке.',
      todo: 'Выберите из списка; его ведёт администратор.',
    },
    'cash.symbol_unknown': { what: 'Такого кассового символа нет в списке.', todo: 'Выберите символ из списка.' },
    'cash.desk_needed': { what: 'Не сказано, в какую кассу.', todo: 'Введите номер той кассы.' },
    'cash.own_desk': { what: 'Это номер этой же кассы.', todo: 'Введите номер другой кассы.' },
    'cash.transfer_unknown': { what: 'Такой передачи нет.', todo: 'Выберите её в списке.' },
    'cash.transfer_ended': { what: 'На эту передачу уже ответили.', todo: 'Посмотрите её состояние в списке.' },
    'cash.transfer_not_declined': {
      what: 'Обратно принимают только то, что отклонили и ещё не вернули.',
      todo: 'Посмотрите состояние передачи в списке.',
    },
    'cash.count_differs': {
      what: ({ countedKopecks }) => `Посчитано ${countedKopecks ?? ''}: это не то, что стоит в ордере.`,
      todo: 'Пересчитайте по достоинствам ещё раз. Если не сходится, отклоните передачу.',
    },
    'cash.other_number_needed': {
      what: 'Нет номера ордера той кассы.',
      todo: 'Он стоит на бумаге, по которой там приняли деньги.',
    },
    'cash.already_received': {
      what: ({ number }) => `По этому ордеру деньги уже приняты: наш ордер № ${number ?? ''}.`,
      todo: 'Проверьте номер и дату.',
    },
    'cash.date_in_future': { what: 'Дата ордера ещё не наступила.', todo: 'Проверьте дату.' },
    'cash.sums_differ': {
      what: ({ takenKopecks, givenKopecks }) => `Принято ${takenKopecks ?? ''}, а выдаётся ${givenKopecks ?? ''}.`,
      todo: 'Обмен не меняет суммы: пересчитайте обе стороны.',
    },
    'cash.order_unknown': { what: 'Такого ордера нет.', todo: 'Выберите его в списке.' },
    'cash.denomination_twice': { what: 'Одно достоинство стоит дважды.', todo: 'Оставьте одну строку.' },
    'cash.denomination_differs': { what: 'Строка достоинств испорчена.', todo: 'Удалите её и добавьте заново.' },
    'cash.dates_reversed': { what: 'Конец срока раньше начала.', todo: 'Исправьте даты достоинства.' },
  },
  {
    'cash.nothing_counted': { what: 'Nothing was counted.', todo: 'Enter how many notes and coins of each face.' },
    'cash.denomination_unknown': {
      what: 'Such a note or coin is not counted here today.',
      todo: 'The list is the administrator’s: “Cash settings”.',
    },
    'cash.drawer_lacks': {
      what: ({ drawerKopecks }) => `The drawer does not hold that much: by the journal ${drawerKopecks ?? ''}.`,
      todo: 'Check the count, or have cash brought first.',
    },
    'cash.drawer_lacks_blind': {
      what: 'By the journal the drawer does not hold that much.',
      todo: 'Check the count, or have cash brought first.',
    },
    'cash.vault_lacks': {
      what: ({ vaultKopecks }) => `The vault does not hold that much: ${vaultKopecks ?? ''} is there.`,
      todo: 'Check the count.',
    },
    'cash.vault_not_opened': {
      what: 'The vault’s account has not begun.',
      todo: 'A supervisor begins it by a count: “Cash orders”, “Begin the vault’s account”.',
    },
    'cash.vault_opened': { what: 'The vault’s account has begun already.', todo: 'From now on orders move its cash.' },
    'cash.counterparty_unknown': {
      what: 'This sender or receiver is not on the list.',
      todo: 'Choose from the list; the administrator keeps it.',
    },
    'cash.symbol_unknown': { what: 'This cash symbol is not on the list.', todo: 'Choose a symbol from the list.' },
    'cash.desk_needed': { what: 'It is not said to which desk.', todo: 'Enter the number of that desk.' },
    'cash.own_desk': { what: 'This is the number of this very desk.', todo: 'Enter another desk’s number.' },
    'cash.transfer_unknown': { what: 'There is no such transfer.', todo: 'Choose it in the list.' },
    'cash.transfer_ended': { what: 'This transfer was answered already.', todo: 'See its state in the list.' },
    'cash.transfer_not_declined': {
      what: 'Only what was declined and not yet returned is taken back.',
      todo: 'See the state of the transfer in the list.',
    },
    'cash.count_differs': {
      what: ({ countedKopecks }) => `${countedKopecks ?? ''} was counted: not what stands in the order.`,
      todo: 'Count each face once more. If it does not agree, decline the transfer.',
    },
    'cash.other_number_needed': {
      what: 'The number of that desk’s order is missing.',
      todo: 'It stands on the paper by which the cash was accepted there.',
    },
    'cash.already_received': {
      what: ({ number }) => `The cash of this order was taken already: our order No. ${number ?? ''}.`,
      todo: 'Check number and date.',
    },
    'cash.date_in_future': { what: 'The date of the order has not come yet.', todo: 'Check the date.' },
    'cash.sums_differ': {
      what: ({ takenKopecks, givenKopecks }) => `${takenKopecks ?? ''} was taken, but ${givenKopecks ?? ''} is given.`,
      todo: 'An exchange changes no sum: count both sides again.',
    },
    'cash.order_unknown': { what: 'There is no such order.', todo: 'Choose it in the list.' },
    'cash.denomination_twice': { what: 'One face stands twice.', todo: 'Leave one row.' },
    'cash.denomination_differs': { what: 'A row of faces is damaged.', todo: 'Remove it and add it again.' },
    'cash.dates_reversed': { what: 'The last day is before the first.', todo: 'Mend the dates of the face.' },
  },
)
