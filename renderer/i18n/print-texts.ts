import type { PrintJobView } from '../../shared/contract/printing.ts'
import { dictionary } from './dictionary.ts'

type State = PrintJobView['state']

/** How a paper stands, said honestly: «напечатан» only when the printer said so. */
export const printTexts = dictionary(
  {
    states: {
      queued: 'в очереди',
      sending: 'печатается',
      printed: 'напечатан',
      not_printed: 'не напечатан',
      unknown: 'неизвестно, вышел ли целиком',
    } as Record<State, string>,
    waiting: (reason: string, todo: string) => `ждёт печати: ${reason.toLowerCase().replace(/\.$/, '')}. ${todo}`,
    notPrinted: (reason: string, todo: string) => `не напечатан: ${reason.toLowerCase().replace(/\.$/, '')}. ${todo}`,
    answeredNotOut: 'не вышел: так ответил кассир. Копию печатает Ctrl+P.',
    question: (title: string) => `${title}: бумага вышла целиком?`,
    questionWhy: 'Посмотрите на принтер. Спрашиваем один раз: второго чека программа сама не напечатает.',
    cameOut: 'Да, вышла целиком',
    notOut: 'Нет, не вышла',
    ready: 'Принтер готов, очередь пуста.',
    printing: 'Принтер печатает.',
    nearEnd: 'Бумага кончается.',
    nearEndTodo: 'Приготовьте новый рулон.',
    waitingHead: 'Ждут печати',
    recentHead: 'Последние',
    folder: (folder: string) => `Виртуальный принтер складывает бумаги в папку ${folder}`,
    cancel: 'Не печатать',
  },
  {
    states: {
      queued: 'queued',
      sending: 'printing',
      printed: 'printed',
      not_printed: 'not printed',
      unknown: 'not known whether it came out whole',
    } as Record<State, string>,
    waiting: (reason: string, todo: string) =>
      `waits for the printer: ${reason.toLowerCase().replace(/\.$/, '')}. ${todo}`,
    notPrinted: (reason: string, todo: string) => `not printed: ${reason.toLowerCase().replace(/\.$/, '')}. ${todo}`,
    answeredNotOut: 'did not come out, the cashier said. Ctrl+P prints a copy.',
    question: (title: string) => `${title}: did the paper come out whole?`,
    questionWhy: 'Look at the printer. This is asked once: the program prints no second receipt by itself.',
    cameOut: 'Yes, it came out whole',
    notOut: 'No, it did not',
    ready: 'The printer is ready, the queue is empty.',
    printing: 'The printer is printing.',
    nearEnd: 'The paper is running out.',
    nearEndTodo: 'Have a new roll ready.',
    waitingHead: 'Waiting',
    recentHead: 'Recent',
    folder: (folder: string) => `The virtual printer puts papers into the folder ${folder}`,
    cancel: 'Do not print',
  },
)
