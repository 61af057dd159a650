import type { EventName } from '../shared/contract/events.ts'
import { createExportKeeping, type ExportKeeping } from './core/export-keeping.ts'
import type { ExportMaker } from './core/export-port.ts'
import type { FilePort } from './core/file-port.ts'
import type { JournalClock } from './core/journal-clock.ts'
import { createMaker, type OnBroken } from './db/build-maker.ts'

/** `script`: export-worker.ts as it was bundled. */
export const createExportMaker = (script: URL, onBroken?: OnBroken): ExportMaker =>
  createMaker(script, { failure: 'failed' }, onBroken)

/** In this thread, a turn of the event loop later, where there is no worker: tests, tools. */
const exportInPlace: ExportMaker = (task, onProgress) => {
  let stopped = false
  const outcome = import('./records/sheet-sources.ts')
    .then(({ runExport }) =>
      runExport(task, (progress) => {
        onProgress(progress)
        return !stopped
      }),
    )
    .catch(() => ({ failure: 'failed' }) as const)
  return {
    outcome,
    cancel: () => {
      stopped = true
    },
  }
}

export type DeskExportParts = {
  readonly file: string
  readonly journal: JournalClock
  readonly files: FilePort
  readonly maker: ExportMaker | undefined
  readonly emit: (event: EventName) => void
  readonly log: (event: string, data: Readonly<Record<string, string | number>>) => void
}

/** Tables of one desk on their way to files. */
export const createDeskExports = ({ file, journal, files, maker, emit, log }: DeskExportParts): ExportKeeping =>
  createExportKeeping({
    ...{ file, files, log },
    maker: maker ?? exportInPlace,
    at: () => journal.at(),
    onChange: () => emit('exports'),
  })
