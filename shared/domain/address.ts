/**
 * Addresses as they are counted: one flat is one address however it was written down (product.md, Limits). It is no
 * postal parser: where it is unsure two writings stay two addresses.
 */

/** Words that say nothing: the city's and the street's own markers. */
const silent = new Set(['г', 'гор', 'город', 'ул', 'улица', 'обл', 'область', 'россия', 'рф'])

/** Kinds of streets that are part of the name: Ленина проспект is not улица Ленина. */
const streetKinds: Readonly<Record<string, string>> = {
  пр: 'проспект',
  'пр-кт': 'проспект',
  'пр-т': 'проспект',
  просп: 'проспект',
  проспект: 'проспект',
  пер: 'переулок',
  переулок: 'переулок',
  'б-р': 'бульвар',
  бул: 'бульвар',
  бульвар: 'бульвар',
  ш: 'шоссе',
  шоссе: 'шоссе',
  пл: 'площадь',
  площадь: 'площадь',
  наб: 'набережная',
  набережная: 'набережная',
  'пр-д': 'проезд',
  проезд: 'проезд',
  мкр: 'микрорайон',
  'мкр-н': 'микрорайон',
  микрорайон: 'микрорайон',
}

type Part = 'house' | 'building' | 'flat'
const parts: readonly Part[] = ['house', 'building', 'flat']
const partMarks: Readonly<Record<Part, string>> = { house: 'д', building: 'к', flat: 'кв' }

const partOfMarker: Readonly<Record<string, Part>> = {
  д: 'house',
  дом: 'house',
  к: 'building',
  корп: 'building',
  корпус: 'building',
  стр: 'building',
  строение: 'building',
  кв: 'flat',
  квартира: 'flat',
  ком: 'flat',
  комната: 'flat',
  оф: 'flat',
  офис: 'flat',
  пом: 'flat',
}

const gluedMarker = new RegExp(`(?<![\\p{L}\\p{N}])(${Object.keys(partOfMarker).join('|')})-?(?=\\d)`, 'gu')
const isRegion = (tokens: readonly string[], at: number): boolean =>
  (tokens[at] ?? '').endsWith('ая') && /^(?:обл|область)$/.test(tokens[at + 1] ?? '')

/** `12`, `12а`, `12/1`, `12к3`, `12-45`: house, building behind «к», flat behind the dash. */
const houseNumber = /^(\d+[а-я]?(?:\/\d+[а-я]?)*)(?:к(\d+[а-я]?))?(?:-(\d+[а-я]?))?$/u

const tokensOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[^\p{L}\p{N}/-]/gu, ' ')
    .replace(/(\d) *- *(?=\d)/g, '$1-')
    .replace(gluedMarker, '$1 ')
    .split(' ')
    .map((token) => token.replace(/^[-/]+|[-/]+$/g, ''))
    .filter((token) => token !== '')

const bare = (number: string): string => number.replace(/(?<!\d)0+(?=\d)/g, '')

const isHouseNumber = (token: string | undefined): boolean => token !== undefined && houseNumber.test(token)

/** Whether «1 а» is house 1а: a letter behind a number that is not the next part's marker. */
const isHouseLetter = (tokens: readonly string[], at: number): boolean => {
  const next = tokens[at + 1]
  return /^[абвежз]$/u.test(tokens[at] ?? '') && (next === undefined || next in partOfMarker)
}

type Found = { words: string[] } & { [P in Part]: string }

/** Puts a number to its part; a part that is there already keeps both, so that nothing is lost. */
const put = (found: Found, part: Part, number: string): void => {
  const match = part === 'house' ? houseNumber.exec(number) : null
  const [, house = number, building = '', flat = ''] = match ?? []
  const add = (to: Part, value: string): void => {
    if (value !== '') found[to] = found[to] === '' ? bare(value) : `${found[to]}/${bare(value)}`
  }
  if (part !== 'house') return add(part, number.replace(/-|к(?=\d)/g, '/'))
  add('house', house)
  add('building', building)
  add('flat', flat)
}

/** House and flat that stand without markers at the end: «Труда 1-2», «Труда 1 а», «Труда, 1, 2». */
const takeUnmarked = (found: Found): void => {
  const { words } = found
  if (found.house !== '') return
  if (isHouseLetter(words, words.length - 1) && /^\d+$/.test(words.at(-2) ?? '')) {
    const [number = '', letter = ''] = words.splice(-2)
    return put(found, 'house', number + letter)
  }
  const numbers: string[] = []
  while (isHouseNumber(words.at(-1)) && numbers.length < 2) numbers.unshift(words.pop() ?? '')
  const [house, flat] = numbers
  if (house !== undefined) put(found, 'house', house)
  if (flat !== undefined) put(found, found.flat === '' ? 'flat' : 'house', flat)
}

const isPostcode = (tokens: readonly string[], at: number): boolean =>
  /^\d{6}$/.test(tokens[at] ?? '') && !Object.hasOwn(partOfMarker, tokens[at - 1] ?? '')

const isSilent = (tokens: readonly string[], at: number): boolean =>
  silent.has(tokens[at] ?? '') || isPostcode(tokens, at) || isRegion(tokens, at)

/**
 * The address by which a flat counts once: «г. Челябинск, ул. Труда, д. 1, кв. 2» and «Челябинск, Труда 1-2» have one
 * key. '' for a text without an address. Applied to a key it gives the same key.
 */
export const addressKey = (text: string): string => {
  const all = tokensOf(text)
  const heard = all.filter((_token, at) => !isSilent(all, at))
  const kindOf = (token: string): string[] => (Object.hasOwn(streetKinds, token) ? [streetKinds[token] ?? ''] : [])
  const tokens = heard.filter((token) => kindOf(token).length === 0)
  const found: Found = { words: [], house: '', building: '', flat: '' }
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ''
    const part = Object.hasOwn(partOfMarker, token) ? partOfMarker[token] : undefined
    if (part !== undefined && isHouseNumber(tokens[at + 1])) {
      at += 1
      const withLetter = part === 'house' && /^\d+$/.test(tokens[at] ?? '') && isHouseLetter(tokens, at + 1)
      put(found, part, (tokens[at] ?? '') + (withLetter ? tokens[at + 1] : ''))
      if (withLetter) at += 1
    }
    // A marker without a number is none: «К. Маркса», «д. Казанцево».
    else if (part === undefined) found.words.push(token)
  }
  takeUnmarked(found)
  const numbers = parts.flatMap((part) => (found[part] === '' ? [] : [partMarks[part], found[part]]))
  return [...heard.flatMap(kindOf).sort(), ...found.words, ...numbers].join(' ')
}
