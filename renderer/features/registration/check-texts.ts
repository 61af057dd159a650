import type { Check } from '../../../shared/contract/registration.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { dictionary } from '../../i18n/dictionary.ts'

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
    passport_replaced: {
      what: 'Паспорт уже заменён',
      about: () => 'в карточке есть более новый: попросите его',
    },
    client_new: { what: 'Клиент новый', about: () => 'по паспорту и по имени здесь не найден' },
    client_known: {
      what: 'Клиент уже есть',
      about: ({ level }) =>
        level === 'ok'
          ? 'номер добавится в его карточку'
          : 'по имени и дате рождения, но с другим паспортом. Убедитесь, что это он: новый паспорт заменит прежний',
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
    gorod_data_missing: { what: 'Данные «Города» не загружены', about: () => 'лимиты — по данным этого места' },
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
    passport_replaced: {
      what: 'The passport was replaced',
      about: () => 'the card has a newer one: ask for it',
    },
    client_new: { what: 'A new client', about: () => 'not found here by passport or name' },
    client_known: {
      what: 'A known client',
      about: ({ level }) =>
        level === 'ok'
          ? 'the number is added to the card'
          : 'by name and date of birth, but with another passport. Make sure: the new one replaces the former',
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
    gorod_data_missing: { what: 'No data of “Gorod” are loaded', about: () => 'limits by what this desk knows' },
  } as Record<Check['code'], Say>,
)
