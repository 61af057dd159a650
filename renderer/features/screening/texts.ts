import { dictionary } from '../../i18n/dictionary.ts'

export const recordTexts = dictionary(
  {
    title: 'Отказы, сомнения и сверки',
    filter: 'Что показать',
    all: 'Всё',
    empty: 'Записей ещё нет. Они появляются, когда список остановил регистрацию или кассир записал отказ.',
    when: 'Когда',
    act: 'Что',
    reason: 'Причина',
    entry: 'Код',
    person: 'О ком',
    who: 'Кто записал',
    approved: (name: string) => `разрешил ${name}`,
    born: (date: string) => `р. ${date}`,
    older: 'Показать раньше',
    codes: (passports: string, persons: string) =>
      `${passports} — список недействительных паспортов, ${persons} — перечень лиц (номер записи и дата списка).`,
  },
  {
    title: 'Refusals, doubts and comparisons',
    filter: 'What to show',
    all: 'Everything',
    empty: 'There are no records yet. They appear when a list stops a registration, or a cashier records a refusal.',
    when: 'When',
    act: 'What',
    reason: 'Reason',
    entry: 'Code',
    person: 'Whom it concerns',
    who: 'Recorded by',
    approved: (name: string) => `approved by ${name}`,
    born: (date: string) => `born ${date}`,
    older: 'Show earlier ones',
    codes: (passports: string, persons: string) =>
      `${passports}: list of invalid passports; ${persons}: list of persons (number of the entry and date of the list).`,
  },
)
