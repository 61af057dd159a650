import { expect, test } from 'vitest'
import { plural } from '../../renderer/i18n/plural.ts'

const lines = { one: 'строка', few: 'строки', many: 'строк', other: 'строки' }

test.each([
  [0, '0 строк'],
  [1, '1 строка'],
  [2, '2 строки'],
  [5, '5 строк'],
  [11, '11 строк'],
  [21, '21 строка'],
  [112, '112 строк'],
])('%i is counted in Russian as «%s»', (count, text) => {
  expect(plural('ru', count, lines)).toBe(text)
})

test('English counts one and many', () => {
  expect([1, 2].map((count) => plural('en', count, { one: 'line', other: 'lines' }))).toEqual(['1 line', '2 lines'])
})
