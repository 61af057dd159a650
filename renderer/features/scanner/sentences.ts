import { dictionary } from '../../i18n/dictionary.ts'
import type { Sentences } from '../../i18n/sentence.ts'

export const scannerSentences: Sentences = dictionary(
  {
    'scanner.thresholds_unsafe': {
      what: 'При такой скорости набранное руками приняли бы за скан.',
      todo: 'Отсканируйте три кода и примите предложенное или верните обычные пороги.',
    },
    'scanner.frame_unsafe': {
      what: 'Такую приставку или окончание снимать нельзя: отрезался бы сам код.',
      todo: 'До 8 знаков без пробелов и кириллицы; не одни цифры и не начало кодов (ST, PN, GK-).',
    },
  },
  {
    'scanner.thresholds_unsafe': {
      what: 'At this speed what is typed by hand would be taken for a scan.',
      todo: 'Scan three codes and accept what is proposed, or go back to the usual thresholds.',
    },
    'scanner.frame_unsafe': {
      what: 'Such a prefix or suffix cannot be stripped: it would cut the code itself.',
      todo: 'Up to 8 Latin signs without spaces; not digits alone and not what codes begin with (ST, PN, GK-).',
    },
  },
)
