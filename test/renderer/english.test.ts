// A key that English lacks does not compile (i18n/dictionary.ts). What compiles and is still Russian is found here: every
// dictionary of the window is walked.
import { expect, test } from 'vitest'
import { inBothLanguages } from '../../renderer/i18n/both-languages.ts'
import { allDictionaries, dictionary } from '../../renderer/i18n/dictionary.ts'

const modules = import.meta.glob(['../../renderer/**/*.{ts,tsx}', '!../../renderer/main.tsx'])

type Said = { key: string; ru: string; en: string }

/** What a text with values in it says, with something put in; null where nothing fits. */
const said = (text: unknown): string | null => {
  if (typeof text === 'string') return text
  if (typeof text !== 'function') return null
  for (const value of [1, '1', {}, []]) {
    try {
      const words: unknown = text(...Array<unknown>(Math.max(text.length, 3)).fill(value))
      if (typeof words === 'string') return words
    } catch {
      // Another kind of value, then.
    }
  }
  return null
}

const walk = (key: string, ru: unknown, en: unknown): Said[] => {
  const [russian, english] = [said(ru), said(en)]
  if (russian !== null) return [{ key, ru: russian, en: english ?? '' }]
  if (typeof ru !== 'object' || ru === null) return []
  return Object.entries(ru).flatMap(([name, value]) =>
    walk(`${key}.${name}`, value, (en as Record<string, unknown> | undefined)?.[name]),
  )
}

const all = async (): Promise<Said[]> => {
  await Promise.all(Object.values(modules).map((load) => load()))
  return allDictionaries().flatMap(({ ru, en }) => walk('', ru, en))
}

/** Examples are what is typed at a Russian desk, names and signs stand in quotation marks, the palette's words are both. */
const isRussian = ({ key, en }: Said): boolean =>
  !/\.words(\.|$)|Placeholder$/.test(key) &&
  /[а-яё]/i.test(en.replaceAll(/«[^»]*»|“[^”]*”|for example,? .*$/gi, '').replaceAll(allowed, ''))

/** Russian on purpose in English: the names of the program, of papers' signs, of people in examples. */
const allowed = /Город·Касс[аы]|Город|Иванова А\. В\.|ПАО «ЧЕЛЯБИНВЕСТБАНК»|КОПИЯ|ДЕМО|Русский( язык)?|Рус\b/g

/** English has two plural forms (Intl.PluralRules): few and many are Russian only. */
const isMissing = ({ key, ru, en }: Said): boolean => ru.trim() !== '' && en.trim() === '' && !/\.(few|many)$/.test(key)

const isUntranslated = ({ key, ru, en }: Said): boolean =>
  ru === en && /[а-яё]{3}/i.test(ru.replaceAll(allowed, '')) && !/\.words(\.|$)|Placeholder$/.test(key)

test('English says everything, in English', async () => {
  const texts = await all()
  expect(texts.length).toBeGreaterThan(600)
  expect(texts.filter(isMissing)).toEqual([])
  expect(texts.filter(isRussian)).toEqual([])
  expect(texts.filter(isUntranslated)).toEqual([])
}, 60_000)

test('a missing key, a Russian word and a copied text would be noticed', () => {
  const lame = walk(
    '',
    { a: 'Чек', b: 'Чек', c: (n: number) => `Чек ${n}` },
    { b: 'Чек', c: (n: number) => `чек ${n}` },
  )
  expect(lame.filter(isMissing).map(({ key }) => key)).toEqual(['.a'])
  expect(lame.filter(isRussian).map(({ key }) => key)).toEqual(['.b', '.c'])
  expect(lame.filter(isUntranslated).map(({ key }) => key)).toEqual(['.b'])
})

test('an action is found by its words in the other language', () => {
  dictionary({ act: { close: 'Закрыть ларец' } }, { act: { close: 'Close the casket' } })
  expect(inBothLanguages('Закрыть ларец')).toBe('Закрыть ларец Close the casket')
  expect(inBothLanguages('Close the casket')).toBe('Закрыть ларец Close the casket')
  expect(inBothLanguages('Нет в словарях')).toBe('Нет в словарях')
})
