import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes by character of a code page of one byte a character, as the web's decoders know it. */
const codePage = (label: string): ReadonlyMap<string, number> => {
  const decoder = new TextDecoder(label)
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
}
const codePages = [codePage('windows-1251'), codePage('ibm866')]

/** The text as it may lie on a disk: UTF-8, UTF-16 and, where they have its characters, CP1251 and CP866. */
const written = (text: string): Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  ...codePages.flatMap((page) => {
    const bytes = [...text].map((character) => page.get(character))
    return bytes.every((byte) => byte !== undefined) ? [Buffer.from(bytes)] : []
  }),
]

/** The files below a folder (database, -wal, papers, keys) that hold the text, in UTF-8, UTF-16, CP1251 or CP866. */
export const filesHolding = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return written(text).some((form) => bytes.includes(form))
    })
