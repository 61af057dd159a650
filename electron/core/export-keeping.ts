import { basename, dirname } from 'node:path'
import type { ExportMaker, ExportPort, FinishedExport, RunningExport } from './export-port.ts'
import type { FilePort } from './file-port.ts'

export type ExportKeepingParts = {
  /** The desk's database. */
  readonly file: string
  readonly maker: ExportMaker
  readonly files: FilePort
  readonly at: () => string
  readonly onChange: () => void
  readonly log: (event: string, data: Readonly<Record<string, string | number>>) => void
}

export type ExportKeeping = ExportPort & {
  /** Calls one that is under way off. */
  close(): Promise<void>
}

type Running = RunningExport & { operatorId: string; cancel: () => void }

/** Keeps the exports: one at a time, each in a worker of its own, so that no report waits behind it. */
export const createExportKeeping = (parts: ExportKeepingParts): ExportKeeping => {
  const finished = new Map<string, FinishedExport>()
  let running: Running | null = null
  let asking = false
  let ended: Promise<void> = Promise.resolve()

  const begin = ({ source, asked, format, operatorId }: Parameters<ExportPort['start']>[0], target: string): void => {
    const fileName = basename(target)
    const task = { kind: 'export', file: parts.file, source: source.name, asked, format, target } as const
    const job = parts.maker(task, ({ done, total }) => {
      if (running) Object.assign(running, { done, total })
      parts.onChange()
    })
    running = { fileName, startedAt: parts.at(), done: 0, total: 0, operatorId, cancel: () => job.cancel() }
    finished.delete(operatorId)
    ended = job.outcome.then((outcome) => {
      running = null
      const rows = outcome.failure === null ? outcome.rows : 0
      finished.set(operatorId, { fileName, folder: dirname(target), rows, failure: outcome.failure })
      parts.log('export.ended', { source: source.name, format, rows, failure: outcome.failure ?? 'none' })
      parts.onChange()
    })
  }

  return {
    start: async (job) => {
      if (running || asking) return 'running'
      asking = true
      try {
        const target = await parts.files.save(job.format, job.name)
        if (target === null) return 'left'
        begin(job as Parameters<ExportPort['start']>[0], target)
        return { fileName: basename(target) }
      } finally {
        asking = false
      }
    },
    running: (operatorId) => {
      if (running?.operatorId !== operatorId) return null
      const { fileName, startedAt, done, total } = running
      return { fileName, startedAt, done, total }
    },
    finished: (operatorId) => finished.get(operatorId) ?? null,
    cancel: (operatorId) => {
      if (running?.operatorId === operatorId) running.cancel()
    },
    close: async () => {
      running?.cancel()
      await ended
    },
  }
}
