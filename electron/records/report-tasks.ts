import type { ReportRequest, ReportTask } from '../core/report-port.ts'
import { openDatabase } from '../db/open.ts'
import { journalSearch, journalWords } from './journal-search.ts'
import { journalSums } from './journal-sums.ts'
import { outgoingDay, registerPayers } from './outgoing-day.ts'
import { outgoingPreview } from './outgoing-preview.ts'
import { reportReading } from './report-reading.ts'
import { transfersOfDay } from './transfers.ts'

const reportTasks: readonly ReportTask<never, unknown>[] = [
  journalSearch,
  journalSums,
  journalWords,
  outgoingDay,
  outgoingPreview,
  registerPayers,
  reportReading,
  transfersOfDay,
]

/** Carries out one reading on a connection of its own: in the worker, or in place where there is none. */
export const runReport = ({ file, name, asked }: ReportRequest): unknown => {
  const task = reportTasks.find((it) => it.name === name)
  if (!task) throw new Error('there is no such report')
  const database = openDatabase(file, { readonly: true })
  try {
    return database.raw.transaction(() => task.read(database.db, asked as never))()
  } finally {
    database.close()
  }
}

export type ReportTasks = { run: typeof runReport }
