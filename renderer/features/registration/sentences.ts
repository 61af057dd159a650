import type { RefusalParams } from '../../../shared/contract/envelope.ts'
import { dictionary } from '../../i18n/dictionary.ts'
import { plural } from '../../i18n/plural.ts'
import type { Sentences } from '../../i18n/sentence.ts'

const ruAttempts = { one: 'попытка', few: 'попытки', many: 'попыток', other: 'попытки' }
const enAttempts = { one: 'attempt', other: 'attempts' }

/** Both values or nothing: `4 из 4`. */
const usedOf = ({ used, limit }: RefusalParams, of: string): string =>
  used == null || limit == null ? '' : `: ${used} ${of} ${limit}`

/** `registration.*` and `phone.*`: why a step was refused, and what to do. */
export const registrationSentences: Sentences = dictionary(
  {
    'registration.not_found': {
      what: 'Этой регистрации больше нет: прошло 30 минут, или она закончена.',
      todo: 'Возьмите паспорт и начните заново (F3).',
    },
    'registration.screening_open': {
      what: 'Данные нужно проверить ещё раз.',
      todo: 'Вернитесь к документу (Esc) и проверьте его снова.',
    },
    'registration.wrong_step': {
      what: 'Регистрация уже на другом шаге.',
      todo: 'Откройте экран заново (F3): он покажет, где она стоит.',
    },
    'registration.consent_not_printed': {
      what: 'Лист согласия ещё не напечатан.',
      todo: 'Напечатайте его и дайте клиенту подписать.',
    },
    'registration.match_unknown': {
      what: 'Этого клиента среди показанных нет.',
      todo: 'Выберите из списка или откройте экран заново (F3).',
    },
    'registration.representative_required': {
      what: 'Клиенту нет 18 лет: без законного представителя нельзя.',
      todo: 'Попросите документ родителя или попечителя.',
    },
    'registration.representative_not_signed': {
      what: 'Нет подписи представителя.',
      todo: 'Дайте лист представителю и отметьте, когда он подпишет.',
    },
    'registration.virtual_printer': {
      what: 'У места нет настоящего принтера.',
      todo: 'Согласие и лист с номером печатаются на бумаге: администратор выберет принтер (Alt+2).',
    },
    'registration.sms_off': {
      what: 'На этом месте СМС не уходят: шлюз не настроен или не проверен.',
      todo: 'Выпустите номер «Город»: клиент получит его на листе.',
    },
    'registration.phone_invalid': {
      what: 'Это не мобильный номер России.',
      todo: 'Введите номер вида +7 (912) 345-67-89; городские и иностранные не подходят.',
    },
    'registration.phone_own': {
      what: 'Этот телефон у клиента уже подключён.',
      todo: 'Введите другой телефон или откройте карточку клиента (F4).',
    },
    'registration.limit_numbers': {
      what: (params) => `У владельца уже предел номеров${usedOf(params, 'из')}.`,
      todo: 'Новый номер не нужен: в карточке (F4) услуги привязываются к тому, что уже есть.',
    },
    'registration.rebind_reason_needed': {
      what: 'Телефон записан за другим клиентом.',
      todo: 'Выберите причину; старший кассир разрешит здесь же.',
    },
    'registration.number_range_used_up': {
      what: 'Номера «Город» этого места закончились.',
      todo: 'Зарегистрируйте телефон. Новый диапазон задаёт администратор: «Номера и обмен».',
    },
    'registration.resend_too_early': {
      what: ({ resendAt }) => `Следующую СМС можно отправить ${resendAt == null ? 'через минуту' : `в ${resendAt}`}.`,
      todo: 'Подождите: возможно, первая уже дошла.',
    },
    'registration.too_many_codes': {
      what: ({ limit }) =>
        `На этот телефон сегодня отправлено ${limit == null ? 'слишком много' : limit} СМС: больше нельзя.`,
      todo: 'Введите другой телефон или выпустите номер «Город» (Ctrl+G).',
    },
    'registration.code_wrong': {
      what: 'Код не подошёл.',
      todo: ({ attemptsLeft }) =>
        typeof attemptsLeft === 'number'
          ? `Попросите клиента прочитать последнюю СМС ещё раз. Осталось: ${plural('ru', attemptsLeft, ruAttempts)}.`
          : 'Попросите клиента прочитать последнюю СМС ещё раз.',
    },
    'registration.code_expired': { what: 'Срок кода вышел.', todo: 'Отправьте новый код.' },
    'registration.code_used_up': {
      what: 'Попытки кончились: этот код больше не действует.',
      todo: 'Отправьте новый код.',
    },
    'phone.demo_only': {
      what: 'Телефон клиента есть только на учебном месте.',
      todo: 'Закройте его (Ctrl+T): на рабочем месте СМС видит сам клиент.',
    },
  },
  {
    'registration.not_found': {
      what: 'This registration is no more: 30 minutes have passed, or it is finished.',
      todo: 'Take the passport and begin again (F3).',
    },
    'registration.screening_open': {
      what: 'The data have to be checked again.',
      todo: 'Go back to the document (Esc) and check it once more.',
    },
    'registration.wrong_step': {
      what: 'The registration is at another step already.',
      todo: 'Open the screen again (F3): it shows where it stands.',
    },
    'registration.consent_not_printed': {
      what: 'The consent sheet is not printed yet.',
      todo: 'Print it and let the client sign.',
    },
    'registration.match_unknown': {
      what: 'This client is not among those shown.',
      todo: 'Choose from the list, or open the screen again (F3).',
    },
    'registration.representative_required': {
      what: 'The client is under 18: a legal representative is needed.',
      todo: "Ask for the parent's or guardian's document.",
    },
    'registration.representative_not_signed': {
      what: "The representative's signature is missing.",
      todo: 'Give the sheet to the representative and tick when it is signed.',
    },
    'registration.virtual_printer': {
      what: 'The desk has no real printer.',
      todo: 'The consent and the sheet with the number are printed on paper: the administrator chooses a printer (Alt+2).',
    },
    'registration.sms_off': {
      what: 'This desk sends no SMS: no gateway is set up, or none is proved.',
      todo: 'Issue a “Gorod” number: the client gets it on a sheet.',
    },
    'registration.phone_invalid': {
      what: 'This is no Russian mobile number.',
      todo: 'Type a number like +7 (912) 345-67-89; landlines and foreign numbers do not do.',
    },
    'registration.phone_own': {
      what: 'This phone is connected for this client already.',
      todo: "Type another phone or open the client's card (F4).",
    },
    'registration.limit_numbers': {
      what: (params) => `The owner has all the numbers allowed${usedOf(params, 'of')}.`,
      todo: 'No new number is needed: in the card (F4) services are linked to one that exists.',
    },
    'registration.rebind_reason_needed': {
      what: 'The phone is recorded for another client.',
      todo: 'Choose a reason; a supervisor approves it at this window.',
    },
    'registration.number_range_used_up': {
      what: 'This desk has used up its “Gorod” numbers.',
      todo: 'Register a phone. The administrator sets a new range: “Numbers and exchange”.',
    },
    'registration.resend_too_early': {
      what: ({ resendAt }) => `The next SMS can be sent ${resendAt == null ? 'in a minute' : `at ${resendAt}`}.`,
      todo: 'Wait: the first one may have come already.',
    },
    'registration.too_many_codes': {
      what: ({ limit }) => `${limit == null ? 'Too many' : limit} SMS went to this phone today: no more is allowed.`,
      todo: 'Type another phone or issue a “Gorod” number (Ctrl+G).',
    },
    'registration.code_wrong': {
      what: 'The code does not fit.',
      todo: ({ attemptsLeft }) =>
        typeof attemptsLeft === 'number'
          ? `Ask the client to read the last SMS again. Left: ${plural('en', attemptsLeft, enAttempts)}.`
          : 'Ask the client to read the last SMS again.',
    },
    'registration.code_expired': { what: 'The code has expired.', todo: 'Send a new code.' },
    'registration.code_used_up': {
      what: 'The attempts are used up: this code is no longer valid.',
      todo: 'Send a new code.',
    },
    'phone.demo_only': {
      what: "The client's phone exists at a demo desk only.",
      todo: 'Close it (Ctrl+T): at a real desk only the client sees the SMS.',
    },
  },
)
