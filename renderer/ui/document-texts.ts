import type { DocumentField, DocumentProblem } from '../../shared/contract/registration.ts'
import type { DocumentKind } from '../../shared/domain/document-kinds.ts'
import type { MrzDoubt } from '../../shared/domain/mrz-names.ts'
import { dictionary } from '../i18n/dictionary.ts'

/** What is expected of a field, by an example; papers and documents are Russian in both languages. */
export const documentExamples: Record<DocumentField, string> = {
  seriesNumber: '75 15 654321',
  lastName: 'Иванова',
  firstName: 'Анна',
  middleName: 'Викторовна',
  birthDate: '12.03.1986',
  citizenship: 'Казахстан',
  issuedOn: '25.04.2015',
  validUntil: '25.04.2030',
  departmentCode: '740-052',
  conscript: 'военный билет АН 1234567, призван 11.2025',
  issuedBy: 'ГУ МВД России по Челябинской области',
  address: 'г. Челябинск, ул. Труда, д. 15, кв. 24',
  previousDocument: '75 01 123456',
}

/** The document's fields and kinds. */
export const documentTexts = dictionary(
  {
    kindField: 'Документ',
    kinds: {
      passport_rf: 'Паспорт гражданина РФ',
      passport_rf_foreign: 'Загранпаспорт РФ',
      temporary_2p: 'Временное удост. 2П',
      military_id: 'Военный билет',
      officer_id: 'Удостоверение военного',
      passport_foreign: 'Иностранный паспорт',
      residence_permit: 'Вид на жительство',
      temporary_residence: 'Временное проживание',
      birth_certificate: 'Свидетельство о рождении',
    } as Record<DocumentKind, string>,
    field: {
      seriesNumber: 'Серия и номер',
      lastName: 'Фамилия',
      firstName: 'Имя',
      middleName: 'Отчество',
      birthDate: 'Дата рождения',
      citizenship: 'Гражданство',
      issuedOn: 'Дата выдачи',
      validUntil: 'Действителен до',
      departmentCode: 'Код подразделения',
      conscript: 'Служба по призыву: военный билет и срок (паспорт меняют после службы)',
      issuedBy: 'Кем выдан',
      address: 'Адрес места жительства',
      previousDocument: 'Прежний паспорт, стр. 19',
    } as Record<DocumentField, string>,
    noMiddleName: 'Нет отчества',
    noMiddleNameShown: 'нет',
    ifAny: 'если есть',
    doubt: {
      truncated: 'Могло не поместиться: сверьте',
      joined: 'Дефис или пробел? Сверьте',
      split: 'Где кончается имя? Сверьте',
    } as Record<MrzDoubt, string>,
  },
  {
    kindField: 'Document',
    kinds: {
      passport_rf: 'Russian internal passport',
      passport_rf_foreign: 'Russian passport for abroad',
      temporary_2p: 'Temporary certificate 2P',
      military_id: 'Military service card',
      officer_id: "Serviceman's certificate",
      passport_foreign: 'Foreign passport',
      residence_permit: 'Residence permit',
      temporary_residence: 'Temporary residence permit',
      birth_certificate: 'Birth certificate',
    } as Record<DocumentKind, string>,
    field: {
      seriesNumber: 'Series and number',
      lastName: 'Surname',
      firstName: 'First name',
      middleName: 'Patronymic',
      birthDate: 'Date of birth',
      citizenship: 'Citizenship',
      issuedOn: 'Date of issue',
      validUntil: 'Valid until',
      departmentCode: 'Department code',
      conscript: 'A conscript: military card and term (the passport is renewed after the service)',
      issuedBy: 'Issued by',
      address: 'Address of residence',
      previousDocument: 'Passport before, page 19',
    } as Record<DocumentField, string>,
    noMiddleName: 'No patronymic',
    noMiddleNameShown: 'none',
    ifAny: 'if any',
    doubt: {
      truncated: 'May be cut: compare',
      joined: 'Hyphen or space? Compare',
      split: 'Where does the name end?',
    } as Record<MrzDoubt, string>,
  },
)

type Say = (field: DocumentField, example: string) => string

const isName = (field: DocumentField): boolean =>
  field === 'lastName' || field === 'firstName' || field === 'middleName'
const isDate = (field: DocumentField): boolean =>
  field === 'birthDate' || field === 'issuedOn' || field === 'validUntil'
