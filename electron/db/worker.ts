import { parentPort } from 'node:worker_threads'
import type { AuditVerdict } from '../../shared/contract/audit.ts'
import { makeBackup } from './backup.ts'
import { fetchCopy } from './copy.ts'
import { openDatabase } from './open.ts'
import { serveTasks } from './task-worker.ts'
import { verifyJournal } from './verify.ts'

/** `passive` waits for nobody and makes nobody wait; `truncate`, at shift close, also empties the WAL file. */
export type CheckpointMode = 'passive' | 'truncate'

/** What the database worker does beside main: it reads, moves the WAL into the file, copies. It never writes rows. */
const databaseTasks = {
  verify: ({ file, checkedAt }: { file: string; checkedAt: string }): AuditVerdict => {
    const database = openDatabase(file, { readonly: true })
    try {
      return database.raw.transaction(() => verifyJournal(database.db, checkedAt))()
    } finally {
      database.close()
    }
  },
  /** Answers whether everything was moved: a reader may have kept it from that. */
  checkpoint: ({ file, mode }: { file: string; mode: CheckpointMode }): boolean => {
    const database = openDatabase(file)
    try {
      const [row] = database.raw.pragma(`wal_checkpoint(${mode.toUpperCase()})`) as { busy: number }[]
      return row?.busy === 0
    } finally {
      database.close()
    }
  },
  backup: makeBackup,
  /** Brings a copy to `target` and looks at it there. */
  fetch: ({ file, target }: { file: string; target: string }) => fetchCopy(file, target),
}
export type DatabaseTasks = typeof databaseTasks

if (parentPort) serveTasks(parentPort, databaseTasks)
