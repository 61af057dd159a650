import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey, houseAndFlat, isWithin } from '../../../shared/domain/address.ts'

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

/** As bills, registers and clients write one flat; each row is one address. */
const spellings: readonly (readonly string[])[] = [
  [
    'ул. Кирова, 5, кв. 12',
    'Кирова ул д5-12',
    'КИРОВА 5-12',
    'ул.Кирова,д.5,кв.12',
    'Кирова, дом 5, квартира 12',
    'ул. Кирова, д. № 5, кв. № 12',
    'улица Кирова 5 – 12',
    'Кирова 5 кв 12',
    'Кирова 5кв12',
    'Кирова ул., 5/кв.12',
    'кирова 005-012',
    'УЛ КИPОВА Д 5 KB 12', // Latin P, K, B
    'обл Челябинская, ул Кирова, д 5, кв 12',
    '454000, Калининский р-н, ул. Кирова, 5, 12',
  ],
  [
    'пр-кт Ленина, д. 62, кв. 3',
    'проспект Ленина 62-3',
    'Ленина пр., 62-3',
    'пр. Ленина 62 кв 3',
    'просп. Ленина, 62, кв. 3',
    'ЛЕНИНА ПР-Т Д.62 КВ.3',
  ],
  [
    'ул. Воровского, д. 17а, кв. 5',
    'Воровского 17 А - 5',
    'Воровского, д.17 "А", кв.5',
    'Воровского 17-А, кв. 5',
    'Воровского, 17 лит. А, кв 5',
    'Воровского, дом 17, литера А, кв. 5',
    'Воровского 17A-5', // Latin A
    'Воровского 17а/кв.5',
  ],
  ['Воровского, д. 17г, кв. 5', 'Воровского 17 Г, кв. 5', 'Воровского 17-г-5'],
  [
    'ул. Молодогвардейцев, д. 24, корп. 2, кв. 7',
    'Молодогвардейцев 24 к.2 - 7',
    'Молодогвардейцев, 24 корпус 2, кв. 7',
    'Молодогвардейцев 24к2-7',
    'Молодогвардейцев д.24,к.2,кв.7',
    'Молодогвардейцев 24 корп2 кв7',
  ],
  ['ул. Арбат, д. 10, стр. 3, кв. 1', 'Арбат 10с3-1', 'Арбат, 10 строение 3, кв 1', 'Арбат д.10стр.3 кв.1'],
  ['ул. Свободы, д. 155/1, кв. 20', 'Свободы 155/1-20', 'Свободы, 155 / 1, кв. 20', 'СВОБОДЫ 155/1 КВ 20'],
  ['пос. Роза, ул. Советская, д. 3', 'п. Роза, Советская 3', 'посёлок Роза, ул Советская, дом 3', 'Роза Советская 3'],
  [
    'с. Долгодеревенское, ул. Свердловская, 9',
    'Долгодеревенское, Свердловская д.9, кв.',
    'село Долгодеревенское, Свердловская, 9, кв. 0',
  ],
  ['дер. Казанцево, ул. Мира, д. 7', 'д. Казанцево, Мира 7', 'деревня Казанцево, Мира д7'],
  ['ул. Артёма, 14', 'Артема д.14'],
  ['ул. 40 лет Победы, 11-8', '40-лет Победы, д. 11, кв. 8', '40 лет Победы 11 кв. 8'],
  ['ул. 50-летия ВЛКСМ, 3-4', '50 летия ВЛКСМ 3 кв 4'],
  ['1-я Эльтонская ул., д. 6', '1 Эльтонская 6'],
  ['ул. 3-го Интернационала, 101-7', '3 Интернационала, д. 101, кв. 7'],
  ['11-й мкр., д. 5, кв. 12', 'мкр-н 11, 5-12', '11 микрорайон 5 кв 12'],
  ['Копейское шоссе, 44-2', 'Копейское ш., д. 44, кв. 2', 'ш. Копейское 44 кв 2'],
  ['б-р Гайдара, 5-1', 'бульвар Гайдара д. 5 кв. 1', 'Гайдара бул., 5, 1'],
  ['Свердловский тракт, 16-3', 'тр-т Свердловский, д.16, кв.3'],
  ['ул. Труда, д. 1, кв. 12, ком. 3', 'Труда 1-12 ком 3', 'Труда 1, кв. 12/3'],
]

