import { request as requestHttp, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { readCa } from '../core/certificates.ts'
import type { SmsOutcome, SmsPort, SmsReason } from '../core/ports.ts'

export type KannelParts = {
  /** Its sendsms page. */
  readonly address: string
  /** PEM; '' trusts what Node trusts. */
  readonly caFile: string
  readonly user: string
  readonly password: string
  /** '' leaves it to the gateway. */
  readonly sender: string
  /** Where the gateway reports about a message; null when it gets no reports. */
  readonly reportUrl: (smsId: string) => string | null
  /** From the first byte to the last of its answer, milliseconds. */
  readonly timeoutMs: number
}

/** 1 delivered, 2 undelivered, 8 taken by the SMS centre, 16 refused by it, 32 expired. 4 (kept there) tells nothing new. */
const reportMask = 1 + 2 + 8 + 16 + 32

/** Longest answer that is read; Kannel's has a few words. */
const answerBytes = 4096

const failed = (reason: SmsReason): SmsOutcome => ({ outcome: 'failed', reason })
const waiting = (reason: SmsReason): SmsOutcome => ({ outcome: 'waiting', reason })
const unknown = (reason: SmsReason): SmsOutcome => ({ outcome: 'unknown', reason })

/**
 * What Kannel's answer means (components.md §1). 202 is «queued there», nothing more. 403 means two things: only its
 * words tell wrong credentials from a number without a way.
 */
export const readKannelAnswer = (status: number, body: string): SmsOutcome => {
  if (status === 202) return { outcome: 'sent' }
  if (status === 503 || status === 429) return waiting('gateway_busy')
  if (status === 403) return failed(/not routable/i.test(body) ? 'not_routable' : 'gateway_denied')
  if (status === 401) return failed('gateway_denied')
  if (status === 400) return failed('number_refused')
  if (status >= 300 && status < 500) return failed('gateway_error')
  // 2xx of something else, or a proxy that lost the gateway half-way: the message may have left.
  return unknown('gateway_error')
}

/** A header carries Latin-1: the bytes of UTF-8 one by one, for Kannel compares user and password byte by byte. */
const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

const headersOf = (
  parts: KannelParts,
  message: { id: string; to: string },
  body: Buffer,
): RequestOptions['headers'] => {
  const reportUrl = parts.reportUrl(message.id)
  return {
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Length': body.length,
    Connection: 'close',
    'X-Kannel-Username': latin1(parts.user),
    'X-Kannel-Password': latin1(parts.password),
    'X-Kannel-To': message.to.replace('+', ''),
    'X-Kannel-Coding': '2', // UCS-2: without it Cyrillic leaves as question marks
    ...(parts.sender === '' ? {} : { 'X-Kannel-From': parts.sender }),
    ...(reportUrl === null ? {} : { 'X-Kannel-DLR-Mask': String(reportMask), 'X-Kannel-DLR-Url': reportUrl }),
  }
}

/**
 * Kannel over HTTP. By POST: neither text nor password stands in a URL that a log keeps. Until the connection stands
 * surely nothing has left; from then on silence is `unknown`, for a gateway that hangs may send the message later.
 */
export const kannelGateway = (parts: KannelParts): SmsPort => ({
  send: async (message, signal) => {
    let ca: { ca: string } | null
    try {
      ca = parts.caFile === '' ? null : { ca: await readCa(parts.caFile) }
    } catch {
      return waiting('gateway_error') // the file may come back; until then nobody is trusted
    }
    return new Promise<SmsOutcome>((resolve) => {
      if (!URL.canParse(parts.address)) return resolve(failed('gateway_error'))
      const body = Buffer.from(message.text, 'utf8')
      const secure = parts.address.startsWith('https:')
      let connected = false
      const timer = setTimeout(() => silence(), parts.timeoutMs)
      const end = (outcome: SmsOutcome): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', giveUp)
        resolve(outcome)
        request.destroy()
      }
      const silence = (): void => end(connected ? unknown('gateway_silent') : waiting('gateway_down'))
      const giveUp = (): void => end(connected ? unknown('interrupted') : waiting('gateway_down'))
      const request = (secure ? requestHttps : requestHttp)(parts.address, {
        method: 'POST',
        headers: headersOf(parts, message, body),
        agent: false,
        ...ca,
      })
      request.on('socket', (socket) =>
        // The body is written once the way stands: before that, even a broken handshake has carried nothing of it.
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          connected = true
        }),
      )
      request.on('error', (error: NodeJS.ErrnoException) =>
        !connected && /CERT|SELF_SIGNED|TLS|SSL|EPROTO/.test(error.code ?? '')
          ? end(failed('gateway_error'))
          : silence(),
      )
      request.on('response', (response) => {
        let answer = ''
        response.setEncoding('latin1')
        response.on('data', (chunk: string) => {
          answer = (answer + chunk).slice(0, answerBytes)
        })
        response.on('end', () => end(readKannelAnswer(response.statusCode ?? 0, answer)))
        response.on('error', silence)
        response.on('close', silence) // after `end` it is settled already
      })
      signal?.addEventListener('abort', giveUp, { once: true })
      if (signal?.aborted) return giveUp()
      request.end(body)
    })
  },
})
