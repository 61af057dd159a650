import { dictionary } from './dictionary.ts'

/** A new recovery phrase on its way to paper: at set-up, and when it is replaced later. */
export const phraseTexts = dictionary(
  {
    phrasePart: 'Фраза восстановления: восемь групп',
    phraseOnce: 'Фраза показана один раз. Перенесите её на бумагу и храните лист в сейфе, не у кассы.',
    phrasePrint:
      'Напечатайте её на чековом принтере или перепишите от руки. На следующем шаге фразу нужно ввести с листа.',
    phraseByHand:
      'Принтер виртуальный, на нём фраза осталась бы файлом: перепишите её от руки. На следующем шаге её нужно ввести с листа.',
    print: 'Напечатать',
    written: 'Лист готов: ввести с него',
    printed: {
      printed: 'Лист с фразой напечатан. Сверьте его с экраном.',
      not_printed: 'Лист с фразой не напечатан.',
      unknown: 'Неизвестно, вышел ли лист. Посмотрите на принтер и сверьте лист с экраном.',
    },
  },
  {
    phrasePart: 'Recovery phrase: eight groups',
    phraseOnce: 'The phrase is shown once. Put it on paper and keep the paper in the safe, not at the desk.',
    phrasePrint: 'Print it on the receipt printer or write it down. At the next step it is typed from the paper.',
    phraseByHand:
      'The printer is virtual, the phrase would stay as a file: write it down by hand. At the next step it is typed from the paper.',
    print: 'Print',
    written: 'The paper is ready: type it in',
    printed: {
      printed: 'The phrase was printed. Compare the paper with the screen.',
      not_printed: 'The phrase was not printed.',
      unknown: 'It is not known whether the paper came out. Look at the printer and compare the paper with the screen.',
    },
  },
)
