import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildFreezingStore, entryOf, freezingHits, isOfKey } from '../../../../electron/db/lists/freezing-store.ts'
import { type OpenDatabase, openCopy } from '../../../../electron/db/open.ts'
import { temporaryFolder } from '../../../support/desk.ts'
import { listFile } from '../../../support/lists.ts'

const key = Uint8Array.from({ length: 32 }, (_, at) => at)

const storeOf = (rows: readonly string[]): OpenDatabase => {
  const target = join(temporaryFolder(), 'freezing-1.db')
  const source = listFile(['ФИО;Дата рождения;Документ', ...rows, ''].join('\n'))
  buildFreezingStore({ source, target, key }, () => undefined)
  return openCopy(target)
}

const surnames = ['Иванов', 'Петров', 'Сидоров', 'Шевченко', 'Ким', 'Салтыков-Щедрин']
const firstNames = ['Иван', 'Пётр', 'Мария', 'Тарас']
const person = fc.record({
  lastName: fc.constantFrom(...surnames),
  firstName: fc.constantFrom(...firstNames),
  middleName: fc.constantFrom('', 'Иванович', 'Петровна'),
  birthDate: fc.constantFrom('1970-02-01', '1980-12-31', '1999-07-15'),
  document: fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String),
})
type Person = { lastName: string; firstName: string; middleName: string; birthDate: string; document: string }
const rowOf = ({ lastName, firstName, middleName, birthDate, document }: Person): string =>
  `${lastName.toUpperCase()} ${firstName} ${middleName};${birthDate};${document}`

describe('the sanctions and freezing store', () => {
  test('finds everybody who is in it as exact, by name and birth date, and by the document under any name', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), (listed) => {
        const store = storeOf(listed.map(rowOf))
        listed.forEach((one, index) => {
          const byName = freezingHits(store.db, key, one, '0000000001')
          expect(byName).toContainEqual({ entry: index + 1, likeness: 'exact' })
          const other = { lastName: 'Безымянный', firstName: 'Никто', middleName: '', birthDate: '1950-01-01' }
          const byDocument = freezingHits(store.db, key, other, one.document)
          expect(byDocument).toContainEqual({ entry: index + 1, likeness: 'exact' })
        })
        store.close()
      }),
      { numRuns: 15 },
    )
  })

  test('says nothing of somebody whose name and document are nobody’s in it', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), person, (listed, asked) => {
        const others = listed.filter(
          ({ lastName, firstName }) => lastName !== asked.lastName || firstName !== asked.firstName,
        )
        if (others.length === 0) return
        const store = storeOf(others.map(rowOf))
        expect(freezingHits(store.db, key, asked, '0000000001')).toEqual([])
        store.close()
      }),
      { numRuns: 15 },
    )
  })

  test('gives an exact entry first, however many are alike', () => {
    const alike = Array.from({ length: 700 }, () => 'Иванов Иван;;')
    const store = storeOf([...alike, 'Иванов Иван Иванович;1970-02-01;'])
    const asked = { lastName: 'Иванов', firstName: 'Иван', middleName: 'Иванович', birthDate: '1970-02-01' }
    const hits = freezingHits(store.db, key, asked, '0000000001')
    expect(hits[0]).toEqual({ entry: 701, likeness: 'exact' })
    expect(hits).toHaveLength(500)
  })

  test('is read under its own key only', () => {
    const store = storeOf(['Иванов Иван;1970-02-01;7501 111111'])
    expect(isOfKey(store.db, key)).toBe(true)
    expect(isOfKey(store.db, randomBytes(32))).toBe(false)
    expect(entryOf(store.db, key, 1)).toEqual({ name: 'Иванов Иван', birth: '1970-02-01', document: '7501 111111' })
    expect(() => entryOf(store.db, randomBytes(32), 1)).toThrow()
    expect(entryOf(store.db, key, 2)).toBeUndefined()
  })

  test('is searched by its keys: no plan walks a table', () => {
    const store = storeOf(['Иванов Иван;1970-02-01;7501 111111'])
    const asked: string[] = []
    const spied = {
      ...store.db,
      all: <R>(sql: string, params: Parameters<typeof store.db.all>[1]): R[] => {
        asked.push(...store.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params).map(({ detail }) => detail))
        return store.db.all<R>(sql, params)
      },
    }
    const one = { lastName: 'Иванов', firstName: 'Иван', middleName: '', birthDate: '1970-02-01' }
    freezingHits(spied, key, one, '7501111111')
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((detail) => /SCAN (entries|pairs)/.test(detail))).toEqual([])
  })
})
