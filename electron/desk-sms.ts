import type { EventName } from '../shared/contract/events.ts'
import type { Clock } from './core/clock.ts'
import type { Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import type { DeskKeys } from './db/desk-keys.ts'
import type { Db } from './db/open.ts'
import { finishSms, interruptedSms, markSmsSending, nextQueuedSms } from './records/sms-messages.ts'
import { createSmsQueue, type SmsQueue } from './sms/queue.ts'
import { createVirtualPhone } from './sms/virtual-phone.ts'

export type DeskSmsParts = {
  readonly db: Db
  readonly journal: JournalClock
  readonly deskKeys: DeskKeys
  readonly kind: 'demo' | 'real'
  readonly clock: Clock
  readonly emit: (event: EventName) => void
  readonly log: Ports['log']
}

/** A desk's way to phones: the demo's virtual phone; a real desk has none until a gateway is set up and tested. */
export const createDeskSms = (parts: DeskSmsParts): { queue: SmsQueue; sms: Ports['sms'] } => {
  const { db, journal, deskKeys, clock, log } = parts
  const onChange = (): void => parts.emit('sms')
  const phone = parts.kind === 'demo' ? createVirtualPhone(clock, onChange) : null
  const queue = createSmsQueue({
    journal,
    keys: deskKeys,
    outbox: {
      next: () => nextQueuedSms(db),
      interrupted: () => interruptedSms(db),
      markSending: markSmsSending,
      finish: finishSms,
    },
    port: phone,
    onChange,
    log,
  })
  return { queue, sms: { view: () => (phone ? 'ready' : 'off'), wake: () => queue.wake(), phone } }
}
