import type { PaperLine } from '../../shared/domain/paper.ts'
import type { PrinterReason } from '../../shared/domain/printer-reason.ts'

export type { PrinterReason }

/**
 * How a paper ended. `printed`: the printer itself said so. `not_printed`: surely nothing came out, it may be sent again.
 * `unknown`: something may have come out; only a person who looks at the printer can tell.
 */
export type PrintOutcome =
  | { outcome: 'printed'; nearEnd: boolean }
  | { outcome: 'not_printed'; reason: PrinterReason }
  | { outcome: 'unknown'; reason: PrinterReason }

/** Whether the next paper can be sent. A printer that never answers is `no_status`, neither ready nor broken. */
export type PrinterStatus = { ready: true; nearEnd: boolean } | { ready: false; reason: PrinterReason }

export type PrintJobToSend = {
  /** For file names and logs of the printer; nothing personal. */
  title: string
  lines: readonly PaperLine[]
}

/** A way to paper. Neither call rejects, and both end in bounded time. */
export type PrinterPort = {
  print(job: PrintJobToSend, signal?: AbortSignal): Promise<PrintOutcome>
  status(signal?: AbortSignal): Promise<PrinterStatus>
}
