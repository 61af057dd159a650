import type { PreviewRow, RegisterLayout } from '../contract/registers.ts'
import type { AccountFormat } from './account-format.ts'
import { readDbfHead } from './dbf.ts'
import { firstLines } from './register-guess.ts'
import { compileRegister, type RegisterReader } from './register-rows.ts'
import { rawOf } from './register-text.ts'

const shownRows = 20
const shownCharacters = 80

export type RegisterPreview = { readonly columnNames: string[]; readonly rows: PreviewRow[] }

const cellsShown = (reader: RegisterReader, line: string): string[] =>
  reader.cells(line).map((cell) => reader.decode(cell).slice(0, shownCharacters))

const rowShown = (reader: RegisterReader, line: string, no: number): PreviewRow => {
  const found = reader.read(line, true)
  const cells = cellsShown(reader, line)
  return 'problem' in found
    ? { line: no, kind: 'row', cells, read: null, problems: [found] }
    : { line: no, kind: 'row', cells, read: found, problems: [] }
}

/**
 * The first rows of a file as a layout reads them. `head`: its first 64 KB, or all of it; null when it is not of the
 * layout's format. Throws SyntaxError for a broken pattern of the account's format.
 */
export const previewRegister = (
  head: Uint8Array,
  isWholeFile: boolean,
  layout: RegisterLayout,
  format: AccountFormat,
): RegisterPreview | null => {
  const table = readDbfHead(head)
  if ((table !== null) !== (layout.format === 'dbf')) return null
  if (table) {
    const reader = compileRegister(layout, format, table.fields)
    const records = Math.min(table.records, Math.floor((head.length - table.headerBytes) / table.recordBytes))
    const rows: PreviewRow[] = []
    for (let at = 0; at < records && rows.length < shownRows; at += 1) {
      const start = table.headerBytes + at * table.recordBytes
      const record = rawOf(head.subarray(start, start + table.recordBytes))
      if (reader.isRow(record)) rows.push(rowShown(reader, record, at + 1))
    }
    return { columnNames: table.fields.map(({ name }) => name), rows }
  }
  const reader = compileRegister(layout, format)
  const headerLines = layout.format === 'text' ? layout.headerLines : 0
  const rows: PreviewRow[] = []
  let columnNames: string[] = []
  for (const [index, line] of firstLines(head, isWholeFile).entries()) {
    if (rows.length >= shownRows + headerLines) break
    const no = index + 1
    if (no <= headerLines) {
      columnNames = cellsShown(reader, line)
      rows.push({ line: no, kind: 'header', cells: columnNames, read: null, problems: [] })
    } else if (reader.isRow(line)) rows.push(rowShown(reader, line, no))
    else if (line.trim() !== '')
      rows.push({ line: no, kind: 'footer', cells: cellsShown(reader, line), read: null, problems: [] })
  }
  return { columnNames, rows }
}
