/**
 * Text of a scanned code back from bytes, from bytes read in a wrong encoding, and from web escapes. Encodings are
 * told by content: the digit in the header lies too often (domain.md §1.4).
 */

export type ByteEncoding = 'windows-1251' | 'utf-8' | 'koi8-r'

/** Where letters are lost for good the text holds U+FFFD. `encoding` is null where the bytes are plain ASCII. */
export type DecodedText = { text: string; encoding: ByteEncoding | null }

/** Letters in 10 000 of ordinary Russian text, а…я. */
const frequencies = [
  ...[801, 159, 454, 170, 298, 845, 94, 165, 735, 121, 349, 440, 321, 670, 1097, 281, 473],
  ...[547, 626, 262, 26, 97, 48, 144, 73, 36, 4, 190, 174, 32, 64, 201],
]

const typographic = /[«»„“”‘’–—…№•§°\u00a0\u00ad]/u

/** What a letter adds to the likelihood, by its code in lower case. */
const letterScores = new Map([
  ...frequencies.map((frequency, index) => [0x430 + index, Math.log(frequency / 100)] as const),
  [0x451, Math.log(4 / 100)],
])

/** How much a text looks like Russian: the likelihood of its letters, less what no Russian text holds. */
function russianLikelihood(text: string): number {
  let score = 0
  let wasSmall = false
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index)
    if (code < 0x80) {
      wasSmall = false
      continue
    }
    const isCapital = (code >= 0x410 && code < 0x430) || code === 0x401
    if (isCapital) code += code === 0x401 ? 0x50 : 0x20
    const letterScore = letterScores.get(code)
    if (letterScore !== undefined) score += letterScore
    else if (!typographic.test(text.charAt(index))) score -= 20
    // «рТЙЧЕФ»: KOI8-R and windows-1251 hold the two cases the other way round. Outweighs what the header promises.
    if (isCapital && wasSmall) score -= 15
    wasSmall = letterScore !== undefined && !isCapital
  }
  return score
}

/** The 256 characters of the two one-byte encodings: ten times as fast as a decoder for some hundred bytes. */
const oneByteCharacters = (['windows-1251', 'koi8-r'] as const).map((encoding) => {
  const decoder = new TextDecoder(encoding)
  return [encoding, Array.from({ length: 256 }, (_unused, byte) => decoder.decode(Uint8Array.of(byte)))] as const
})

