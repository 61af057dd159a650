import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files below a folder (database, -wal, papers, keys) that hold the text, in UTF-8 or UTF-16. */
export const filesHolding = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))
    })
