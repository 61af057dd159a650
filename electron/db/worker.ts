import { parentPort } from 'node:worker_threads'
import type { AuditVerdict } from '../../shared/contract/audit.ts'
import { openDatabase } from './open.ts'
import { verifyJournal } from './verify.ts'

/** `passive` waits for nobody and makes nobody wait; `truncate`, at shift close, also empties the WAL file. */
export type CheckpointMode = 'passive' | 'truncate'

/** What the database worker does beside main: it reads, and moves the WAL into the file. It never writes rows. */
export type WorkerRequest =
  | { id: number; task: 'verify'; file: string; checkedAt: string }
  | { id: number; task: 'checkpoint'; file: string; mode: CheckpointMode }
export type WorkerReply = { id: number; verdict: AuditVerdict | null; error: string | null }

const carryOut = (request: WorkerRequest): AuditVerdict | null => {
  if (request.task === 'checkpoint') {
    const database = openDatabase(request.file)
    try {
      database.raw.pragma(`wal_checkpoint(${request.mode.toUpperCase()})`)
      return null
    } finally {
      database.close()
    }
  }
  const database = openDatabase(request.file, { readonly: true })
  try {
    return database.raw.transaction(() => verifyJournal(database.db, request.checkedAt))()
  } finally {
    database.close()
  }
}

parentPort?.on('message', (request: WorkerRequest) => {
  try {
    parentPort?.postMessage({ id: request.id, verdict: carryOut(request), error: null } satisfies WorkerReply)
  } catch (error) {
    const name = error instanceof Error ? error.constructor.name : 'unknown'
    parentPort?.postMessage({ id: request.id, verdict: null, error: name } satisfies WorkerReply)
  }
})
