import { isUtf8 } from 'node:buffer'
import type { RegisterLayout } from '../../../shared/contract/registers.ts'
import { type DbfHead, readDbfHead } from '../../../shared/domain/dbf.ts'
import { hasStrangeByte } from '../../../shared/domain/register-text.ts'

/** Where the rows of a file begin and how they end. */
export type RowShape =
  | { readonly format: 'text'; readonly from: number; readonly headerLines: number }
  | { readonly format: 'dbf'; readonly from: number; readonly head: DbfHead }

const byteOrderMark = '\u00ef\u00bb\u00bf'

/** By the first bytes of the file; null where it is not of the layout's format. */
export const rowShapeOf = (head: Buffer, layout: RegisterLayout): RowShape | null => {
  const table = readDbfHead(head)
  if ((layout.format === 'dbf') !== (table !== null)) return null
  if (table) return { format: 'dbf', from: table.headerBytes, head: table }
  const from = head.toString('latin1', 0, 3) === byteOrderMark ? 3 : 0
  return { format: 'text', from, headerLines: layout.format === 'text' ? layout.headerLines : 0 }
}

/** So many bytes are cut into rows at once: a few milliseconds. */
const sliceBytes = 256 * 1024
/** A file without line ends is no register. */
const longestWithoutEnd = 1024 * 1024
const newline = 10
const carriageReturn = 13

export type SourceRow = {
  /** A raw text, without its end. */
  readonly line: string
  readonly offset: number
  /** From 1; headings and empty lines count. */
  readonly no: number
  /** False where its bytes need a look: something near it is no character of the encoding. */
  readonly isClean: boolean
}

export type RowCutter = {
  /** Rows that are whole in the first `end` bytes and were not given yet; `last`: the file has no more. */
  take(end: number, last: boolean, each: (row: SourceRow) => void): void
  /** After each slice of a few milliseconds: where the rows given so far end. */
  onSlice: (at: number) => void
}

/** A line that is longer than any row. */
export class EndlessLine extends Error {}

/** Cuts a file that is being read into `file` into rows. Throws EndlessLine. */
export const cutRows = (file: Buffer, shape: RowShape, layout: RegisterLayout): RowCutter => {
  const { encoding } = layout
  let at = shape.from
  let no = 0

  const takeLines = (end: number, each: (row: SourceRow) => void): void => {
    const raw = file.toString('latin1', at, end)
    const isClean = !hasStrangeByte(raw, encoding) && (encoding !== 'utf-8' || isUtf8(file.subarray(at, end)))
    for (let from = 0; from < raw.length; ) {
      const found = raw.indexOf('\n', from)
      const to = found < 0 ? raw.length : found
      no += 1
      const line = raw.slice(from, to > from && raw.charCodeAt(to - 1) === carriageReturn ? to - 1 : to)
      if (shape.format === 'text' && no > shape.headerLines) each({ line, offset: at + from, no, isClean })
      from = to + 1
    }
    at = end
  }

  const takeRecords = (end: number, recordBytes: number, each: (row: SourceRow) => void): void => {
    const raw = file.toString('latin1', at, end)
    const isClean = !hasStrangeByte(raw, encoding) && (encoding !== 'utf-8' || isUtf8(file.subarray(at, end)))
    for (let from = 0; from < raw.length; from += recordBytes) {
      no += 1
      each({ line: raw.slice(from, from + recordBytes), offset: at + from, no, isClean })
    }
    at = end
  }

  const sliceEnd = (end: number, last: boolean): number => {
    if (shape.format === 'dbf') {
      const { records, recordBytes, headerBytes } = shape.head
      const whole = Math.min(end - at, sliceBytes, headerBytes + records * recordBytes - at)
      return at + Math.floor(Math.max(0, whole) / recordBytes) * recordBytes
    }
    const most = Math.min(end, at + sliceBytes)
    const lineEnd = file.lastIndexOf(newline, most - 1) + 1
    if (lineEnd > at) return lineEnd
    if (last && most === end) return end
    const next = file.subarray(0, end).indexOf(newline, most)
    if ((next < 0 ? end : next) - at > longestWithoutEnd) throw new EndlessLine()
    return next < 0 ? (last ? end : at) : next + 1
  }

  const cutter: RowCutter = {
    take: (end, last, each) => {
      for (let to = sliceEnd(end, last); to > at; to = sliceEnd(end, last)) {
        if (shape.format === 'dbf') takeRecords(to, shape.head.recordBytes, each)
        else takeLines(to, each)
        cutter.onSlice(at)
      }
    },
    onSlice: () => undefined,
  }
  return cutter
}

/** One row of a piece of the file, raw, from where it begins in it. */
export const rowAt = (piece: Buffer, from: number, shape: RowShape): string => {
  if (shape.format === 'dbf') return piece.toString('latin1', from, from + shape.head.recordBytes)
  const end = piece.indexOf(newline, from)
  const to = end < 0 ? piece.length : end
  return piece.toString('latin1', from, to > from && piece[to - 1] === carriageReturn ? to - 1 : to)
}
