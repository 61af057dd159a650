import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { ListenerState, SmsReason } from '../core/ports.ts'

/** A gateway's report as it was read; `id` names a message of this desk, or one that it no longer knows. */
export type GatewayReport = {
  id: string
  state: 'sent' | 'delivered' | 'failed'
  reason: SmsReason | null
  ref: string
}

export type ReportListenerParts = {
  /** What a report about this message must carry; throws while the desk's keys are sealed. */
  readonly tokenOf: (smsId: string) => string
  /** Writes it down; may throw, then the gateway is told to come again. */
  readonly onReport: (report: GatewayReport) => void
  readonly onChange: () => void
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void
  /** After a place was taken or not there. */
  readonly retryMs: number
}

export type ListenAt = { host: string; port: number }

export type ReportListener = {
  /** Listens there, or nowhere; tries again by itself while it can't. */
  readonly listenAt: (place: ListenAt | null) => Promise<void>
  readonly state: () => ListenerState
}

const path = '/sms-report'
const timeoutMs = 5000
const maxConnections = 16
const maxHeaderBytes = 4096

/** What Kannel puts into a report URL's %d: a mask. 4 is «kept by the SMS centre». Null for what tells nothing. */
const readStatus = (status: number): Pick<GatewayReport, 'state' | 'reason'> | null => {
  if (status & 1) return { state: 'delivered', reason: null }
  if (status & 16) return { state: 'failed', reason: 'rejected' }
  if (status & 32) return { state: 'failed', reason: 'expired' }
  if (status & 2) return { state: 'failed', reason: 'undelivered' }
  return status & (4 + 8) ? { state: 'sent', reason: null } : null
}

/**
 * Where the gateway is told to report about one message: its id, a token that only this desk can make, and what Kannel
 * fills in (%d the status, %F the SMS centre's id). Nothing of phone or text: gateways keep their logs.
 */
export const reportUrlOf = ({ host, port }: ListenAt, smsId: string, token: string): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}${path}?id=${smsId}&token=${token}&st=%d&ref=%F`

/** Null for anything but a well-formed report. */
export const readReportUrl = (url: string): (GatewayReport & { token: string }) | null => {
  const [pathname, search = ''] = url.split('?', 2)
  if (pathname !== path) return null
  const query = new URLSearchParams(search)
  const id = query.get('id') ?? ''
  const token = query.get('token') ?? ''
  const status = query.get('st') ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id) || !/^[0-9a-f]{64}$/.test(token) || !/^\d{1,3}$/.test(status)) return null
  const read = readStatus(Number(status))
  if (!read) return null
  const ref = (query.get('ref') ?? '').replace(/[^\w-]/g, '').slice(0, 64)
  return { id, token, ref, ...read }
}

const isSame = (token: string, expected: string): boolean =>
  token.length === expected.length && timingSafeEqual(Buffer.from(token), Buffer.from(expected))

/**
 * Hears a gateway's reports. It answers 200 once a report is written down, also for a message it does not know any more
 * and for a repeated one; 404 to whatever is no report of its own; 503 when it can't be written down now.
 */
export const createReportListener = (parts: ReportListenerParts): ReportListener => {
  let server: Server | null = null
  let place: ListenAt | null = null
  let state: ListenerState = 'off'
  let moving: Promise<void> = Promise.resolve()
  let retry: NodeJS.Timeout | undefined

  const show = (next: ListenerState): void => {
    if (state === next) return
    state = next
    parts.onChange()
  }

  const statusFor = (request: IncomingMessage): number => {
    const report = request.method === 'GET' ? readReportUrl(request.url ?? '') : null
    if (!report) return 404
    const { token, ...heard } = report
    try {
      if (!isSame(token, parts.tokenOf(heard.id))) return 404
      parts.onReport(heard)
      return 200
    } catch (error) {
      // A full disk, sealed keys: Kannel comes again (`http-request-retry`), and our own deadline holds without it.
      parts.log('sms.report_not_written', { error: error instanceof Error ? error.constructor.name : 'unknown' })
      return 503
    }
  }

  const open = async (at: ListenAt): Promise<void> => {
    const { createServer } = await import('node:http') // never before first paint: it costs main milliseconds
    return new Promise((resolve) => {
      const limits = { maxHeaderSize: maxHeaderBytes, connectionsCheckingInterval: 1000 }
      const opened = createServer(limits, (request, response) => {
        // Closed with the answer: whatever else somebody sends is not read.
        response.writeHead(statusFor(request), { Connection: 'close', 'Content-Length': 0 }).end()
      })
      opened.maxConnections = maxConnections
      opened.headersTimeout = timeoutMs
      opened.requestTimeout = timeoutMs
      opened.timeout = timeoutMs
      opened.on('error', (error: NodeJS.ErrnoException) => {
        const problems: Record<string, ListenerState> = { EADDRINUSE: 'port_taken', EADDRNOTAVAIL: 'address_unknown' }
        server = null
        opened.close()
        show(problems[error.code ?? ''] ?? 'failed')
        clearTimeout(retry)
        retry = setTimeout(() => void listenAt(at), parts.retryMs).unref()
        resolve()
      })
      opened.listen(at.port, at.host, () => {
        opened.unref()
        server = opened
        show('listening')
        resolve()
      })
    })
  }

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      const left = server
      server = null
      if (!left) return resolve()
      left.close(() => resolve())
      left.closeAllConnections()
    })

  const move = async (next: ListenAt | null): Promise<void> => {
    if (server && place && next && place.host === next.host && place.port === next.port) return
    place = next
    clearTimeout(retry)
    await close()
    if (next) await open(next)
    else show('off')
  }

  /** One after another: two at once would both find the port free. */
  const listenAt = (wished: ListenAt | null): Promise<void> => (moving = moving.then(() => move(wished)))
  return { listenAt, state: () => state }
}
