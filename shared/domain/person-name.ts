import { searchable } from './searchable.ts'

/** A person's name by its parts; `middleName` is '' where there is no patronymic. */
export type PersonName = { readonly lastName: string; readonly firstName: string; readonly middleName: string }

const initialOf = (name: string): string => {
  const [first = ''] = name.trim()
  return first === '' ? '' : `${first.toUpperCase()}.`
}

/** «Иванова А. В.»: how a person is named where the full name is nobody's business. */
export const shortName = ({ lastName, firstName, middleName }: PersonName): string =>
  [lastName.trim(), initialOf(firstName), initialOf(middleName)].filter(Boolean).join(' ')

/** «Иванова Анна Викторовна». */
export const fullName = ({ lastName, firstName, middleName }: PersonName): string =>
  [lastName, firstName, middleName]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')

/** A name or words of one as they are compared. Both halves of a double name are words: «Салтыкова-Щедрина». */
export const searchWords = (text: string): string => searchable(text.replace(/[-\u2010-\u2015\u2212]/g, ' '))

/** What `persons.search_name` holds: lower case, ё=е, single spaces. */
export const searchName = (name: PersonName): string => searchWords(fullName(name))

/** «Иванов И. И.» of one line as registers write payers: «Иванов Иван Иванович», «ИВАНОВ И.И.», «Иванов». */
export const shortNameOfLine = (line: string): string => {
  const [lastName = '', firstName = '', middleName = ''] = line.replaceAll('.', ' ').trim().split(/\s+/)
  return shortName({ lastName, firstName, middleName })
}
