import type { JournalClock } from '../core/journal-clock.ts'
import type { SmsOutcome, SmsPort, SmsReason } from '../core/ports.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Tx } from '../db/open.ts'

export type WaitingSms = {
  id: string
  purpose: 'code' | 'password'
  /** When its code dies; null for a password. */
  uselessAt: string | null
  bodyKey: Uint8Array | null
  body: Uint8Array | null
}

/** The outbox as the queue needs it; `electron/desk.ts` joins it to records/sms-messages.ts. */
export type SmsOutbox = {
  next(): WaitingSms | undefined
  interrupted(): { id: string; purpose: WaitingSms['purpose'] }[]
  /** False when the message was called back. */
  markSending(tx: Tx, id: string): boolean
  /** Overwrites the body too. False when the message was not on its way. */
  finish(
    tx: Tx,
    id: string,
    state: 'sent' | 'delivered' | 'failed' | 'unknown',
    reason: SmsReason | null,
    at: string,
  ): boolean
}

export type SmsQueueParts = {
  readonly journal: JournalClock
  readonly keys: DeskKeys
  readonly outbox: SmsOutbox
  /** Null: this desk has no way to phones, and nothing is taken out of the outbox. */
  readonly port: SmsPort | null
  readonly onChange: () => void
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void
  readonly retryMs?: number
}

export type SmsQueue = {
  /** Starts working: what was being sent when the program died becomes unknown first. */
  start(): void
  /** Also once the desk's keys have been opened: bodies wait for them. */
  wake(): void
  /** Resolves when nothing can be sent any more. */
  settled(): Promise<void>
  stop(): Promise<void>
}

const defaultRetryMs = 3000

/**
 * The way to phones, one message after another. `sending` is on disk before the message leaves: one that was under way
 * when the power failed is unknown and never sent again, for it may hold a secret that somebody has read by now.
 */
export const createSmsQueue = (parts: SmsQueueParts): SmsQueue => {
  const { journal, outbox, keys, port } = parts
  let running: Promise<void> | null = null
  let wakeTimer: NodeJS.Timeout | undefined
  let stopped = true
  const abort = new AbortController()

  const finish = (sms: Pick<WaitingSms, 'id' | 'purpose'>, result: SmsOutcome): void => {
    journal.transact(null, (tx, { at, audit }) => {
      const reason = 'reason' in result ? result.reason : null
      if (outbox.finish(tx, sms.id, result.outcome, reason, at))
        audit('sms.outcome', { smsId: sms.id, purpose: sms.purpose, outcome: result.outcome, reason })
    })
    parts.onChange()
  }

  /** What came of the last message and could not be written down yet, on a full disk say: written before the next. */
  let unwritten: (() => void) | null = null
  const writeDown = (write: () => void): void => {
    unwritten = write
    write()
    unwritten = null
  }

  const readBody = (sms: WaitingSms): { to: string; text: string } | null => {
    if (!sms.body || !sms.bodyKey) return null
    try {
      return keys.openBody(sms.id, { body: sms.body, bodyKey: sms.bodyKey }) as { to: string; text: string }
    } catch {
      return null
    }
  }

  const sendOne = async (sms: WaitingSms, way: SmsPort): Promise<void> => {
    if (sms.uselessAt !== null && journal.at() >= sms.uselessAt)
      return finish(sms, { outcome: 'failed', reason: 'too_late' })
    const body = readBody(sms)
    if (!body) return finish(sms, { outcome: 'failed', reason: 'body_lost' })
    if (!journal.transact(null, (tx) => outbox.markSending(tx, sms.id))) return
    parts.onChange()
    const result = await way.send({ id: sms.id, ...body }, abort.signal)
    writeDown(() => finish(sms, result))
  }

  const work = async (way: SmsPort): Promise<void> => {
    if (unwritten) writeDown(unwritten)
    while (!stopped && keys.isOpen()) {
      const sms = outbox.next()
      if (!sms) return
      await sendOne(sms, way)
    }
  }

  const schedule = (delayMs: number): void => {
    if (stopped) return
    clearTimeout(wakeTimer)
    wakeTimer = setTimeout(run, delayMs)
  }

  const run = (): void => {
    if (stopped || running || !port) return
    running = work(port)
      .catch((error: unknown) => {
        // A full disk, say: it is tried again; an outcome that is known is only written, nothing is sent twice.
        parts.log('sms.queue_failed', { error: error instanceof Error ? error.constructor.name : 'unknown' })
        schedule(parts.retryMs ?? defaultRetryMs)
      })
      .finally(() => {
        running = null
      })
  }

  return {
    start: () => {
      stopped = false
      for (const sms of outbox.interrupted()) finish(sms, { outcome: 'unknown', reason: 'interrupted' })
      run()
    },
    // After the transaction that filled the outbox: never inside it.
    wake: () => schedule(0),
    settled: async () => {
      while (running) await running
    },
    stop: async () => {
      stopped = true
      clearTimeout(wakeTimer)
      abort.abort()
      while (running) await running
    },
  }
}
