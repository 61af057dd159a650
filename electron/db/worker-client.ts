import { Worker } from 'node:worker_threads'
import type { AuditVerdict } from '../../shared/contract/audit.ts'
import type { CheckpointMode, WorkerReply, WorkerRequest } from './worker.ts'

type Task =
  | { task: 'verify'; file: string; checkedAt: string }
  | { task: 'checkpoint'; file: string; mode: CheckpointMode }

/** The database worker, started when first needed. Rejects when the worker fails or dies. */
export type DatabaseWorker = {
  verify(file: string, checkedAt: string): Promise<AuditVerdict>
  checkpoint(file: string, mode: CheckpointMode): Promise<void>
  close(): Promise<void>
}

export const createDatabaseWorker = (script: URL): DatabaseWorker => {
  let worker: Worker | null = null
  let nextId = 1
  const waiting = new Map<number, { resolve: (verdict: AuditVerdict | null) => void; reject: (error: Error) => void }>()

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
    worker.on('message', (reply: WorkerReply) => {
      const caller = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (reply.error === null) caller?.resolve(reply.verdict)
      else caller?.reject(new Error(`database worker: ${reply.error}`))
    })
    return worker
  }
  const ask = (task: Task): Promise<AuditVerdict | null> =>
    new Promise((resolve, reject) => {
      const id = nextId++
      waiting.set(id, { resolve, reject })
      started().postMessage({ id, ...task } satisfies WorkerRequest)
    })

  return {
    verify: async (file, checkedAt) => {
      const verdict = await ask({ task: 'verify', file, checkedAt })
      if (!verdict) throw new Error('the verifier gave no verdict')
      return verdict
    },
    checkpoint: async (file, mode) => {
      await ask({ task: 'checkpoint', file, mode })
    },
    close: async () => {
      await worker?.terminate()
    },
  }
}
