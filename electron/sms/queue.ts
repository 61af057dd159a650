import type { TransactionContext } from '../core/context.ts'
import type { JournalClock } from '../core/journal-clock.ts'
import { createOutboxLoop } from '../core/outbox-loop.ts'
import type { SmsOutcome, SmsPort, SmsReason } from '../core/ports.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Tx } from '../db/open.ts'
import type { GatewayReport } from './report-listener.ts'

export type WaitingSms = {
  id: string
  purpose: 'code' | 'password' | 'probe'
  /** When nobody has any use for it any more: its deadline, or the end of its code. */
  uselessAt: string
  /** Why it could not leave when it was tried last. */
  reason: SmsReason | null
  bodyKey: Uint8Array | null
  body: Uint8Array | null
}

type OpenSms = Pick<WaitingSms, 'id' | 'purpose'>

/** The outbox as the queue needs it; `electron/desk-sms.ts` joins it to records/sms-messages.ts. */
export type SmsOutbox = {
  next(probesOnly: boolean): WaitingSms | undefined
  interrupted(): OpenSms[]
  /** Over its deadline: sent without a report, or never let out. */
  overdue(at: string): (OpenSms & { state: 'queued' | 'sent'; reason: SmsReason | null })[]
  /** Whether anything waits, is under way, or may still be reported. */
  isOpen(): boolean
  /** False when the message was called back. */
  markSending(tx: Tx, id: string): boolean
  /** Back among the waiting: surely nothing has left. */
  markWaiting(tx: Tx, id: string, reason: SmsReason): void
  /** Overwrites the body too. False when the message was not on its way. */
  finish(
    tx: Tx,
    id: string,
    state: 'sent' | 'delivered' | 'failed' | 'unknown',
    reason: SmsReason | null,
    at: string,
    awaitsReport: boolean,
  ): boolean
  giveUpReport(tx: Tx, id: string, at: string): boolean
  /** True when the message went on by it. */
  report(tx: Tx, id: string, report: GatewayReport, at: string): boolean
}

/** How messages leave now. */
export type SmsWay = {
  readonly port: SmsPort
  /** After `sent` the gateway tells more. */
  readonly awaitsReport: boolean
  /** An untested gateway: nobody's code or password goes through it. */
  readonly probesOnly: boolean
}

export type SmsQueueParts = {
  readonly journal: JournalClock
  readonly keys: DeskKeys
  readonly outbox: SmsOutbox
  /** Asked before each message; null: this desk has no way to phones, and nothing is taken out of the outbox. */
  readonly way: () => SmsWay | null
  /** How the last attempt went; null when it came through. */
  readonly onTrouble: (trouble: SmsReason | null) => void
  /** In the transaction of an outcome, after it was written: what else follows from it. */
  readonly onOutcome?: (tx: Tx, sms: { id: string; outcome: string }, context: TransactionContext) => void
  readonly onChange: () => void
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void
  readonly retryMs?: number
}

