import type { PassportField, PassportProblem } from '../../../shared/contract/registration.ts'
import { dictionary } from '../../i18n/dictionary.ts'

/** What is expected of a field, by an example; papers and documents are Russian in both languages. */
export const passportExamples: Record<PassportField, string> = {
  seriesNumber: '75 15 654321',
  lastName: 'Иванова',
  firstName: 'Анна',
  middleName: 'Викторовна',
  birthDate: '12.03.1986',
  issuedOn: '25.04.2015',
  departmentCode: '740-052',
  issuedBy: 'ГУ МВД России по Челябинской области',
  address: 'г. Челябинск, ул. Труда, д. 15, кв. 24',
}

type Say = (field: PassportField, example: string) => string

const isName = (field: PassportField): boolean =>
  field === 'lastName' || field === 'firstName' || field === 'middleName'
const isDate = (field: PassportField): boolean => field === 'birthDate' || field === 'issuedOn'

/** Every reason why a field stops the registration, with what is expected (contract/registration.ts). */
export const passportProblemTexts = dictionary(
  {
    missing: (field, example) =>
      field === 'middleName' ? 'Введите отчество или нажмите «Нет отчества»' : `Заполните, например ${example}`,
    format: (field, example) => {
      if (field === 'seriesNumber') return `Нужно десять цифр: ${example}`
      if (field === 'departmentCode') return `Нужно шесть цифр: ${example}`
      if (isName(field)) return 'Буквы, пробел, дефис, например Салтыкова-Щедрина'
      return isDate(field) ? `День, месяц и год цифрами: ${example}` : `Как в паспорте, например ${example}`
    },
    not_cyrillic: (_, example) => `Русскими буквами, например ${example}`,
    date_impossible: () => 'Такого дня нет: сверьте с паспортом',
    in_future: () => 'Этот день ещё не наступил: сверьте год',
    too_young: () => 'Клиенту нет 14 лет: сверьте год',
    too_old: () => 'Клиенту больше 120 лет: сверьте год',
    before_passports: () => 'До 01.10.1997 таких паспортов не было',
    issued_before_14: () => 'Выдан раньше 14-летия: сверьте обе даты',
    expired: () => 'Паспорт недействителен: после 20 и 45 лет его меняют за 90 дней. Нужен новый',
    of_other_person: () => 'Эти серия и номер — в карточке другого человека. Сверьте каждую цифру',
  } as Record<PassportProblem, Say>,
  {
    missing: (field, example) =>
      field === 'middleName' ? 'Type the patronymic or press “No patronymic”' : `Fill in, for example ${example}`,
    format: (field, example) => {
      if (field === 'seriesNumber') return `Ten digits are needed: ${example}`
      if (field === 'departmentCode') return `Six digits are needed: ${example}`
      if (isName(field)) return 'Letters, space, hyphen, for example Салтыкова-Щедрина'
      return isDate(field) ? `Day, month and year in digits: ${example}` : `As in the passport, for example ${example}`
    },
    not_cyrillic: (_, example) => `In Russian letters, for example ${example}`,
    date_impossible: () => 'There is no such day: look at the passport',
    in_future: () => 'This day is still to come: check the year',
    too_young: () => 'The client is under 14: check the year',
    too_old: () => 'The client would be over 120: check the year',
    before_passports: () => 'There were none before 01.10.1997',
    issued_before_14: () => 'Issued before the age of 14: check both dates',
    expired: () => 'The passport is not valid: it is renewed within 90 days of 20 and 45 years. A new one is needed',
    of_other_person: () => "This series and number are on another person's card. Compare every digit",
  } as Record<PassportProblem, Say>,
)
