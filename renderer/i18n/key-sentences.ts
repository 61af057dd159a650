import type { RefusalParams } from '../../shared/contract/envelope.ts'
import { dictionary } from './dictionary.ts'
import type { Sentences } from './sentence.ts'

const isGroup = ({ group }: RefusalParams): boolean => typeof group === 'number'

/** ` (до 14:05)`, by the computer's clock. */
const lockedUntil = (until: unknown): string => {
  const at = typeof until === 'string' ? new Date(until) : null
  if (at === null || Number.isNaN(at.getTime())) return ''
  return ` (${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')})`
}

/** Refusals of the desk's keys: set-up, opening, restoring. */
export const keySentences: Sentences = dictionary(
  {
    'keys.passphrase_wrong': {
      what: 'Пароль ключей не подходит.',
      todo: 'Проверьте раскладку и Caps Lock и повторите, или откройте ключи фразой восстановления.',
    },
    'keys.phrase_wrong': {
      what: (params): string =>
        isGroup(params)
          ? `Фраза восстановления: ошибка в группе ${params['group']}.`
          : 'Это фраза восстановления другого места.',
      todo: (params): string =>
        isGroup(params)
          ? 'Сверьте шесть цифр этой группы с листом и исправьте.'
          : 'Найдите лист этого места: на нём дата его настройки.',
    },
    'keys.locked_out': {
      what: 'Пароль ключей вводили неверно слишком много раз.',
      todo: ({ until }) => `Подождите 15 минут${lockedUntil(until)} и попробуйте снова.`,
    },
    'keys.no_passphrase': {
      what: 'У этого места нет пароля ключей: ключ хранит система компьютера.',
      todo: 'Менять нечего.',
    },
    'keys.rotation_running': { what: 'Ключ уже меняется.', todo: 'Дождитесь конца: работать при этом можно.' },
    'keys.demo_key': { what: 'На демо-месте ключ не меняют: данные выдуманы.', todo: 'Смените ключ на рабочем месте.' },
    'keys.phrase_missing': {
      what: 'Фраза восстановления ещё не создана.',
      todo: 'Вернитесь к первому шагу и пройдите настройку снова: введённое сохранено.',
    },
    'keys.virtual_printer': {
      what: 'На виртуальном принтере фразу не печатают: она осталась бы файлом на диске.',
      todo: 'Перепишите её от руки или вернитесь и подключите настоящий принтер.',
    },
    'keys.passphrase_weak': {
      what: 'Пароль ключей слишком простой.',
      todo: 'Нужно не меньше 8 разных знаков; лучше несколько слов.',
    },
    'keys.passphrase_needed': {
      what: 'Нужен пароль ключей: система этого компьютера не хранит секреты.',
      todo: 'Придумайте его: не меньше 8 знаков, лучше несколько слов.',
    },
  },
  {
    'keys.passphrase_wrong': {
      what: 'The passphrase does not fit.',
      todo: 'Check the layout and Caps Lock and try again, or open the keys by the recovery phrase.',
    },
    'keys.phrase_wrong': {
      what: (params): string =>
        isGroup(params)
          ? `Recovery phrase: group ${params['group']} is wrong.`
          : 'This is the recovery phrase of another desk.',
      todo: (params): string =>
        isGroup(params)
          ? 'Compare its six digits with the paper and correct them.'
          : "Find this desk's paper: it bears the date of its set-up.",
    },
    'keys.locked_out': {
      what: 'The keys were tried wrongly too many times.',
      todo: ({ until }) => `Wait 15 minutes${lockedUntil(until)} and try again.`,
    },
    'keys.no_passphrase': {
      what: 'This desk has no passphrase: the system of the computer keeps its key.',
      todo: 'There is nothing to change.',
    },
    'keys.rotation_running': { what: 'The key is being changed already.', todo: 'Wait for its end; work goes on.' },
    'keys.demo_key': {
      what: 'A demo desk keeps its key: its data are invented.',
      todo: 'Change the key of a real desk.',
    },
    'keys.phrase_missing': {
      what: 'There is no recovery phrase yet.',
      todo: 'Go back to the first step and begin again: what you entered is kept.',
    },
    'keys.virtual_printer': {
      what: 'The phrase is not printed on a virtual printer: it would stay on the disk as a file.',
      todo: 'Write it down by hand, or go back and connect a real printer.',
    },
    'keys.passphrase_weak': {
      what: 'The passphrase is too simple.',
      todo: 'At least 8 characters, not all the same; several words are better.',
    },
    'keys.passphrase_needed': {
      what: 'A passphrase is needed: the system of this computer keeps no secrets.',
      todo: 'Choose one: at least 8 characters, several words are better.',
    },
  },
)
