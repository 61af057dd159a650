import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ExportFormat } from '../../../shared/contract/exports.ts'
import type { ExportOutcome, ExportProgress } from '../../core/export-port.ts'
import type { Sheet, SheetRow } from '../../core/sheet.ts'
import { fsyncFolder } from '../../db/fsync.ts'
import { databaseProblem } from '../../db/open.ts'
import { csvHead, csvLine } from './csv-sheet.ts'
import { createXlsxWriter, mostXlsxRows } from './xlsx-sheet.ts'

/** Between two looks at whether it was called off. */
const rowsAtOnce = 500

/** Something of a file's own kind that takes rows; nothing is on the disk for sure before `flush` and `end`. */
type RowWriter = { row(cells: SheetRow, total?: boolean): void; flush(): void; end(): void }

const writers: Readonly<Record<ExportFormat, (sheet: Sheet, write: (bytes: Uint8Array) => void) => RowWriter>> = {
  csv: ({ columns }, write) => {
    let waiting = csvHead(columns)
    const flush = (): void => {
      write(Buffer.from(waiting))
      waiting = ''
    }
    return { row: (cells) => void (waiting += csvLine(columns, cells)), flush, end: flush }
  },
  xlsx: ({ title, columns }, write) => createXlsxWriter(title, columns, write),
}

/** Writes all bytes: `writeSync` may write fewer. */
const writeAll = (handle: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
}

class NotWritten extends Error {
  readonly failure: 'cancelled' | 'too_many_rows'
  constructor(failure: 'cancelled' | 'too_many_rows') {
    super(failure)
    this.failure = failure
  }
}

/**
 * Writes a sheet beside `target` and puts it in its place when it is whole: nobody opens half a table. `told` answers
 * false when it was called off. Whatever goes wrong, nothing is left of it, and what lay there before stays.
 */
export const writeSheet = (
  sheet: Sheet,
  format: ExportFormat,
  target: string,
  told: (progress: ExportProgress) => boolean,
): ExportOutcome => {
  const draft = `${target}.part`
  try {
    const handle = openSync(draft, 'w', 0o600)
    let rows = 0
    try {
      const writer = writers[format](sheet, (bytes) => writeAll(handle, bytes))
      for (const row of sheet.rows) {
        // Two of a sheet's rows are the titles and the totals.
        if (format === 'xlsx' && rows + 2 >= mostXlsxRows) throw new NotWritten('too_many_rows')
        writer.row(row)
        rows += 1
        if (rows % rowsAtOnce !== 0) continue
        writer.flush()
        if (!told({ done: rows, total: sheet.rowCount })) throw new NotWritten('cancelled')
      }
      const totals = sheet.totals()
      if (totals) writer.row(totals, true)
      writer.end()
      fsyncSync(handle)
      // A short table on a slow disk: it was called off while the disk was waited for.
      if (!told({ done: rows, total: sheet.rowCount })) throw new NotWritten('cancelled')
    } finally {
      closeSync(handle)
    }
    renameSync(draft, target)
    fsyncFolder(dirname(target))
    return { failure: null, rows }
  } catch (error) {
    rmSync(draft, { force: true })
    if (error instanceof NotWritten) return { failure: error.failure }
    const problem = databaseProblem(error)
    return { failure: problem === 'disk_full' || problem === 'folder_read_only' ? problem : 'failed' }
  }
}
