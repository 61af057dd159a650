import type { AuditVerdict } from '../shared/contract/audit.ts'
import type { EventName } from '../shared/contract/events.ts'
import type { PrinterSettings } from '../shared/contract/printing.ts'
import type { Clock, Random } from './core/clock.ts'
import type { Ports } from './core/context.ts'
import type { ExportMaker } from './core/export-port.ts'
import type { FilePort } from './core/file-port.ts'
import type { BackupMaker, PrinterPort, RestorePort, SecretStore } from './core/ports.ts'
import type { ListParts } from './desk-lists.ts'
import type { RegisterMaker } from './desk-registers.ts'
import type { RegisterOutMaker } from './db/registers-out/make-registers.ts'
import type { RunReport } from './desk-reports.ts'
import type { DeskSmsParts } from './desk-sms.ts'

/** What a desk is made of; everything from outside comes in here, so that tests own it. */
export type DeskParts = {
  /** The folder of this desk alone: database, spool key, papers of the virtual printer. */
  readonly folder: string
  readonly kind: 'demo' | 'real'
  readonly version: string
  readonly clock: Clock
  readonly random: Random
  readonly emit: (event: EventName) => void
  readonly log: Ports['log']
  /** Runs the verifier beside the window's work: a worker in the app, in place in tests. */
  readonly verifyJournal: (file: string) => Promise<AuditVerdict>
  /** Moves the WAL into the database file, beside main's work; whether nothing is left in it. Never rejects. */
  readonly emptyWal: (file: string) => Promise<boolean>
  readonly openDemo: Ports['openDemo']
  /** Left out where there is no window to render with: tests, tools. */
  readonly printToPdf?: Ports['printToPdf']
  readonly secretStore: SecretStore
  readonly lists?: ListParts
  readonly registerMaker?: RegisterMaker
  /** Writes registers of payments; left out where there is no worker: they are written in place. */
  readonly registerOutMaker?: RegisterOutMaker
  /** Carries out a long reading beside main; left out where there is no worker: tests, tools. */
  readonly runReport?: RunReport
  /** Writes tables to files beside main; left out likewise. */
  readonly exportMaker?: ExportMaker
  /** Left out where there is no window to ask in: tests, tools. */
  readonly files?: FilePort
  readonly backup: BackupMaker
  readonly restore: RestorePort
  /** A copy is being made before the schema changes: that may take minutes, and the window says so. */
  readonly onUpdating?: () => void
  /** Tests replace the way to paper; null takes the printers of electron/printing. */
  readonly printer?: (settings: PrinterSettings) => Promise<PrinterPort>
  readonly printRetryMs?: number
  readonly smsTimesMs?: DeskSmsParts['timesMs']
}
