import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullName, searchName, searchWords, shortName, shortNameOfLine } from '../../../shared/domain/person-name.ts'

const anna = { lastName: 'Иванова', firstName: 'Анна', middleName: 'Викторовна' }

test('a short name has initials, and none for a patronymic that is not there', () => {
  expect(shortName(anna)).toBe('Иванова А. В.')
  expect(shortName({ ...anna, middleName: '' })).toBe('Иванова А.')
  expect(shortName({ ...anna, firstName: 'анна-мария' })).toBe('Иванова А. В.')
})

test('a full name has single spaces', () => {
  expect(fullName(anna)).toBe('Иванова Анна Викторовна')
  expect(fullName({ ...anna, middleName: '' })).toBe('Иванова Анна')
})

test('a name is compared in lower case, with ё as е, and by each half of a double name', () => {
  expect(searchName({ lastName: 'Алёшина-Ёлкина', firstName: 'Пётр', middleName: '' })).toBe('алешина елкина петр')
  expect(searchWords('  ЁЛКИНА   п. ')).toBe('елкина п')
})

test('comparing twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(searchWords(searchWords(text))).toBe(searchWords(text))
    }),
  )
})

test("a register's payer is shown as a short name", () => {
  expect(shortNameOfLine('Иванов Иван Петрович')).toBe('Иванов И. П.')
  expect(shortNameOfLine('Иванов И.П.')).toBe('Иванов И. П.')
  expect(shortNameOfLine('Иванов')).toBe('Иванов')
  expect(shortNameOfLine('')).toBe('')
})