function decodeUtf8(bytes: Uint8Array): string | null {
  // Most texts of another encoding are none at their first high byte, which spares the exception.
  const at = bytes.findIndex((byte) => byte >= 0x80)
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
  if (at >= 0 && (first < 0xc2 || second < 0x80 || second > 0xbf)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Whether most of the high bytes stand in UTF-8 pairs for Cyrillic, so that it was UTF-8 before it was damaged. */
function wasUtf8(bytes: Uint8Array): boolean {
  let high = 0
  let paired = 0
  bytes.forEach((byte, index) => {
    if (byte < 0x80) return
    high++
    const next = bytes[index + 1] ?? 0
    if ((byte === 0xd0 || byte === 0xd1) && next >= 0x80 && next < 0xc0) paired += 2
  })
  return paired > high / 2
}

/** How much more likely the encoding of the header must be beaten by: about two letters. */
const declaredBonus = 8

/** Bytes → text. UTF-8 where they are valid UTF-8, else the more Russian of the two one-byte encodings. */
export function decodeByContent(bytes: Uint8Array, declared: ByteEncoding | null): DecodedText {
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== null) {
    return { text: utf8, encoding: bytes.some((byte) => byte >= 0x80) ? 'utf-8' : null }
  }
  if (wasUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' }
  const [cp1251, koi8] = oneByteCharacters.map(([encoding, characters]) => {
    let text = ''
    for (const byte of bytes) text += characters[byte] ?? ''
    const score = russianLikelihood(text) + (encoding === declared ? declaredBonus : 0)
    return { text, encoding, score }
  })
  if (cp1251 === undefined || koi8 === undefined) throw new Error('two encodings are tried')
  return koi8.score > cp1251.score ? koi8 : cp1251
}

type MisreadAs = 'windows-1252' | 'windows-1251' | 'koi8-r' | 'ibm866'
const byteTables = new Map<MisreadAs, ReadonlyMap<string, number>>()

/** Characters of a one-byte encoding back to their bytes. */
function byteTable(encoding: MisreadAs): ReadonlyMap<string, number> {
  const known = byteTables.get(encoding)
  if (known) return known
  const upperHalf = Uint8Array.from({ length: 128 }, (_unused, index) => 0x80 + index)
  const table = new Map(Array.from(new TextDecoder(encoding).decode(upperHalf), (sign, index) => [sign, 0x80 + index]))
  // Some readers leave 0x80–0x9F as control characters, the WHATWG "latin1" turns them into windows-1252's signs.
  if (encoding === 'windows-1252') for (let byte = 0x80; byte < 0xa0; byte++) table.set(String.fromCharCode(byte), byte)
  byteTables.set(encoding, table)
  return table
}

function bytesOf(text: string, table: ReadonlyMap<string, number>): Uint8Array | null {
  const bytes: number[] = []
  for (const character of text) {
    const byte = character < '\u0080' ? character.charCodeAt(0) : table.get(character)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

/** Whether the first letters beyond ASCII are the first bytes of a character in UTF-8: spares most texts the rest. */
function beginsAsUtf8(text: string, table: ReadonlyMap<string, number>): boolean {
  const at = text.search(/[^\p{ASCII}]/u)
  const [first = 0, second = 0] = [table.get(text.charAt(at)), table.get(text.charAt(at + 1))]
  return first >= 0xc2 && second >= 0x80 && second < 0xc0
}

/** UTF-8 that a reader took for one of the Cyrillic one-byte encodings; null where it was not. */
function undoCyrillicMojibake(text: string): DecodedText | null {
  for (const encoding of ['windows-1251', 'koi8-r', 'ibm866'] as const) {
    const table = byteTable(encoding)
    const bytes = beginsAsUtf8(text, table) ? bytesOf(text, table) : null
    // Russian text that is no mojibake is next to never valid UTF-8 of Russian text in any of them.
    const utf8 = bytes && decodeUtf8(bytes)
    if (utf8 && /[а-яё]/iu.test(utf8)) return { text: utf8, encoding: 'utf-8' }
  }
  return null
}

/**
 * Undoes mojibake: bytes of Russian text that a reader took for Latin-1 (`Ïðèâåò`, `ðÒÉ×ÅÔ`), or UTF-8 that it took
 * for Latin-1 or a Cyrillic encoding (`РџСЂРёРІРµС‚`). Null where the text needs none or cannot be undone.
 */
export function undoMojibake(text: string, declared: ByteEncoding | null): DecodedText | null {
  const cyrillic = text.match(/[а-яё]/giu)?.length ?? 0
  const latin = text.match(/[\u00c0-\u00ff]/gu)?.length ?? 0
  if (latin > cyrillic && /[^\p{ASCII}]{2}/u.test(text)) {
    const bytes = bytesOf(text, byteTable('windows-1252'))
    const decoded = bytes && decodeByContent(bytes, declared)
    return decoded && /[а-яё]{2}/iu.test(decoded.text) ? decoded : null
  }
  return cyrillic === 0 ? null : undoCyrillicMojibake(text)
}

/** `%D0%98` → «И», also where the bytes are windows-1251 or KOI8-R; null where there is nothing to decode. */
export function decodePercent(text: string, declared: ByteEncoding | null): DecodedText | null {
  if (!/%[0-9a-f]{2}/i.test(text)) return null
  // A form writes a space as +; where %20 is used, + is itself.
  const spaced = /%20/.test(text) ? text : text.replace(/\+/g, ' ')
  if (/[^\p{ASCII}]/u.test(spaced)) {
    try {
      return { text: decodeURIComponent(spaced), encoding: 'utf-8' }
    } catch {
      return null
    }
  }
  const bytes: number[] = []
  for (const [piece] of spaced.matchAll(/%[0-9a-f]{2}|[^]/gi)) {
    bytes.push(piece.length === 3 ? Number.parseInt(piece.slice(1), 16) : piece.charCodeAt(0))
  }
  return decodeByContent(Uint8Array.from(bytes), declared)
}

const namedEntities: Readonly<Record<string, string>> = {
  ...{ quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: ' ', laquo: '«', raquo: '»', ldquo: '“' },
  ...{ rdquo: '”', bdquo: '„', ndash: '–', mdash: '—', numero: '№', vert: '|', verbar: '|' },
}

/** HTML and XML entities → characters, twice where `&amp;quot;` was escaped twice. Unknown ones stay. */
export function decodeEntities(text: string): string {
  const once = (escaped: string) =>
    escaped.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (entity, decimal, hex, name) => {
      if (name !== undefined) return namedEntities[String(name).toLowerCase()] ?? entity
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0x10ffff || code === 0 ? entity : String.fromCodePoint(code)
    })
  return once(once(text))
}
