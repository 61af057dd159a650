import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeList, documentKey, likenessTo, readFreezingList } from '../../../shared/domain/freezing-list.ts'
import { listedPairs, nameKey, personPairs } from '../../../shared/domain/name-likeness.ts'

describe('the sanctions and freezing list', () => {
  test('is read with either separator, quotes, and dates as people write them', () => {
    const text =
      '\uFEFFФИО;Дата рождения;Паспорт\r\n"Иванов; Иван";01.02.1970;75 15 654321\r\nПЕТРОВ ПЁТР;;\nСидоров С.;1980;x\n'
    expect(readFreezingList(text)).toEqual({
      entries: [
        { name: 'Иванов; Иван', birth: '1970-02-01', document: '75 15 654321' },
        { name: 'ПЕТРОВ ПЁТР', birth: '', document: '' },
        { name: 'Сидоров С.', birth: '1980', document: 'x' },
      ],
      broken: 0,
      examples: [],
    })
    expect(readFreezingList('name,dob\nJohn Smith,1970-02-01')?.entries).toEqual([
      { name: 'John Smith', birth: '1970-02-01', document: '' },
    ])
  })

  test('names what is wrong with a row by its shape', () => {
    expect(readFreezingList('ФИО;Дата рождения\nИванов Иван;31.02.1970\n;01.01.1970')).toMatchObject({
      broken: 2,
      examples: [
        { line: 2, shape: 'xxxxxx xxxx;99.99.9999' },
        { line: 3, shape: ';99.99.9999' },
      ],
    })
  })

  test('is none without a column of names, and garbage never throws', () => {
    expect(readFreezingList('PASSP_SERIES,PASSP_NUMBER\n7515,654321')).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readFreezingList(text)
        readFreezingList(`ФИО;Дата рождения;Документ\n${text}`)
      }),
      { numRuns: 50 },
    )
  })

  test('is read in CP1251, too', () => {
    expect(decodeList(Uint8Array.from([0xd4, 0xc8, 0xce]))).toBe('ФИО')
    expect(decodeList(new TextEncoder().encode('ФИО'))).toBe('ФИО')
  })

  test('a document is compared by its letters and digits', () => {
    expect(documentKey(' 75 15 № 654-321')).toBe('7515654321')
  })
})

describe('how a person stands to an entry', () => {
  const person = '1970-02-01'
  const entry = { sameName: false, birth: '', sameDocument: false }
  test.each([
    ['the same document', { ...entry, birth: '1999-01-01', sameDocument: true }, 'exact'],
    ['the same name and birth date', { ...entry, sameName: true, birth: person }, 'exact'],
    ['the same name, no birth date', { ...entry, sameName: true }, 'similar'],
    ['the same name, the year alone', { ...entry, sameName: true, birth: '1970' }, 'similar'],
    ['the same name, another birth date', { ...entry, sameName: true, birth: '1971-02-01' }, 'similar'],
    ['names alike, the same birth date', { ...entry, birth: person }, 'similar'],
    ['names alike, no birth date', entry, 'similar'],
    ['names alike, another birth date', { ...entry, birth: '1971-02-01' }, 'different'],
    ['names alike, another year', { ...entry, birth: '1971' }, 'different'],
  ] as const)('%s', (_what, listed, likeness) => {
    expect(likenessTo(listed, person)).toBe(likeness)
  })
})

describe('names alike', () => {
  const alike = (listed: string, lastName: string, firstName: string): boolean => {
    const own = new Set(personPairs({ lastName, firstName }))
    return listedPairs(listed).some((pair) => own.has(pair))
  }

  test.each([
    ['ИВАНОВ ИВАН ИВАНОВИЧ', 'Иванов', 'Иван', true],
    ['Иван Иванов', 'ИВАНОВ', 'Иван', true],
    ['Шевчёнка Тарас', 'Шевченко', 'Тарас', true],
    ['Федоров Геннадий', 'Фёдоров', 'Генадий', true],
    ['Салтыков-Щедрин Михаил', 'Салтыков', 'Михаил', true],
    ['Иванов Петр Иванович', 'Иванов', 'Иван', false],
    ['Петров Иван', 'Иванов', 'Иван', false],
  ])('%s and %s %s: %s', (listed, lastName, firstName, expected) => {
    expect(alike(listed, lastName, firstName)).toBe(expected)
  })

  test('the order of the words does not matter', () => {
    expect(nameKey('Иванов  ИВАН ')).toBe(nameKey('Иван Ивановъ'.replace('ъ', '')))
  })
})