export type SmsQueue = {
  /** Starts working: what was being sent when the program died becomes unknown first. */
  start(): void
  /** Also once the desk's keys have been opened: bodies wait for them. */
  wake(): void
  /** What a gateway reported. Throws when it can't be written down. */
  report(report: GatewayReport): void
  /** Resolves when nothing can be sent any more. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** Between two looks: at a gateway that took nothing, and at messages whose report is awaited. */
const defaultRetryMs = 3000

/** What concerns the gateway itself: the next message would fare no better. */
const gatewayTroubles: ReadonlySet<SmsReason> = new Set([
  'gateway_down',
  'gateway_busy',
  'gateway_silent',
  'gateway_denied',
  'gateway_error',
])

/**
 * The way to phones, one message after another. `sending` is on disk before the message leaves: one that was under way
 * when the power failed is unknown and never sent again, for it may hold a secret that somebody has read by now.
 */
export const createSmsQueue = (parts: SmsQueueParts): SmsQueue => {
  const { journal, outbox, keys } = parts
  const retryMs = parts.retryMs ?? defaultRetryMs

  type Written = { outcome: 'sent' | 'delivered' | 'failed' | 'unknown'; reason: SmsReason | null }
  const writeOutcome = (sms: OpenSms, written: Written, write: (tx: Tx, at: string) => boolean): void => {
    journal.transact(null, (tx, context) => {
      if (!write(tx, context.at)) return
      context.audit('sms.outcome', { smsId: sms.id, purpose: sms.purpose, ...written })
      parts.onOutcome?.(tx, { id: sms.id, outcome: written.outcome }, context)
    })
    parts.onChange()
  }
  const finish = (sms: OpenSms, outcome: Written['outcome'], reason: SmsReason | null, awaitsReport = false): void =>
    writeOutcome(sms, { outcome, reason }, (tx, at) => outbox.finish(tx, sms.id, outcome, reason, at, awaitsReport))

  const readBody = (sms: WaitingSms): { to: string; text: string } | null => {
    if (!sms.body || !sms.bodyKey) return null
    try {
      return keys.openBody(sms.id, { body: sms.body, bodyKey: sms.bodyKey }) as { to: string; text: string }
    } catch {
      return null
    }
  }

  /** Whose time is over: nothing more can come of them. */
  const settleOverdue = (): void => {
    for (const sms of outbox.overdue(journal.at())) {
      if (sms.state === 'queued') finish(sms, 'failed', sms.reason ?? 'too_late')
      else
        writeOutcome(sms, { outcome: 'unknown', reason: 'no_report' }, (tx, at) => outbox.giveUpReport(tx, sms.id, at))
    }
  }

  const writeResult = (sms: OpenSms, result: SmsOutcome, awaitsReport: boolean): void => {
    if (result.outcome !== 'waiting')
      return finish(sms, result.outcome, 'reason' in result ? result.reason : null, awaitsReport)
    const { reason } = result
    journal.transact(null, (tx) => outbox.markWaiting(tx, sms.id, reason))
    parts.onChange()
  }

  /** False when the way takes nothing now: whatever waits would fare no better. */
  const sendOne = async (sms: WaitingSms, way: SmsWay): Promise<boolean> => {
    if (journal.at() >= sms.uselessAt) {
      finish(sms, 'failed', sms.reason ?? 'too_late')
      return true
    }
    const body = readBody(sms)
    if (!body) {
      finish(sms, 'failed', 'body_lost')
      return true
    }
    if (!journal.transact(null, (tx) => outbox.markSending(tx, sms.id))) return true
    parts.onChange()
    const result = await way.port.send({ id: sms.id, ...body }, loop.signal)
    const reason = 'reason' in result ? result.reason : null
    parts.onTrouble(reason !== null && gatewayTroubles.has(reason) ? reason : null)
    loop.writeDown(() => writeResult(sms, result, way.awaitsReport))
    return result.outcome !== 'waiting'
  }

  const loop = createOutboxLoop({
    settleInterrupted: () => {
      for (const sms of outbox.interrupted()) finish(sms, 'unknown', 'interrupted')
    },
    sendNext: async () => {
      settleOverdue()
      const way = keys.isOpen() ? parts.way() : null
      const sms = way ? outbox.next(way.probesOnly) : undefined
      if (way && sms && (await sendOne(sms, way))) return 'next'
      return outbox.isOpen() ? retryMs : null
    },
    onError: (error) => parts.log('sms.queue_failed', { error }),
    retryMs,
  })

  return {
    start: loop.start,
    wake: loop.wake,
    report: (report) => {
      const { id, state, reason } = report
      journal.transact(null, (tx, context) => {
        if (!outbox.report(tx, id, report, context.at)) return
        context.audit('sms.outcome', { smsId: id, outcome: state, reason })
        parts.onOutcome?.(tx, { id, outcome: state }, context)
      })
      parts.onChange()
    },
    settled: loop.settled,
    stop: loop.stop,
  }
}
