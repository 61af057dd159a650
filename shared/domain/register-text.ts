/**
 * Bytes of a register as text. A *raw* text has one character a byte (latin1): separators, digits and line ends are
 * ASCII in every encoding a provider uses, so rows are cut, checked and counted without being decoded; names are decoded
 * when somebody looks at them.
 */

export const registerEncodings = ['utf-8', 'windows-1251', 'koi8-r', 'ibm866'] as const
export type RegisterEncoding = (typeof registerEncodings)[number]

export const registerSeparators = [';', '|', '\t', ','] as const
export type RegisterSeparator = (typeof registerSeparators)[number]

const decoders = new Map<RegisterEncoding, InstanceType<typeof TextDecoder>>()

const decoderOf = (encoding: RegisterEncoding): InstanceType<typeof TextDecoder> => {
  const known = decoders.get(encoding) ?? new TextDecoder(encoding)
  decoders.set(encoding, known)
  return known
}

const beyondAscii = /[\u0080-\u00ff]/

/** A raw text in its encoding; what is no character of it becomes U+FFFD. */
export const decodeRaw = (raw: string, encoding: RegisterEncoding): string => {
  if (!beyondAscii.test(raw)) return raw
  const bytes = new Uint8Array(raw.length)
  for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at)
  return decoderOf(encoding).decode(bytes)
}

/** A raw text of bytes; in slices, because a call has only so many arguments. */
export const rawOf = (bytes: Uint8Array): string => {
  let raw = ''
  for (let at = 0; at < bytes.length; at += 4096) raw += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return raw
}

const byteOf = new Map<RegisterEncoding, Map<string, string>>()

/** A text as the raw text of its bytes; characters that the encoding lacks become `?`. Throws URIError for half a character. */
export const encodeRaw = (text: string, encoding: RegisterEncoding): string => {
  if (encoding === 'utf-8')
    return encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const known =
    byteOf.get(encoding) ??
    new Map(
      Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).map((byte) => [
        decodeRaw(byte, encoding),
        byte,
      ]),
    )
  byteOf.set(encoding, known)
  return [...text].map((letter) => known.get(letter) ?? '?').join('')
}

/** Control characters but tab and line ends; in CP1251 also the one byte that is no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const strangeBytes = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const strangeBytesOf1251 = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x98]/

/** Whether a raw text has a byte that is no character of the encoding. Of UTF-8 only control characters are told. */
export const hasStrangeByte = (raw: string, encoding: RegisterEncoding): boolean =>
  (encoding === 'windows-1251' ? strangeBytesOf1251 : strangeBytes).test(raw)

/** Whether every byte of a raw text is a character of the encoding. */
export const isInEncoding = (raw: string, encoding: RegisterEncoding): boolean =>
  !hasStrangeByte(raw, encoding) && (encoding !== 'utf-8' || !decodeRaw(raw, encoding).includes('\ufffd'))

/** How often letters come in Russian, per ten thousand (Национальный корпус русского языка). */
const letterShares: Readonly<Record<string, number>> = {
  ...{ о: 1097, е: 845, а: 801, и: 735, н: 670, т: 626, с: 547, р: 473, в: 454, л: 440, к: 349, м: 321, д: 298 },
  ...{ п: 281, у: 262, я: 201, ы: 190, ь: 174, г: 170, з: 165, б: 159, ч: 144, й: 121, х: 97, ж: 94, ш: 73 },
  ...{ ю: 64, ц: 48, щ: 36, э: 32, ф: 26, ъ: 4, ё: 4 },
}
const usualSigns = '«»№—–°\u00a0…'
const strangeness = 2000

const likenessToRussian = (text: string): number => {
  let likeness = 0
  for (const letter of text.toLowerCase()) {
    if (letter <= '\u007f' || usualSigns.includes(letter)) continue
    likeness += letterShares[letter] ?? -strangeness
  }
  return likeness
}

/** The encoding of a file by its first bytes: UTF-8 where they are nothing else, or the one that reads most like Russian. */
export const detectEncoding = (head: Uint8Array): RegisterEncoding => {
  const raw = rawOf(head)
  if (!beyondAscii.test(raw)) return 'windows-1251'
  // A head ends anywhere, also within a letter.
  const isUtf8 = !decodeRaw(raw, 'utf-8').slice(0, -1).includes('\ufffd')
  if (isUtf8) return 'utf-8'
  const [best] = registerEncodings
    .filter((encoding) => encoding !== 'utf-8')
    .map((encoding) => ({ encoding, likeness: likenessToRussian(decodeRaw(raw, encoding)) }))
    .sort((one, other) => other.likeness - one.likeness)
  return best?.encoding ?? 'windows-1251'
}

/** The separator that stands the same number of times in most lines; `;` where none does. A comma may be a decimal one. */
export const detectSeparator = (lines: readonly string[]): RegisterSeparator => {
  const found = registerSeparators.map((separator) => {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const count = line.split(separator).length - 1
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
    }
    return { separator, lines: Math.max(0, ...counts.values()) }
  })
  // Sorting is stable: of equal ones the first in the list.
  return found.sort((one, other) => other.lines - one.lines)[0]?.separator ?? ';'
}
