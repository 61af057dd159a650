import { expect, test } from 'vitest'
import type { PayerPart, PayerWords } from '../../../shared/contract/links.ts'
import { payerDifferences, payerPartsMissing } from '../../../shared/domain/payer-check.ts'

const nothing: PayerWords = { house: '', flat: '', name: '', address: '' }
const told = { payerName: 'ИВАНОВ ИВАН ИВАНОВИЧ', address: 'г. Челябинск, ул. Труда, д. 84 корп. 2, кв. 17' }

test('the rule says what must be said; a private house has no flat', () => {
  expect(payerPartsMissing('account', undefined)).toEqual([])
  expect(payerPartsMissing('account_house_flat', undefined)).toEqual(['house'])
  expect(payerPartsMissing('account_house_flat', { ...nothing, house: '84' })).toEqual([])
  expect(payerPartsMissing('account_name_address', { ...nothing, name: ' ' })).toEqual(['name', 'address'])
})

test.each<[string, string, PayerPart[]]>([
  ['84 корп 2', '17', []],
  ['84к2', 'кв.17', []],
  ['84 к. 2', '017', []],
  ['84', '17', ['house']],
  ['84/2', '17', ['house']], // perhaps the same house, perhaps not
  ['84к2', '', ['flat']],
  ['48к2', '71', ['house', 'flat']],
])('house «%s», flat «%s» beside the register', (house, flat, differs) =>
  expect(payerDifferences('account_house_flat', { ...nothing, house, flat }, told)).toEqual(differs),
)

test('a house without flats is compared without one', () => {
  const house = { payerName: '', address: 'пос. Роза, ул. Советская, 3' }
  expect(payerDifferences('account_house_flat', { ...nothing, house: '3' }, house)).toEqual([])
  expect(payerDifferences('account_house_flat', { ...nothing, house: '3', flat: '1' }, house)).toEqual(['flat'])
})

test.each<[string, string, PayerPart[]]>([
  ['Иванов Иван Иванович', 'Труда 84к2-17', []],
  ['Иванов И. И.', 'г Челябинск, Труда 84к2-17', []],
  ['иванов иван', 'ул. Труда, 84, корп. 2, кв. 17', []],
  ['Иванов', 'ул. Труда, 84, корп. 2, кв. 17', []],
  ['Иванова Ирина', 'Труда 84к2-17', ['name']],
  ['Иванов Пётр', 'Труда 84к2-17', ['name']],
  ['Иванов Иван', 'Мира 84к2-17', ['address']],
  ['Петров', 'Труда 84-17', ['name', 'address']],
])('«%s» of «%s» beside the register', (name, address, differs) =>
  expect(payerDifferences('account_name_address', { ...nothing, name, address }, told)).toEqual(differs),
)

test('what the register does not tell is not compared', () => {
  const empty = { payerName: '', address: '' }
  expect(payerDifferences('account_house_flat', { ...nothing, house: '1' }, empty)).toBeNull()
  expect(payerDifferences('account_name_address', { ...nothing, name: 'Иванов', address: 'Труда 1' }, empty)).toBeNull()
  const nameless = { payerName: '', address: told.address }
  const said = { ...nothing, name: 'Петров', address: 'Труда 84к2-17' }
  expect(payerDifferences('account_name_address', said, nameless)).toEqual([])
})
