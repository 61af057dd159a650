import {
  type AddressPart,
  keyParts,
  markOfPart,
  partOfMarker,
  russianOfLatin,
  silentWords,
  streetKinds,
} from './address-words.ts'

/**
 * Addresses as they are counted: one flat is one address however it was written down (product.md, Limits). It is no
 * postal parser: where it is unsure two writings stay two addresses.
 */

/** Counted up with every change of what keys look like: desks then renew the ones they keep. */
export const addressRule = 2

const markers = [...partOfMarker.keys()].sort((one, other) => other.length - one.length)
const gluedMarker = new RegExp(`(?<![\\p{L}\\p{N}])(${markers.join('|')})-?(?=\\d)`, 'gu')
/** «5кв12»: a marker of more than one letter behind a number; «24к2» is read as a whole. */
const markerBehind = new RegExp(
  `(\\d)(${markers.filter(({ length }) => length > 1).join('|')})(?=\\d|[^\\p{L}]|$)`,
  'gu',
)

/** `12`, `12а`, `12/1`, `12к3`, `12к3с4`, `12-45`: house, building, structure, flat behind the dash. */
const houseNumber = /^(\d+[а-я]?(?:\/\d+[а-я]?)*)(?:к(\d+[а-я]?))?(?:с(\d+[а-я]?))?(?:-(\d+[а-я]?))?$/u

type Mend = readonly [pattern: RegExp, by: string]

/** What can be mended only where there is a dash or a slash. */
const dashMends: readonly Mend[] = [
  [/(\d) *- *(?=\d)/g, '$1-'],
  [/(\d) *\/ *(?=\d)/g, '$1/'],
  [/(?<=[\p{L}\p{N}])\/(?=\p{L}{2})/gu, ' '],
  // «1-й», «3-го», «1-я»: the ordinal's ending says nothing.
  [/(?<![\p{L}\p{N}/-])(\d+)-(?:ы?й|о?й|о?го|а?я|о?е)(?![\p{L}\p{N}])/gu, '$1'],
]
/** «17-А», «17 а - 5»: after the markers, which have dashes of their own. */
const letterMends: readonly Mend[] = [
  [/(\d)-([абвгджзик])(?![\p{L}\p{N}])/gu, '$1$2'],
  [/(\d) ([абвгджзик]) *- *(?=\d)/gu, '$1$2-'],
]
const mended = (text: string, mends: readonly Mend[]): string =>
  mends.reduce((whole, [pattern, by]) => whole.replace(pattern, by), text)

/** A register has a million of them: what most addresses need no mending of is asked about first. */
const tokensOf = (text: string): string[] => {
  const lower = text.normalize('NFC').toLowerCase().normalize('NFC').replaceAll('ё', 'е')
  const russian = /[a-z]/.test(lower) ? lower.replace(/[a-z]/g, (letter) => russianOfLatin[letter] ?? letter) : lower
  const plain = russian.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[^\p{L}\p{N}/-]+/gu, ' ')
  const hasDash = /[/-]/.test(plain)
  const dashed = hasDash ? mended(plain, dashMends) : plain
  const named = dashed.includes('лет') ? dashed.replace(/(\d)[ -]*(лет(?:ия)?)(?!\p{L})/gu, '$1-$2') : dashed
  const lettered = named.includes('лит') ? named.replace(/(?<!\p{L})лит(?:ера?)?(?!\p{L})/gu, ' ') : named
  const marked = lettered.replace(markerBehind, '$1 $2 ').replace(gluedMarker, '$1 ')
  const tokens = (hasDash ? mended(marked, letterMends) : marked).split(' ')
  return (hasDash ? tokens.map((token) => token.replace(/^[-/]+|[-/]+$/g, '')) : tokens).filter((token) => token !== '')
}

const bare = (number: string): string => number.replace(/(?<!\d)0+(?=\d)/g, '')

const isHouseNumber = (token: string | undefined): boolean => token !== undefined && houseNumber.test(token)

/** «1 а» is house 1а: a letter behind a number, and before a numbered part or the end. */
const withLetters = (tokens: readonly string[]): string[] =>
  tokens.reduce<string[]>((whole, token, at) => {
    const isLast = at === tokens.length - 1 || (partOfMarker.has(tokens[at + 1] ?? '') && isHouseNumber(tokens[at + 2]))
    const glues = /^(?:[а-ж]|[зилмнпт])$/u.test(token) && /^\d{1,4}$/.test(whole.at(-1) ?? '') && isLast
    return glues ? [...whole.slice(0, -1), `${whole.at(-1)}${token}`] : [...whole, token]
  }, [])

type Found = { words: string[] } & { [P in AddressPart]: string }

