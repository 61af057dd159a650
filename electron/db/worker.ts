import { parentPort } from 'node:worker_threads'
import type { AuditVerdict } from '../../shared/contract/audit.ts'
import { type BackupMade, type BackupTask, makeBackup } from './backup.ts'
import { type CopyFound, fetchCopy } from './copy.ts'
import { openDatabase } from './open.ts'
import { verifyJournal } from './verify.ts'

/** `passive` waits for nobody and makes nobody wait; `truncate`, at shift close, also empties the WAL file. */
export type CheckpointMode = 'passive' | 'truncate'

/** What the database worker does beside main: it reads, moves the WAL into the file, copies. It never writes rows. */
export type WorkerTasks = {
  verify: { asked: { file: string; checkedAt: string }; answer: AuditVerdict }
  /** Answers whether everything was moved: a reader may have kept it from that. */
  checkpoint: { asked: { file: string; mode: CheckpointMode }; answer: boolean }
  backup: { asked: BackupTask; answer: BackupMade }
  fetch: { asked: { file: string; target: string }; answer: CopyFound }
}
export type TaskName = keyof WorkerTasks

export type WorkerRequest = {
  [Name in TaskName]: { id: number; task: Name; asked: WorkerTasks[Name]['asked'] }
}[TaskName]
/** `code`: of SQLite or the file system, for `databaseProblem`. */
export type WorkerReply = { id: number; answer: unknown; error: { name: string; code: string | null } | null }

const verify = ({ file, checkedAt }: WorkerTasks['verify']['asked']): AuditVerdict => {
  const database = openDatabase(file, { readonly: true })
  try {
    return database.raw.transaction(() => verifyJournal(database.db, checkedAt))()
  } finally {
    database.close()
  }
}

const checkpoint = ({ file, mode }: WorkerTasks['checkpoint']['asked']): boolean => {
  const database = openDatabase(file)
  try {
    const [row] = database.raw.pragma(`wal_checkpoint(${mode.toUpperCase()})`) as { busy: number }[]
    return row?.busy === 0
  } finally {
    database.close()
  }
}

const carryOut = (request: WorkerRequest): WorkerTasks[TaskName]['answer'] => {
  switch (request.task) {
    case 'verify':
      return verify(request.asked)
    case 'checkpoint':
      return checkpoint(request.asked)
    case 'backup':
      return makeBackup(request.asked)
    case 'fetch':
      return fetchCopy(request.asked.file, request.asked.target)
  }
}

const described = (error: unknown): WorkerReply['error'] => ({
  name: error instanceof Error ? error.constructor.name : 'unknown',
  code: typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null,
})

parentPort?.on('message', (request: WorkerRequest) => {
  let reply: WorkerReply
  try {
    reply = { id: request.id, answer: carryOut(request), error: null }
  } catch (error) {
    reply = { id: request.id, answer: null, error: described(error) }
  }
  parentPort?.postMessage(reply)
})