/** The internal passport's own number: its digits are counted. */
const isTenDigits = (example: string): boolean => example.replace(/\D/g, '').length === 10 && !/\p{L}/u.test(example)

/** Every reason why a field stops the registration, with what is expected (contract/documents.ts). */
export const documentProblemTexts = dictionary(
  {
    missing: (field, example) =>
      field === 'middleName' ? 'Введите отчество или нажмите «Нет отчества»' : `Заполните, например ${example}`,
    format: (field, example) => {
      if (isTenDigits(example)) return `Нужно десять цифр: ${example}`
      if (field === 'departmentCode') return `Нужно шесть цифр: ${example}`
      if (isName(field)) return 'Буквы, пробел, дефис, например Салтыкова-Щедрина'
      return isDate(field) ? `День, месяц и год цифрами: ${example}` : `Как в документе, например ${example}`
    },
    not_cyrillic: (_, example) => `Русскими буквами, например ${example}`,
    mixed_letters: () => 'Русские и латинские буквы вместе: введите одними',
    date_impossible: () => 'Такого дня нет: сверьте с документом',
    in_future: () => 'Этот день ещё не наступил: сверьте год',
    too_young: () => 'Клиенту нет 14 лет: сверьте год',
    too_old: () => 'Клиенту больше 120 лет: сверьте год',
    before_passports: () => 'До 01.10.1997 таких паспортов не было',
    issued_before_14: () => 'Выдан раньше 14-летия: сверьте обе даты',
    issued_too_early: () => 'Слишком рано для этой даты рождения: сверьте обе',
    ends_before_issue: () => 'Раньше даты выдачи: сверьте обе',
    expired: (field) =>
      field === 'validUntil'
        ? 'Срок документа вышел: нужен другой'
        : 'Паспорт недействителен: после 20 и 45 лет его меняют за 90 дней. Нужен новый',
    expired_at_20: () => 'Просрочен: меняют в 20 лет. Служит по призыву — впишите ниже',
    not_a_conscript: () => 'Так принимают только паспорт до 20 лет у служащего по призыву. Нужен новый паспорт',
    same_document: () => 'Это номер самого паспорта: на стр. 19 стоит прежний',
    not_in_hand: () => 'По этому документу не регистрируют: нужен паспорт клиента',
    of_other_person: () => 'Эти серия и номер — в карточке другого человека. Сверьте каждую цифру',
  } as Record<DocumentProblem, Say>,
  {
    missing: (field, example) =>
      field === 'middleName' ? 'Type the patronymic or press “No patronymic”' : `Fill in, for example ${example}`,
    format: (field, example) => {
      if (isTenDigits(example)) return `Ten digits are needed: ${example}`
      if (field === 'departmentCode') return `Six digits are needed: ${example}`
      if (isName(field)) return 'Letters, space, hyphen, for example Салтыкова-Щедрина'
      return isDate(field) ? `Day, month and year in digits: ${example}` : `As in the document, for example ${example}`
    },
    not_cyrillic: (_, example) => `In Russian letters, for example ${example}`,
    mixed_letters: () => 'Russian and Latin letters together: use one of them',
    date_impossible: () => 'There is no such day: look at the document',
    in_future: () => 'This day is still to come: check the year',
    too_young: () => 'The client is under 14: check the year',
    too_old: () => 'The client would be over 120: check the year',
    before_passports: () => 'There were none before 01.10.1997',
    issued_before_14: () => 'Issued before the age of 14: check both dates',
    issued_too_early: () => 'Too early for this date of birth: check both',
    ends_before_issue: () => 'Before the date of issue: check both',
    expired: (field) =>
      field === 'validUntil'
        ? 'The document has expired: another one is needed'
        : 'The passport is not valid: it is renewed within 90 days of 20 and 45 years. A new one is needed',
    expired_at_20: () => 'Expired: renewed at 20. A conscript — fill in below',
    not_a_conscript: () => "Only a conscript's passport due at 20 is accepted so. A new passport is needed",
    same_document: () => 'The number of this very passport: page 19 has the one before',
    not_in_hand: () => "Nobody is registered by this document: the client's passport is needed",
    of_other_person: () => "This series and number are on another person's card. Compare every digit",
  } as Record<DocumentProblem, Say>,
)
