import type { EventName } from '../shared/contract/events.ts'
import type { SmsGateway } from '../shared/contract/sms.ts'
import type { Clock } from './core/clock.ts'
import type { Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import type { SmsPort, SmsReason } from './core/ports.ts'
import type { DeskKeys } from './db/desk-keys.ts'
import type { Db } from './db/open.ts'
import { readSealedSetting } from './records/sealed-settings.ts'
import { noteGatewayTested, smsGatewayOf } from './records/sms-gateway.ts'
import {
  finishSms,
  giveUpReport,
  interruptedSms,
  isSmsOpen,
  markSmsSending,
  markSmsWaiting,
  nextQueuedSms,
  overdueSms,
  reportSms,
} from './records/sms-messages.ts'
import type { KannelParts } from './sms/kannel.ts'
import { createSmsQueue, type SmsQueue, type SmsWay } from './sms/queue.ts'
import { createReportListener, type ListenAt, type ReportListener, reportUrlOf } from './sms/report-listener.ts'
import { createVirtualPhone } from './sms/virtual-phone.ts'

export type DeskSmsParts = {
  readonly db: Db
  readonly journal: JournalClock
  readonly deskKeys: DeskKeys
  readonly kind: 'demo' | 'real'
  readonly clock: Clock
  readonly emit: (event: EventName) => void
  readonly log: Ports['log']
  /** Tests have no time to wait for a gateway that hangs. */
  readonly timesMs: { readonly answer: number; readonly retry: number } | undefined
}

export type DeskSms = {
  readonly queue: SmsQueue
  readonly sms: Ports['sms']
  /** The heavy parts are loaded after first paint. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** A gateway answers in a moment; one that needs longer hangs. */
const answerMs = 15_000

/** Another program may let the port go. */
const listenAgainMs = 5000

/** A desk's way to phones: the demo's virtual phone; a real desk's gateway, once a probe has proved it. */
export const createDeskSms = (parts: DeskSmsParts): DeskSms => {
  const { db, journal, deskKeys, clock, emit, log } = parts
  let trouble: SmsReason | null = null
  let kannel: ((parts: KannelParts) => SmsPort) | null = null
  const phone = parts.kind === 'demo' ? createVirtualPhone(clock, () => emit('sms')) : null

  const reportsOf = (): ListenAt | null => smsGatewayOf(db)?.settings.reports ?? null
  const gatewayPort = (settings: SmsGateway, password: string): SmsPort | null => {
    const { address, caFile, user, sender, reports } = settings
    const reportUrl = (smsId: string): string | null =>
      reports && reportUrlOf(reports, smsId, deskKeys.reportToken(smsId))
    return (
      kannel?.({ address, caFile, user, password, sender, reportUrl, timeoutMs: parts.timesMs?.answer ?? answerMs }) ??
      null
    )
  }
  const gatewayWay = (): SmsWay | null => {
    const gateway = smsGatewayOf(db)
    const password = gateway && readSealedSetting(db, deskKeys, 'sms_password')
    if (!gateway || typeof password !== 'string') return null
    const port = gatewayPort(gateway.settings, password)
    return port && { port, awaitsReport: gateway.settings.reports !== null, probesOnly: gateway.testedAt === null }
  }

  const onChange = (): void => {
    emit('sms')
    void follow()
  }
  const queue = createSmsQueue({
    journal,
    keys: deskKeys,
    outbox: {
      next: (probesOnly) => nextQueuedSms(db, probesOnly),
      interrupted: () => interruptedSms(db),
      overdue: (at) => overdueSms(db, at),
      isOpen: () => isSmsOpen(db),
      markSending: markSmsSending,
      markWaiting: markSmsWaiting,
      finish: finishSms,
      giveUpReport,
      report: reportSms,
    },
    way: () => (phone ? { port: phone, awaitsReport: false, probesOnly: false } : gatewayWay()),
    onTrouble: (next) => {
      if (next === trouble) return
      trouble = next
      emit('lamps')
    },
    onOutcome: (tx, { id, outcome }, { at, audit }) => {
      // A report from the phone is the proof; where there are none, a person gives it (features/sms.ts).
      if (outcome === 'delivered' && noteGatewayTested(tx, id, at))
        audit('sms.gateway_tested', { smsId: id, by: 'report' })
    },
    onChange,
    log,
    ...(parts.timesMs ? { retryMs: parts.timesMs.retry } : {}),
  })

  const listener: ReportListener = createReportListener({
    tokenOf: (smsId) => deskKeys.reportToken(smsId),
    onReport: (report) => queue.report(report),
    onChange: () => emit('sms'),
    log,
    retryMs: parts.timesMs?.retry ?? listenAgainMs,
  })
  let started = false
  /** Reports are heard while there may be any: never on a demo desk, nor before a gateway is tried, nor while sealed. */
  const follow = (): Promise<void> => {
    const isNeeded = started && !phone && deskKeys.isOpen() && (smsGatewayOf(db)?.testedAt != null || isSmsOpen(db))
    return listener.listenAt(isNeeded ? reportsOf() : null)
  }

  const view = (): 'ready' | 'off' | 'failing' => {
    if (phone) return 'ready'
    if (smsGatewayOf(db)?.testedAt == null) return 'off'
    return trouble === null ? 'ready' : 'failing'
  }
  return {
    queue,
    sms: {
      view,
      // After the transaction that filled the outbox or changed the settings: never inside it.
      wake: () => {
        setImmediate(() => void follow())
        queue.wake()
      },
      trouble: () => (view() === 'off' ? null : trouble),
      listener: listener.state,
      phone,
    },
    start: async () => {
      kannel = phone ? null : (await import('./sms/kannel.ts')).kannelGateway
      started = true
      await follow()
      queue.start()
    },
    stop: async () => {
      started = false
      await Promise.all([queue.stop(), listener.listenAt(null)])
    },
  }
}
