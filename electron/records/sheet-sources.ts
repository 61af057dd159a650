import type { ExportOutcome, ExportProgress, ExportTask } from '../core/export-port.ts'
import type { SheetSource } from '../core/sheet.ts'
import { openDatabase } from '../db/open.ts'
import { journalSheet } from './journal-sheet.ts'
import { reportSheet } from './report-sheet.ts'
import { writeSheet } from './sheets/write-sheet.ts'

const sheetSources: readonly SheetSource<never>[] = [journalSheet, reportSheet]

/** Writes one table on a connection of its own: in the worker, or in place where there is none. */
export const runExport = (
  { file, source, asked, format, target }: ExportTask,
  told: (progress: ExportProgress) => boolean,
): ExportOutcome => {
  const found = sheetSources.find(({ name }) => name === source)
  if (!found) throw new Error('there is no such table')
  const database = openDatabase(file, { readonly: true })
  try {
    return database.raw.transaction(() => writeSheet(found.open(database.db, asked as never), format, target, told))()
  } finally {
    database.close()
  }
}