test.each(spellings.map((texts) => [texts[0] ?? '', texts] as const))(
  '«%s» is one address however written',
  (_, texts) => {
    const [first = '', ...rest] = texts
    const key = addressKey(first)
    expect(key).not.toBe('')
    expect(Object.fromEntries(rest.map((text) => [text, addressKey(text)]))).toEqual(
      Object.fromEntries(rest.map((text) => [text, key])),
    )
  },
)

test('no two of these addresses are one', () => {
  const keys = spellings.map(([first = '']) => addressKey(first))
  expect(new Set(keys).size).toBe(keys.length)
})

test.each([
  ['ул. Ленина, 5', 'пр. Ленина, 5'],
  ['ул. Кирова, 5-12', 'ул. Кирова, 51-2'],
  ['ул. Кирова, 5, кв. 12', 'ул. Кирова, 5/12'],
  ['ул. Кирова, 5, корп. 12', 'ул. Кирова, 5, кв. 12'],
  ['ул. Кирова, 5, корп. 2', 'ул. Кирова, 5, стр. 2'],
  ['ул. Кирова, 5, кв. 3', 'ул. Кирова, 5, оф. 3'],
  ['ул. Воровского, 17', 'ул. Воровского, 17 Г'],
  ['ул. Воровского, 17 А', 'ул. Воровского, 17 Б'],
  ['ул. Воровского, 17а', 'ул. Воровского, 17, кв. 1'],
  ['1-я Эльтонская, 6', '2-я Эльтонская, 6'],
  ['пос. Роза, Советская 3', 'пос. Мирный, Советская 3'],
  ['ул. Свободы, 155/1', 'ул. Свободы, 155/2'],
  ['ул. Свободы, 155/1', 'ул. Свободы, 155'],
  ['пер. Мирный, 3', 'ул. Мирная, 3'],
  ['Копейское шоссе, 44', 'Копейский проезд, 44'],
  ['мкр. 11, 5-12', 'мкр. 12, 5-12'],
  ['ул. 8 Марта, 5', 'ул. Марта, 5'],
])('«%s» and «%s» stay two', (one, other) => expect(addressKey(one)).not.toBe(addressKey(other)))

test('house and flat are told as a client says them', () => {
  expect(houseAndFlat('г. Челябинск, ул. Труда, д. 84 корп. 2, кв. 017')).toEqual({ house: '84 2', flat: '17' })
  expect(houseAndFlat('д. 84к2, кв. 17')).toEqual({ house: '84 2', flat: '17' })
  expect(houseAndFlat('Труда 84, оф. 5')).toEqual({ house: '84', flat: '5' })
  expect(houseAndFlat('пос. Роза, Советская 3')).toEqual({ house: '3', flat: '' })
  expect(houseAndFlat('')).toEqual({ house: '', flat: '' })
})

test('an address with its city left out lies within the whole one; another flat or street does not', () => {
  const whole = 'г. Челябинск, ул. Труда, д. 84, кв. 17'
  expect(isWithin('Труда 84-17', whole)).toBe(true)
  expect(isWithin(whole, 'Труда 84-17')).toBe(true)
  expect(isWithin('Труда 84-18', whole)).toBe(false)
  expect(isWithin('Мира 84-17', whole)).toBe(false)
  expect(isWithin('пр. Труда 84-17', whole)).toBe(true) // the register left the kind out
  expect(isWithin('пр. Труда 84-17', 'пер. Труда 84-17')).toBe(false)
  expect(isWithin('', whole)).toBe(false)
  expect(isWithin('84-17', whole)).toBe(false)
})

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
