import { Worker } from 'node:worker_threads'
import type { AuditVerdict } from '../../shared/contract/audit.ts'
import type { BackupMade, BackupTask } from './backup.ts'
import type { CopyFound } from './copy.ts'
import type { CheckpointMode, TaskName, WorkerReply, WorkerRequest, WorkerTasks } from './worker.ts'

/** The database worker, started when first needed. Rejects when a task fails (with its code) or the worker dies. */
export type DatabaseWorker = {
  verify(file: string, checkedAt: string): Promise<AuditVerdict>
  /** Whether everything was moved into the file. */
  checkpoint(file: string, mode: CheckpointMode): Promise<boolean>
  backup(task: BackupTask): Promise<BackupMade>
  /** Brings a copy to `target` and looks at it there. */
  fetch(file: string, target: string): Promise<CopyFound>
  close(): Promise<void>
}

export const createDatabaseWorker = (script: URL): DatabaseWorker => {
  let worker: Worker | null = null
  let nextId = 1
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    worker = null
  }
  const started = (): Worker => {
    if (worker) return worker
    worker = new Worker(script)
    worker.unref()
    worker.on('error', failAll)
    worker.on('exit', () => failAll(new Error('the database worker ended')))
    worker.on('message', ({ id, answer, error }: WorkerReply) => {
      const caller = waiting.get(id)
      waiting.delete(id)
      if (error === null) caller?.resolve(answer)
      else caller?.reject(Object.assign(new Error(`database worker: ${error.name}`), { code: error.code ?? undefined }))
    })
    return worker
  }
  const ask = <Name extends TaskName>(task: Name, asked: WorkerTasks[Name]['asked']) =>
    new Promise<WorkerTasks[Name]['answer']>((resolve, reject) => {
      const id = nextId++
      waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject })
      started().postMessage({ id, task, asked } as WorkerRequest)
    })

  return {
    verify: (file, checkedAt) => ask('verify', { file, checkedAt }),
    checkpoint: (file, mode) => ask('checkpoint', { file, mode }),
    backup: (task) => ask('backup', task),
    fetch: (file, target) => ask('fetch', { file, target }),
    close: async () => {
      await worker?.terminate()
    },
  }
}
