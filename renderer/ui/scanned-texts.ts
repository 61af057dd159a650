import type { MrzReading, MrzReason } from '../../shared/domain/mrz.ts'
import { dictionary } from '../i18n/dictionary.ts'

export type UnreadMrz = Extract<MrzReading, { ok: false }>

type Say = { what: (why: UnreadMrz) => string; todo: string }

const ruPlace = ({ line, position }: UnreadMrz): string =>
  line === null || position === null ? '' : ` (строка ${line}, знак ${position})`
const enPlace = ({ line, position }: UnreadMrz): string =>
  line === null || position === null ? '' : ` (line ${line}, character ${position})`

const ruAgain = 'Сканируйте ещё раз. Если снова не сойдётся — введите с клавиатуры'
const enAgain = 'Scan it again. If it fails again, type it in'

/** Why a passport's zone could not be read, and what to compare. */
export const scannedTexts = dictionary(
  {
    unread: {
      not_mrz: { what: () => 'Это не зона паспорта.', todo: `${ruAgain}.` },
      other_document: {
        what: () => 'Это зона другого документа, не внутреннего паспорта РФ.',
        todo: 'Выберите вид документа (Ctrl D) и введите его с клавиатуры.',
      },
      length: {
        what: ({ line, position }) => `Паспорт прочитан не весь: в строке ${line} знаков ${position} из 44.`,
        todo: `${ruAgain}.`,
      },
      character: {
        what: (why) => `Знак прочитан неверно${ruPlace(why)}.`,
        todo: `${ruAgain} и сверьте каждое поле.`,
      },
      number_check: {
        what: (why) => `Серия или номер не сходятся с контрольной цифрой${ruPlace(why)}.`,
        todo: `${ruAgain} и сверьте каждую цифру серии и номера.`,
      },
      birth_check: {
        what: (why) => `Дата рождения не сходится с контрольной цифрой${ruPlace(why)}.`,
        todo: `${ruAgain} и сверьте дату рождения.`,
      },
      issue_check: {
        what: (why) => `Дата выдачи или код подразделения не сходятся с контрольной цифрой${ruPlace(why)}.`,
        todo: `${ruAgain} и сверьте дату выдачи, код подразделения и серию.`,
      },
      final_check: {
        what: (why) => `Вторая строка не сходится с последней контрольной цифрой${ruPlace(why)}.`,
        todo: `${ruAgain} и сверьте номер и обе даты.`,
      },
      date_impossible: {
        what: (why) => `В паспорте прочитан день, которого нет${ruPlace(why)}.`,
        todo: `${ruAgain} и сверьте обе даты.`,
      },
    } as Record<MrzReason, Say>,
    same: 'Этот паспорт уже проверен.',
    sameTodo: 'Продолжайте: сканировать его ещё раз не нужно.',
    otherTitle: 'Отсканирован другой паспорт',
    otherScanned: (who: string, document: string) => `${who}, ${document}`,
    otherWhy: (who: string) =>
      `Регистрация ${who === '' ? 'другого клиента' : `клиента ${who}`} не закончена: введённое сохранено и не тронуто.`,
    otherKeep: 'Продолжить прежнюю',
    otherBegin: 'Уничтожить и начать с новым',
  },
  {
    unread: {
      not_mrz: { what: () => 'This is no zone of a passport.', todo: `${enAgain}.` },
      other_document: {
        what: () => 'This is the zone of another document than the Russian internal passport.',
        todo: 'Choose the kind of the document (Ctrl D) and type it in.',
      },
      length: {
        what: ({ line, position }) => `The passport was not read whole: line ${line} has ${position} of 44 characters.`,
        todo: `${enAgain}.`,
      },
      character: {
        what: (why) => `A character was misread${enPlace(why)}.`,
        todo: `${enAgain} and compare every field.`,
      },
      number_check: {
        what: (why) => `Series or number do not fit their check digit${enPlace(why)}.`,
        todo: `${enAgain} and compare every digit of series and number.`,
      },
      birth_check: {
        what: (why) => `The date of birth does not fit its check digit${enPlace(why)}.`,
        todo: `${enAgain} and compare the date of birth.`,
      },
      issue_check: {
        what: (why) => `Date of issue or department code do not fit their check digit${enPlace(why)}.`,
        todo: `${enAgain} and compare the date of issue, the department code and the series.`,
      },
      final_check: {
        what: (why) => `The second line does not fit its last check digit${enPlace(why)}.`,
        todo: `${enAgain} and compare the number and both dates.`,
      },
      date_impossible: {
        what: (why) => `A day was read that does not exist${enPlace(why)}.`,
        todo: `${enAgain} and compare both dates.`,
      },
    } as Record<MrzReason, Say>,
    same: 'This passport is checked already.',
    sameTodo: 'Go on: it need not be scanned again.',
    otherTitle: 'Another passport was scanned',
    otherScanned: (who: string, document: string) => `${who}, ${document}`,
    otherWhy: (who: string) =>
      who === ''
        ? "Another client's registration is under way: what was entered is kept and untouched."
        : `A registration is under way: ${who}. What was entered is kept and untouched.`,
    otherKeep: 'Go on with the former',
    otherBegin: 'Destroy and begin with the new',
  },
)
