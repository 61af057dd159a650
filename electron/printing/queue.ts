import type { PrinterSettings } from '../../shared/contract/printing.ts'
import type { PaperLine } from '../../shared/domain/paper.ts'
import type { PrinterView } from '../core/context.ts'
import type { JournalClock } from '../core/journal-clock.ts'
import { createOutboxLoop } from '../core/outbox-loop.ts'
import type { PrinterPort, PrinterReason, PrintOutcome } from '../core/ports.ts'
import type { Tx } from '../db/open.ts'
import type { DeskKeys } from '../db/desk-keys.ts'

export type QueuedJob = {
  id: string
  kind: string
  title: string
  paymentId: string | null
  shiftId: string | null
  copyNo: number
  createdAt: string
  /** Only personal papers have a body. */
  bodyKey: Uint8Array | null
  body: Uint8Array | null
}

/** The outbox as the queue needs it; `electron/desk.ts` joins it to records/print-jobs.ts. */
export type PrintOutbox<Job extends QueuedJob> = {
  next(): Job | undefined
  interrupted(): string[]
  /** False when the job was cancelled while the printer was made ready. */
  markSending(tx: Tx, id: string): boolean
  markWaiting(tx: Tx, id: string, reason: PrinterReason): void
  finish(
    tx: Tx,
    id: string,
    state: 'printed' | 'not_printed' | 'unknown',
    reason: PrinterReason | null,
    at: string,
  ): void
  /**
   * The paper's lines; `body` is undefined for papers of the journal. `reveal`: secrets are written out, as only a real
   * printer may. Throws when the paper can't be shown honestly.
   */
  linesOf(job: Job, body: unknown, paper: { columns: number; reveal: boolean }): PaperLine[]
}

export type PrintQueueParts<Job extends QueuedJob> = {
  readonly journal: JournalClock
  readonly keys: DeskKeys
  readonly outbox: PrintOutbox<Job>
  readonly settings: () => PrinterSettings
  /** Made when first needed: encoders load after first paint. */
  readonly printer: (
    settings: PrinterSettings,
    onTrouble: (reason: PrinterReason | null) => void,
  ) => Promise<PrinterPort>
  readonly folder: (settings: PrinterSettings) => string | null
  readonly onChange: () => void
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void
  readonly retryMs?: number
}

export type PrintQueue = {
  /** Starts working: what was being sent when the program died becomes unknown first. */
  start(): void
  wake(): void
  view(): PrinterView
  test(settings: PrinterSettings, lines: (settings: PrinterSettings) => PaperLine[]): Promise<PrintOutcome>
  /** Resolves when nothing is queued or the printer keeps it waiting. */
  settled(): Promise<void>
  stop(): Promise<void>
}

const defaultRetryMs = 3000

/**
 * The way to paper, one paper after another. `sending` is on disk before the first byte leaves, so that a paper that
 * was under way when the power failed is asked about, never blindly sent again.
 */
export const createPrintQueue = <Job extends QueuedJob>(parts: PrintQueueParts<Job>): PrintQueue => {
  const { journal, outbox, keys } = parts
  const retryMs = parts.retryMs ?? defaultRetryMs
  let state: 'ready' | 'printing' | 'attention' = 'ready'
  let reason: PrinterReason | null = null
  let nearEnd = false
  let current: { key: string; port: PrinterPort } | null = null

  const show = (next: typeof state, why: PrinterReason | null): void => {
    state = next
    reason = why
    parts.onChange()
  }

  /** What stops a paper half-way, while a person can still mend it. */
  const onTrouble = (why: PrinterReason | null): void => show(why === null ? 'printing' : 'attention', why)

  const portFor = async (settings: PrinterSettings): Promise<PrinterPort> => {
    const key = JSON.stringify(settings)
    if (current?.key !== key) current = { key, port: await parts.printer(settings, onTrouble) }
    return current.port
  }

  const finish = (job: { id: string; title: string }, outcome: PrintOutcome): void => {
    journal.transact(null, (tx, { at, audit }) => {
      const why = outcome.outcome === 'printed' ? null : outcome.reason
      outbox.finish(tx, job.id, outcome.outcome, why, at)
      audit('print.outcome', { printJobId: job.id, title: job.title, outcome: outcome.outcome, reason: why })
    })
  }

  /** The paper's lines, or why it will never come out. */
  const readJob = (job: Job, settings: PrinterSettings): PaperLine[] | PrinterReason => {
    let body: unknown
    try {
      if (job.body && job.bodyKey) body = keys.openBody(job.id, { body: job.body, bodyKey: job.bodyKey })
    } catch {
      return 'body_lost'
    }
    try {
      return outbox.linesOf(job, body, { columns: settings.columns, reveal: settings.kind !== 'virtual' })
    } catch {
      return 'not_representable'
    }
  }

  /** Returns false when the printer keeps the queue waiting. */
  const printOne = async (job: Job): Promise<boolean> => {
    const settings = parts.settings()
    const lines = readJob(job, settings)
    if (!Array.isArray(lines)) {
      finish(job, { outcome: 'not_printed', reason: lines })
      show('ready', null)
      return true
    }
    const port = await portFor(settings)
    if (!journal.transact(null, (tx) => outbox.markSending(tx, job.id))) return true
    show('printing', null)
    const outcome = await port.print({ title: `${job.kind}-${job.title}`, lines }, loop.signal)
    if (outcome.outcome === 'not_printed' && outcome.reason !== 'not_representable') {
      // Surely nothing came out: it waits and goes out by itself when the printer is well again.
      const why = outcome.reason
      loop.writeDown(() => journal.transact(null, (tx) => outbox.markWaiting(tx, job.id, why)))
      show('attention', why)
      return false
    }
    loop.writeDown(() => finish(job, outcome))
    nearEnd = outcome.outcome === 'printed' && outcome.nearEnd
    show(outcome.outcome === 'unknown' ? 'attention' : 'ready', outcome.outcome === 'unknown' ? outcome.reason : null)
    return true
  }

  const loop = createOutboxLoop({
    settleInterrupted: () => {
      for (const id of outbox.interrupted()) finish({ id, title: '' }, { outcome: 'unknown', reason: 'interrupted' })
    },
    sendNext: async () => {
      const job = outbox.next()
      if (job) return (await printOne(job)) ? 'next' : retryMs
      if (state === 'attention') show('ready', null)
      return null
    },
    onError: (error) => parts.log('print.queue_failed', { error }),
    retryMs,
  })

  return {
    start: loop.start,
    wake: loop.wake,
    view: () => {
      const settings = parts.settings()
      return { kind: settings.kind, state, reason, nearEnd, folder: parts.folder(settings) }
    },
    test: async (settings, lines) =>
      (await parts.printer(settings, onTrouble)).print({ title: 'test', lines: lines(settings) }, loop.signal),
    settled: loop.settled,
    stop: loop.stop,
  }
}