/** Puts a number to its part; a part that is there already keeps both, so that nothing is lost. */
const put = (found: Found, part: AddressPart, number: string): void => {
  const add = (to: AddressPart, value: string): void => {
    if (value !== '') found[to] = found[to] === '' ? bare(value) : `${found[to]}/${bare(value)}`
  }
  const [, house = number, building = '', structure = '', flat = ''] = houseNumber.exec(number) ?? []
  if (part === 'house') {
    add('house', house)
    add('building', building)
    add('structure', structure)
    add('flat', flat)
  } else if ((part === 'building' || part === 'structure') && building === '' && structure === '') {
    // «24 к.2-7»
    add(part, house)
    add('flat', flat)
  }
  // «кв. 0» is how registers write a house without flats.
  else add(part, /^0+$/.test(number) ? '' : number.replace(/-|[кс](?=\d)/g, '/'))
}

/** House and flat that stand without markers at the end: «Труда 1-2», «Труда 1 а», «Труда, 1, 2». */
const takeUnmarked = (found: Found): void => {
  const { words } = found
  if (found.house !== '') return
  const numbers: string[] = []
  // «Микрорайон 11, 5-12»: the flat stands behind the dash, what is before it is the street's.
  const most = found.flat === '' ? 2 : 1
  while (isHouseNumber(words.at(-1)) && numbers.length < most && !numbers.at(0)?.includes('-')) {
    numbers.unshift(words.pop() ?? '')
  }
  const [house, flat] = numbers
  if (house !== undefined) put(found, 'house', house)
  if (flat !== undefined) put(found, 'flat', flat)
}

const isPostcode = (tokens: readonly string[], at: number): boolean =>
  /^\d{6}$/.test(tokens[at] ?? '') && !partOfMarker.has(tokens[at - 1] ?? '')

/** «Челябинская обл.», «обл. Челябинская», «Калининский р-н»: whoever leaves it out means the same flat. */
const isRegion = (tokens: readonly string[], at: number): boolean => {
  const word = tokens[at] ?? ''
  const beside = [tokens[at - 1] ?? '', tokens[at + 1] ?? '']
  return (
    /^(?:р-н|район)$/.test(word) ||
    (word.endsWith('ая') && beside.some((other) => /^(?:обл|область)$/.test(other))) ||
    (word.endsWith('ий') && beside.some((other) => /^(?:р-н|район)$/.test(other)))
  )
}

const isSilent = (tokens: readonly string[], at: number): boolean =>
  silentWords.has(tokens[at] ?? '') || isPostcode(tokens, at) || isRegion(tokens, at)

/** What of an address is a name, and its numbered parts; '' for a part that is not there. */
const readAddress = (text: string): Found & { kinds: string[] } => {
  const all = withLetters(tokensOf(text))
  const heard = all.filter((_token, at) => !isSilent(all, at))
  const kindOf = (token: string): string[] => [streetKinds.get(token) ?? []].flat()
  const tokens = heard.filter((token) => kindOf(token).length === 0)
  const found: Found = { words: [], house: '', building: '', structure: '', flat: '', office: '', room: '' }
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ''
    const part = partOfMarker.get(token)
    if (part !== undefined && isHouseNumber(tokens[at + 1])) {
      at += 1
      put(found, part, tokens[at] ?? '')
    }
    // A marker without a number is none: «К. Маркса», «д. Казанцево».
    else if (part === undefined) found.words.push(token)
  }
  takeUnmarked(found)
  // «Кв. 12, ком. 3» whatever came first; a hostel has rooms alone.
  found.flat = [found.flat, found.room].filter((part) => part !== '').join('/')
  return { ...found, kinds: heard.flatMap(kindOf).sort() }
}

const keyOf = ({ kinds, words, ...found }: ReturnType<typeof readAddress>): string =>
  [...kinds, ...words, ...keyParts.flatMap((part) => (found[part] === '' ? [] : [markOfPart(part), found[part]]))].join(
    ' ',
  )

/**
 * The address by which a flat counts once: «г. Челябинск, ул. Труда, д. 1, кв. 2» and «Челябинск, Труда 1-2» have one
 * key. '' for a text without an address. Applied to a key it gives the same key: where a number or a single letter was
 * left among the words, what stands beside it now is read once more («1 г. а» → «1 а» → «1а»).
 */
export const addressKey = (text: string): string => {
  const found = readAddress(text)
  const key = keyOf(found)
  if (!found.words.some((word) => word.length === 1 || /\d/.test(word))) return key
  const again = keyOf(readAddress(key))
  return again === key ? key : keyOf(readAddress(again))
}

/** House and flat of an address as they are compared with what a client says; '' where there is none. */
export const houseAndFlat = (address: string): { house: string; flat: string } => {
  const { house, building, structure, flat, office } = readAddress(address)
  return { house: [house, building, structure].join(' ').trim(), flat: flat === '' ? office : flat }
}

/** Whether one address is the other with a city, district or kind of street left out. */
export const isWithin = (one: string, other: string): boolean => {
  const [short, long] = [readAddress(one), readAddress(other)].sort((a, b) => a.words.length - b.words.length)
  if (short === undefined || long === undefined || short.words.length === 0) return false
  return (
    keyParts.every((part) => short[part] === long[part]) &&
    short.words.every((word) => long.words.includes(word)) &&
    (short.kinds.length === 0 || long.kinds.length === 0 || short.kinds.join() === long.kinds.join())
  )
}
