import { statSync } from 'node:fs'

/** performance.md §2: the WAL is moved into the file when it passes 4 MB, off the payment path. */
export const checkpointAboveBytes = 4 * 1024 * 1024

/** Whether the database's WAL has grown enough to be moved. */
export const isCheckpointDue = (file: string): boolean => {
  try {
    return statSync(`${file}-wal`).size > checkpointAboveBytes
  } catch {
    return false // no WAL yet
  }
}
