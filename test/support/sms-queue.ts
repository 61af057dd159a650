// The SMS queue on a real database, with a gateway that answers as the test says.
import { createIds, toInstant } from '../../electron/core/clock.ts'
import { createJournalClock } from '../../electron/core/journal-clock.ts'
import type { SmsOutcome, SmsPort, SmsReason } from '../../electron/core/ports.ts'
import { createDeskKeys } from '../../electron/db/desk-keys.ts'
import { insertCode } from '../../electron/records/sms-codes.ts'
import {
  finishSms,
  giveUpReport,
  interruptedSms,
  isSmsOpen,
  markSmsSending,
  markSmsWaiting,
  nextQueuedSms,
  overdueSms,
  queueSms,
  reportSms,
} from '../../electron/records/sms-messages.ts'
import { createSmsQueue, type SmsOutbox } from '../../electron/sms/queue.ts'
import { openTestDesk, testRandom } from './desk.ts'

export type Gateway = SmsPort & { sent: { id: string; to: string; text: string }[] }

/** A gateway that answers as told, once it is told. */
export const gateway = (answer: () => Promise<SmsOutcome> | SmsOutcome): Gateway => {
  const port: Gateway = {
    sent: [],
    send: async (message) => {
      port.sent.push(message)
      return answer()
    },
  }
  return port
}

/** A queue that has not started yet. */
export const openQueue = async (port: SmsPort | null, { awaitsReport = false, probesOnly = false } = {}) => {
  const troubles: (SmsReason | null)[] = []
  const desk = await openTestDesk()
  const { clock, database } = desk
  const keys = createDeskKeys(testRandom(5))
  keys.open(new Uint8Array(32).fill(7))
  const ids = createIds(clock, testRandom(6))
  const journal = createJournalClock(database, clock, () => undefined)
  const logged: string[] = []
  const outbox: SmsOutbox = {
    next: (probesOnly) => nextQueuedSms(database.db, probesOnly),
    interrupted: () => interruptedSms(database.db),
    overdue: (at) => overdueSms(database.db, at),
    isOpen: () => isSmsOpen(database.db),
    markSending: markSmsSending,
    markWaiting: markSmsWaiting,
    finish: finishSms,
    giveUpReport,
    report: reportSms,
  }
  const parts = {
    journal,
    keys,
    outbox,
    way: () => port && { port, awaitsReport, probesOnly },
    onTrouble: (trouble: SmsReason | null) => void troubles.push(trouble),
    onChange: () => undefined,
    log: (event: string) => void logged.push(event),
  }
  const queue = createSmsQueue({ ...parts, retryMs: 5 })
  const put = (purpose: 'code' | 'password' | 'probe', text = 'secret'): string => {
    const id = ids.next()
    database.transact((tx) => {
      const sentAt = toInstant(clock.nowMs())
      if (purpose === 'code')
        insertCode(tx, keys, { id, registrationId: 'r', phoneLookup: 'p', code: '123456', sentAt })
      const sealed = keys.sealBody(id, { to: '+79123456789', text })
      queueSms(tx, { id, purpose, registrationId: 'r', clientId: null, createdAt: sentAt, sealed })
    })
    return id
  }
  const row = (id: string) =>
    database.db.get<{ state: string; reason: string | null; body: unknown; bodyKey: unknown }>(
      'SELECT state, reason, body, body_key AS bodyKey FROM sms_messages WHERE id = ?',
      [id],
    )
  const stateOf = (id: string): string => `${row(id)?.state} ${row(id)?.reason ?? ''}`.trim()
  const outcomes = () =>
    database.db
      .all<{ body: string }>("SELECT body FROM audit_events WHERE kind = 'sms.outcome' ORDER BY seq")
      .map(({ body }) => (JSON.parse(body) as { data: unknown }).data)
  const sending = (): string => outbox.interrupted()[0]?.id ?? ''
  return { desk, database, sending, clock, keys, queue, parts, put, row, stateOf, outcomes, logged, troubles }
}
