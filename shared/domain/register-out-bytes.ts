import type { OutEncoding } from './register-out-template.ts'

/** A character that stands in a register's text and is none of its encoding. */
export type MissingCharacter = { readonly character: string; readonly line: number; readonly receiptNumber: string }

/** Bytes of a register as they come together; what the encoding lacks is noted, never guessed. */
export type OutBytes = {
  /** Which line is being written, for what is noted; 0 for header and footer. */
  at(line: number, receiptNumber: string): void
  text(text: string): void
  raw(bytes: Uint8Array): void
  length(): number
  /** The bytes so far: a view, good until the next one is written. */
  bytes(): Uint8Array
  /** Each character once, where it stands first; the file may not be written while there are any. */
  readonly missing: readonly MissingCharacter[]
  missingCount(): number
}

/** As many as a person may decide on at once (`outWay`). */
const keptMissing = 50
const unknown = -1

const tables = new Map<OutEncoding, Int16Array>()

/** The byte of every UTF-16 unit of an eight-bit encoding: made once, then a line costs an array read a character. */
const tableOf = (encoding: OutEncoding): Int16Array => {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Int16Array(65_536).fill(unknown)
  const decoder = new TextDecoder(encoding)
  for (let byte = 0; byte < 256; byte += 1) {
    const code = decoder.decode(Uint8Array.of(byte)).charCodeAt(0)
    // Control characters have no place in a value; windows-1251 leaves one byte undefined, which decodes as one.
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0)
    if (!isControl && code !== 0xfffd) table[code] = byte
  }
  for (const code of [0x09, 0x0a, 0x0d]) table[code] = code
  tables.set(encoding, table)
  return table
}

/** The UTF-8 bytes of the character at `at`, 0 of them for half a character. */
const utf8At = (text: string, at: number, into: Uint8Array, place: number): number => {
  const code = text.codePointAt(at) ?? 0
  if (code >= 0xd800 && code <= 0xdfff) return 0
  if (code < 0x80) {
    into[place] = code
    return 1
  }
  if (code < 0x800) {
    into[place] = 0xc0 | (code >> 6)
    into[place + 1] = 0x80 | (code & 63)
    return 2
  }
  if (code < 0x1_0000) {
    into[place] = 0xe0 | (code >> 12)
    into[place + 1] = 0x80 | ((code >> 6) & 63)
    into[place + 2] = 0x80 | (code & 63)
    return 3
  }
  into[place] = 0xf0 | (code >> 18)
  into[place + 1] = 0x80 | ((code >> 12) & 63)
  into[place + 2] = 0x80 | ((code >> 6) & 63)
  into[place + 3] = 0x80 | (code & 63)
  return 4
}

/** `replacements`: what a person chose for characters that the encoding lacks. */
export const outBytes = (encoding: OutEncoding, replacements: ReadonlyMap<string, string> = new Map()): OutBytes => {
  let buffer = new Uint8Array(1 << 16)
  let length = 0
  let line = 0
  let receiptNumber = ''
  const missing: MissingCharacter[] = []
  let missingCount = 0
  const table = encoding === 'utf-8' ? null : tableOf(encoding)

  const makeRoom = (bytes: number): void => {
    if (length + bytes <= buffer.length) return
    const grown = new Uint8Array(Math.max(buffer.length * 2, length + bytes))
    grown.set(buffer.subarray(0, length))
    buffer = grown
  }
  const note = (character: string): void => {
    missingCount += 1
    // Twenty times the same sign would leave no place for the next one, which nobody could decide on then.
    if (missing.length >= keptMissing || missing.some((known) => known.character === character)) return
    missing.push({ character, line, receiptNumber })
  }
  /** From `from` on, where the quick way met a character that it does not know, or the encoding has no table. */
  const writeSlowly = (text: string, from: number, mayReplace: boolean): void => {
    for (let at = from; at < text.length; ) {
      makeRoom((text.length - at) * 4)
      const byte = table?.[text.charCodeAt(at)] ?? unknown
      const wrote = table === null ? utf8At(text, at, buffer, length) : byte === unknown ? 0 : 1
      if (wrote > 0) {
        if (table !== null) buffer[length] = byte
        length += wrote
        at += wrote === 4 ? 2 : 1
        continue
      }
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      const by = mayReplace ? replacements.get(character) : undefined
      if (by === undefined) note(character)
      else writeSlowly(by, 0, false)
      at += character.length
    }
  }
  const write = (text: string): void => {
    makeRoom(text.length)
    if (table === null) return writeSlowly(text, 0, true)
    const into = buffer
    let place = length
    for (let at = 0; at < text.length; at += 1) {
      const byte = table[text.charCodeAt(at)] as number
      if (byte < 0) {
        length = place
        return writeSlowly(text, at, true)
      }
      into[place] = byte
      place += 1
    }
    length = place
  }

  return {
    at: (ofLine, ofReceipt) => {
      line = ofLine
      receiptNumber = ofReceipt
    },
    text: write,
    raw: (bytes) => {
      makeRoom(bytes.length)
      buffer.set(bytes, length)
      length += bytes.length
    },
    length: () => length,
    bytes: () => buffer.subarray(0, length),
    missing,
    missingCount: () => missingCount,
  }
}
