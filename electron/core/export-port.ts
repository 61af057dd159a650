import type { ExportFailure, ExportFormat } from '../../shared/contract/exports.ts'
import type { BuildJob } from '../db/build-maker.ts'
import type { SheetSource } from './sheet.ts'

/** What the worker is started with: the source by its name. */
export type ExportTask = {
  readonly kind: 'export'
  /** The desk's database. */
  readonly file: string
  readonly source: string
  readonly asked: unknown
  readonly format: ExportFormat
  readonly target: string
}
export type ExportProgress = { readonly done: number; readonly total: number }
export type ExportOutcome = { readonly failure: ExportFailure } | { readonly failure: null; readonly rows: number }
export type ExportMaker = (task: ExportTask, onProgress: (progress: ExportProgress) => void) => BuildJob<ExportOutcome>

export type RunningExport = ExportProgress & { fileName: string; startedAt: string }
export type FinishedExport = { fileName: string; folder: string; rows: number; failure: ExportFailure | null }

/** Tables written to files: one at a time, by a worker. */
export type ExportPort = {
  /** Asks where to, with `name` proposed, and begins. `left`: the dialog was left; `running`: one is under way. */
  start<Asked>(job: {
    source: SheetSource<Asked>
    asked: Asked
    format: ExportFormat
    name: string
    operatorId: string
  }): Promise<'left' | 'running' | { fileName: string }>
  running(operatorId: string): RunningExport | null
  /** The last one of this operator since the desk was opened. */
  finished(operatorId: string): FinishedExport | null
  cancel(operatorId: string): void
}
