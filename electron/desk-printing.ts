import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { EventName } from '../shared/contract/events.ts'
import type { PrinterSettings } from '../shared/contract/printing.ts'
import type { CataloguePort } from './core/catalogue-port.ts'
import type { DeskIdentity, Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import type { PrinterPort, PrinterReason } from './core/ports.ts'
import type { DeskKeys } from './db/desk-keys.ts'
import type { Db } from './db/open.ts'
import { createPrintQueue, type PrintQueue } from './printing/queue.ts'
import { printerSettingsOf } from './records/printer-settings.ts'
import { finishPrintJob, interruptedPrintJobs, markSending, markWaiting, nextQueuedJob } from './records/print-jobs.ts'

export type DeskPrinting = {
  readonly queue: PrintQueue
  /** What lays papers out is heavy: after first paint, before the queue starts. */
  load(): Promise<void>
}

export type DeskPrintingParts = {
  readonly db: Db
  readonly journal: JournalClock
  readonly deskKeys: DeskKeys
  readonly desk: () => DeskIdentity | null
  readonly catalogue: CataloguePort
  /** The desk's folder: papers of the virtual printer lie in it. */
  readonly folder: string
  /** Tests replace the way to paper. */
  readonly printer?: ((settings: PrinterSettings) => Promise<PrinterPort>) | undefined
  readonly retryMs?: number | undefined
  readonly emit: (event: EventName) => void
  readonly log: Ports['log']
}

type OnTrouble = (reason: PrinterReason | null) => void

const printerOf = async (
  settings: PrinterSettings,
  paperFolder: string,
  onTrouble: OnTrouble,
): Promise<PrinterPort> => {
  const { defaultProfile } = await import('./printing/printer-profile.ts')
  if (settings.kind === 'virtual') {
    const { virtualPrinter } = await import('./printing/virtual-printer.ts')
    try {
      mkdirSync(paperFolder, { recursive: true })
    } catch {
      // The printer itself says that its folder is not there.
    }
    return virtualPrinter({ folder: paperFolder, profile: { ...defaultProfile, columns: settings.columns } })
  }
  const { tcpPrinter } = await import('./printing/tcp-printer.ts')
  const { host, port, columns, codePage: codePageNumber, answersStatus } = settings
  return tcpPrinter({ host, port, answersStatus, onTrouble, profile: { ...defaultProfile, columns, codePageNumber } })
}

/** The way to paper: the outbox of `print_jobs`, and the printer that the settings name. */
export const createDeskPrinting = (parts: DeskPrintingParts): DeskPrinting => {
  const { db, deskKeys, desk } = parts
  const paperFolder = join(parts.folder, 'papers')
  let papers: typeof import('./records/papers.ts')
  let personalPapers: typeof import('./records/personal-papers.ts')
  const queue = createPrintQueue({
    journal: parts.journal,
    keys: deskKeys,
    outbox: {
      next: () => nextQueuedJob(db, deskKeys.isOpen()),
      interrupted: () => interruptedPrintJobs(db),
      markSending,
      markWaiting,
      finish: finishPrintJob,
      linesOf: (job, body, paper) =>
        job.bodyKey
          ? personalPapers.personalPaperLines(db, job, body, desk(), paper)
          : papers.linesOfJob(db, { keys: deskKeys, catalogue: parts.catalogue }, desk(), job, paper.columns),
    },
    settings: () => printerSettingsOf(db),
    printer: parts.printer ?? ((settings, onTrouble) => printerOf(settings, paperFolder, onTrouble)),
    folder: (settings) => (settings.kind === 'virtual' ? paperFolder : null),
    onChange: () => parts.emit('printing'),
    log: parts.log,
    ...(parts.retryMs === undefined ? {} : { retryMs: parts.retryMs }),
  })
  return {
    queue,
    load: async () => {
      papers = await import('./records/papers.ts')
      personalPapers = await import('./records/personal-papers.ts')
    },
  }
}
