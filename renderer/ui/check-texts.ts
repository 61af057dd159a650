import type { Check } from '../../shared/contract/registration.ts'
import { formatDate } from '../../shared/domain/dates.ts'
import { dictionary } from '../i18n/dictionary.ts'

type Say = { what: string; about: (check: Check, textVersion: string) => string }

const dated = (check: Check, words: (date: string) => string, otherwise: string): string =>
  check.date === null ? otherwise : words(formatDate(check.date))

/** What was checked and as of when, in the words of the right column (ui.md: a check says what and as of when). */
export const checkTexts = dictionary(
  {
    passport_valid: {
      what: 'Паспорт действует',
      about: (check) => dated(check, (date) => `по возрасту до ${date}`, 'по возрасту замена больше не нужна'),
    },
    passport_grace: {
      what: 'Паспорт пора менять',
      about: (check) =>
        dated(check, (date) => `принимается до ${date}; скажите клиенту`, 'принимается; скажите клиенту'),
    },
    series_year_differs: {
      what: 'Серия не сходится с годом выдачи',
      about: (check) => dated(check, (date) => `выдан ${date}; сверьте серию и дату`, 'сверьте серию и дату'),
    },
    passport_conscript: {
      what: 'Паспорт служащего по призыву',
      about: (check) =>
        dated(check, (date) => `срок вышел ${date}; основание записано`, 'срок вышел; основание записано'),
    },
    document_valid: {
      what: 'Документ проверен',
      about: (check) => dated(check, (date) => `действителен до ${date}`, 'срока у него нет'),
    },
    number_unusual: { what: 'Номер необычный', about: () => 'такие бланки встречаются редко: сверьте с документом' },
    series_region_unknown: {
      what: 'Серии такого региона нет',
      about: () => 'сверьте первые две цифры серии с паспортом',
    },
    series_region_differs: {
      what: 'Серия другого региона',
      about: () => 'не того, где подразделение: сверьте серию и код подразделения',
    },
    passport_not_listed: {
      what: 'В списке недействительных нет',
      about: (check) =>
        dated(
          check,
          (date) => `список от ${date}; это ещё не значит, что паспорт действителен`,
          'это ещё не значит, что паспорт действителен',
        ),
    },
    passport_listed_lifted: {
      what: 'Паспорт проверен старшим кассиром',
      about: (check) => dated(check, (date) => `по списку от ${date}`, 'с его разрешения'),
    },
    passport_list_missing: {
      what: 'Список паспортов не загружен',
      about: () => 'недействителен ли паспорт, здесь не видно',
    },
    passport_list_unreadable: {
      what: 'Список паспортов не читается',
      about: () => 'администратору: загрузите его снова (экран «Списки»)',
    },
    freezing_checked: {
      what: 'Сверка данных проведена',
      about: (check) => dated(check, (date) => `на ${date}`, 'без замечаний'),
    },
    freezing_list_missing: { what: 'Сверка данных не настроена', about: () => 'список не загружен' },
    freezing_list_unreadable: {
      what: 'Сверка данных не работает',
      about: () => 'администратору: загрузите список снова (экран «Списки»)',
    },
    screening_open: { what: 'Данные проверяются', about: () => 'обычная проверка' },
    passport_replaced: {
      what: 'Паспорт уже заменён',
      about: () => 'в карточке есть более новый: попросите его',
    },
    client_new: { what: 'Клиент новый', about: () => 'по паспорту и по имени здесь не найден' },
    client_known: {
      what: 'Клиент уже есть',
      about: () => 'номер добавится в его карточку',
    },
    client_same_person: {
      what: 'Клиент уже есть, документ новый',
      about: () => 'прежний документ останется в истории его карточки',
    },
    client_other_person: { what: 'Клиент новый: тёзка', about: () => 'известный здесь человек — другой' },
    representative: {
      what: 'Представитель',
      about: (check) => dated(check, (date) => `полномочие проверено, до ${date}`, 'полномочие проверено'),
    },
    client_data_differs: {
      what: 'В карточке другие данные',
      about: () => 'имя или дата рождения не те, что введены: сверьте с паспортом',
    },
    consent_signed: {
      what: 'Согласие подписано',
      about: (check, version) => dated(check, (date) => `редакция ${version}, ${date}`, `редакция ${version}`),
    },
    advertising_refused: { what: 'Реклама: отказ', about: () => 'рекламных сообщений клиент не получит' },
    advertising_signed: { what: 'Реклама: согласен', about: () => 'подписан отдельный лист' },
    phone_free: { what: 'Телефон свободен', about: () => 'мобильный, РФ; здесь ни за кем не закреплён' },
    phone_of_other: {
      what: 'Телефон был у другого',
      about: () => 'выйдет новый пустой номер; прежний владелец его потеряет',
    },
    phone_own: { what: 'Телефон этого клиента', about: () => 'номер у него уже есть' },
    phone_unconfirmed: { what: 'Телефон с сайта, не подтверждён', about: () => 'код из СМС подтвердит его' },
    gorod_data_missing: { what: 'Данные «Города» не загружены', about: () => 'лимиты — по данным этого места' },
    gorod_data_loaded: {
      what: 'Данные «Города» загружены',
      about: (check) => dated(check, (date) => `на ${date}`, ''),
    },
  } as Record<Check['code'], Say>,
  {
    passport_valid: {
      what: 'The passport is valid',
      about: (check) => dated(check, (date) => `by age until ${date}`, 'by age it need not be renewed any more'),
    },
    passport_grace: {
      what: 'The passport is due for renewal',
      about: (check) => dated(check, (date) => `accepted until ${date}; tell the client`, 'accepted; tell the client'),
    },
    series_year_differs: {
      what: 'The series does not fit the year of issue',
      about: (check) => dated(check, (date) => `issued ${date}; compare series and date`, 'compare series and date'),
    },
    passport_conscript: {
      what: "A conscript's passport",
      about: (check) => dated(check, (date) => `expired ${date}; the ground is recorded`, 'the ground is recorded'),
    },
    document_valid: {
      what: 'The document is checked',
      about: (check) => dated(check, (date) => `valid until ${date}`, 'it has no term'),
    },
    number_unusual: { what: 'An unusual number', about: () => 'such forms are rare: compare it with the document' },
    series_region_unknown: {
      what: 'No region has this series',
      about: () => 'compare the first two digits of the series with the passport',
    },
    series_region_differs: {
      what: 'The series is of another region',
      about: () => "not the department's: compare the series and the department code",
    },
    passport_not_listed: {
      what: 'Not in the list of invalid ones',
      about: (check) =>
        dated(
          check,
          (date) => `list of ${date}; this does not prove the passport valid`,
          'this does not prove the passport valid',
        ),
    },
    passport_listed_lifted: {
      what: 'The passport was checked by a supervisor',
      about: (check) => dated(check, (date) => `by the list of ${date}`, 'who let it go on'),
    },
    passport_list_missing: {
      what: 'No list of passports is loaded',
      about: () => 'whether the passport is invalid is not seen here',
    },
    passport_list_unreadable: {
      what: 'The list of passports can’t be read',
      about: () => 'for the administrator: load it again (screen “Lists”)',
    },
    freezing_checked: {
      what: 'The data were checked',
      about: (check) => dated(check, (date) => `as of ${date}`, 'nothing to remark'),
    },
    freezing_list_missing: { what: 'The check of data is not set up', about: () => 'no list is loaded' },
    freezing_list_unreadable: {
      what: 'The check of data does not work',
      about: () => 'for the administrator: load the list again (screen “Lists”)',
    },
    screening_open: { what: 'The data are being checked', about: () => 'an ordinary check' },
    passport_replaced: {
      what: 'The passport was replaced',
      about: () => 'the card has a newer one: ask for it',
    },
    client_new: { what: 'A new client', about: () => 'not found here by passport or name' },
    client_known: {
      what: 'A known client',
      about: () => 'the number is added to the card',
    },
    client_same_person: {
      what: 'A known client, a new document',
      about: () => 'the former document stays in the history of the card',
    },
    client_other_person: { what: 'A new client: a namesake', about: () => 'who is known here is another person' },
    representative: {
      what: 'A representative',
      about: (check) => dated(check, (date) => `the authority is checked, until ${date}`, 'the authority is checked'),
    },
    client_data_differs: {
      what: 'The card has other data',
      about: () => 'name or date of birth are not those typed: compare with the passport',
    },
    consent_signed: {
      what: 'The consent is signed',
      about: (check, version) => dated(check, (date) => `version ${version}, ${date}`, `version ${version}`),
    },
    advertising_refused: { what: 'Advertising: refused', about: () => 'the client will get no advertising' },
    advertising_signed: { what: 'Advertising: agreed', about: () => 'a sheet of its own is signed' },
    phone_free: { what: 'The phone is free', about: () => 'mobile, Russian; held by nobody here' },
    phone_of_other: {
      what: 'The phone was of another client',
      about: () => 'a new empty number is made; the former owner loses it',
    },
    phone_own: { what: "This client's phone", about: () => 'the client has this number already' },
    phone_unconfirmed: { what: 'Phone from the site, not confirmed', about: () => 'the code will confirm it' },
    gorod_data_missing: { what: 'No data of “Gorod” are loaded', about: () => 'limits by what this desk knows' },
    gorod_data_loaded: {
      what: 'Data of “Gorod” are loaded',
      about: (check) => dated(check, (date) => `as of ${date}`, ''),
    },
  } as Record<Check['code'], Say>,
)
