import { searchWords } from './person-name.ts'

// Letters that are heard or written for one another in names and in their transliterations back.
const alike: Readonly<Record<string, string>> = {
  а: 'о',
  я: 'о',
  э: 'е',
  и: 'е',
  ы: 'е',
  й: '',
  ь: '',
  ъ: '',
  ю: 'у',
  б: 'п',
  д: 'т',
  з: 'с',
  г: 'к',
  х: 'к',
  в: 'ф',
  ж: 'ш',
  щ: 'ш',
  ч: 'ш',
}

/** What stays of a word when letters that are taken for one another are one: «Шевчёнка» and «Шевченко» are the same. */
const soundOf = (word: string): string => {
  let sound = ''
  for (const letter of word) {
    const heard = alike[letter] ?? letter
    if (heard !== '' && !sound.endsWith(heard)) sound += heard
  }
  return sound
}

/** The words of a name in the order of the alphabet: lists write «ИВАНОВ Иван» and «Иван Иванов». */
export const nameKey = (name: string): string => searchWords(name).split(' ').sort().join(' ')

const pairKey = (one: string, other: string): string => [soundOf(one), soundOf(other)].sort().join(' ')

/** So many words has the longest name that is compared pair by pair. */
const comparedWords = 8

/** Every two words of a listed name: nobody knows which of them is the surname. */
export const listedPairs = (name: string): string[] => {
  const words = searchWords(name).split(' ').filter(Boolean).slice(0, comparedWords)
  const pairs = words.flatMap((word, at) => words.slice(at + 1).map((other) => pairKey(word, other)))
  return [...new Set(pairs)]
}

/** Surname with first name, by the words of double ones: what must sound alike for two names to be compared by hand. */
export const personPairs = (person: { readonly lastName: string; readonly firstName: string }): string[] => {
  const words = (text: string): string[] => searchWords(text).split(' ').filter(Boolean)
  const pairs = words(person.lastName).flatMap((last) => words(person.firstName).map((first) => pairKey(last, first)))
  return [...new Set(pairs)]
}
