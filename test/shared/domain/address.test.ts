import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey } from '../../../shared/domain/address.ts'

const flat = 'челябинск труда д 1 кв 2'

test.each([
  'г. Челябинск, ул. Труда, д. 1, кв. 2',
  'Челябинск, Труда 1-2',
  'челябинск труда 1 2',
  'ЧЕЛЯБИНСК,УЛ.ТРУДА,Д.1,КВ.2',
  'г.Челябинск ул Труда д1 кв2',
  '454091, Россия, Челябинская обл., г. Челябинск, ул. Труда, дом 01, квартира 002',
  'Челябинск, улица Труда, 1, кв. 2',
  'Челябинск, Труда ул., 1 – 2',
])('«%s» is one flat', (text) => expect(addressKey(text)).toBe(flat))

test.each([
  ['Челябинск, Труда 1', 'челябинск труда д 1'],
  ['Челябинск, Труда, д. 1, корп. 2', 'челябинск труда д 1 к 2'],
  ['Челябинск, Труда, д. 1 к. 2 кв. 3', 'челябинск труда д 1 к 2 кв 3'],
  ['Челябинск, Труда 1к2-3', 'челябинск труда д 1 к 2 кв 3'],
  ['Челябинск, Труда, д. 1 а, кв. 3', 'челябинск труда д 1а кв 3'],
  ['Челябинск, Труда 1а', 'челябинск труда д 1а'],
  ['Челябинск, Труда 1/2-3', 'челябинск труда д 1/2 кв 3'],
  ['Челябинск, пр. Ленина, 5', 'проспект челябинск ленина д 5'],
  ['Челябинск, Ленина пр-кт, д. 5', 'проспект челябинск ленина д 5'],
  ['Челябинск, ул. Ленина, 5', 'челябинск ленина д 5'],
  ['Челябинск, ул. 8 Марта, 5', 'челябинск 8 марта д 5'],
  ['Челябинск, ул. 50-летия ВЛКСМ, 3-4', 'челябинск 50-летия влксм д 3 кв 4'],
  ['ул. К. Маркса, д. 7', 'маркса д 7'],
  ['д. Казанцево, ул. Мира, д. 7', 'казанцево мира д 7'],
  ['', ''],
  [' , . ', ''],
])('«%s» has its key', (text, key) => expect(addressKey(text)).toBe(key))

describe('of any flat', () => {
  const word = fc.constantFrom('Труда', 'Ленина', 'Российская', 'Артиллерийская', '8 Марта', 'Алёши Попова')
  const place = fc.record({
    street: word,
    house: fc.integer({ min: 1, max: 300 }),
    building: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    flat: fc.integer({ min: 1, max: 400 }),
  })
  type Place = { street: string; house: number; building: number | null; flat: number }
  const written = ({ street, house, building, flat: no }: Place): string =>
    `г. Челябинск, ул. ${street}, д. ${house}${building === null ? '' : `, корп. ${building}`}, кв. ${no}`
  const terse = ({ street, house, building, flat: no }: Place): string =>
    `Челябинск,${street} ${house}${building === null ? '' : `к${building}`}-${no}`

  test('spacing, case, ё and markers do not matter', () => {
    fc.assert(
      fc.property(place, fc.constantFrom('', ' ', '  ', '\u00a0'), (of, gap) => {
        const spaced = written(of).replaceAll(', ', `,${gap}`).replaceAll('. ', `.${gap}`)
        expect(addressKey(spaced)).toBe(addressKey(written(of)))
        expect(addressKey(terse(of).toUpperCase().replaceAll('Ё', 'Е'))).toBe(addressKey(written(of)))
      }),
    )
  })

  test('different houses, buildings and flats differ', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b)
        expect(addressKey(written(a)) === addressKey(written(b))).toBe(same)
      }),
    )
  })
})

test('a key is its own key, of any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...'гдк1258абв', 'ул', 'кв', 'корп', 'пр-кт', 'Труда', '12а', '1-2', '3/4', '1к2', '454091', 'обл'),
    fc.constantFrom('Челябинская', '50-летия', '-', '/', '.', ',', ''),
    fc.string({ maxLength: 4 }),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom(' ', ', ', '. ', ''), (pieces, glue) => {
      const key = addressKey(pieces.join(glue))
      expect(addressKey(key)).toBe(key)
    }),
    { numRuns: 3000 },
  )
})
