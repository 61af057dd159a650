import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import {
  createReportListener,
  type GatewayReport,
  readReportUrl,
  reportUrlOf,
} from '../../../electron/sms/report-listener.ts'
import { freePort } from '../../support/kannel.ts'

const id = '01950000-0000-7000-8000-000000000001'
const token = 'ab'.repeat(32)

const open = async (onReport: (report: GatewayReport) => void = () => undefined) => {
  const heard: GatewayReport[] = []
  const logged: string[] = []
  const listener = createReportListener({
    tokenOf: (smsId) => (smsId === id ? token : 'cd'.repeat(32)),
    onReport: (report) => {
      onReport(report)
      heard.push(report)
    },
    onChange: () => undefined,
    log: (event) => void logged.push(event),
    retryMs: 20,
  })
  const at = { host: '127.0.0.1', port: await freePort() }
  await listener.listenAt(at)
  onTestFinished(() => listener.listenAt(null))
  const url = (status: string) => reportUrlOf(at, id, token).replace('%d', status).replace('%F', '12-a')
  const get = async (address: string, init?: RequestInit): Promise<number> => (await fetch(address, init)).status
  return { listener, at, heard, logged, url, get }
}

test.each([
  ['1', 'delivered', null],
  ['2', 'failed', 'undelivered'],
  ['34', 'failed', 'expired'],
  ['16', 'failed', 'rejected'],
  ['8', 'sent', null],
  ['4', 'sent', null],
])('status %s is %s', async (status, state, reason) => {
  const { url, get, heard } = await open()
  expect(await get(url(status))).toBe(200)
  expect(heard).toEqual([{ id, state, reason, ref: '12-a' }])
})

test('whatever is no report of the gateway is turned away, and nothing of it is heard', async () => {
  const { url, get, heard, at } = await open()
  const good = url('1')
  for (const bad of [
    good.replace('/sms-report', '/'),
    good.replace(token, 'cd'.repeat(32)),
    good.replace(token, ''),
    good.replace(token, token.slice(1)),
    good.replace(id, '01950000-0000-7000-8000-00000000000f'),
    good.replace(id, '../../etc'),
    url('0'),
    url('%d'),
    url('999999'),
    `http://${at.host}:${at.port}/`,
  ])
    expect(await get(bad), bad).toBe(404)
  expect(await get(good, { method: 'POST', body: 'x'.repeat(100_000) })).toBe(404)
  expect(heard).toEqual([])
  expect(await get(good)).toBe(200)
})

test('a report that can’t be written down is asked for again', async () => {
  let full = true
  const { url, get, heard, logged } = await open(() => {
    if (full) throw new RangeError('disk full')
  })
  expect(await get(url('1'))).toBe(503)
  full = false
  expect(await get(url('1'))).toBe(200)
  expect([heard.length, logged]).toEqual([1, ['sms.report_not_written']])
})

/** Sends bytes as they are; answers the first line that comes back, or '' when it is hung up on. */
const raw = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
  })

test('what is too long, or no HTTP at all, is cut off', async () => {
  const { at, heard, url } = await open()
  const path = new URL(url('1')).pathname + new URL(url('1')).search
  expect(await raw(at.port, `GET ${path}&x=${'y'.repeat(8000)} HTTP/1.1\r\nHost: a\r\n\r\n`)).toContain('431')
  expect(await raw(at.port, '\u0016\u0003\u0001 hello\r\n\r\n')).toContain('400')
  expect(heard).toEqual([])
})

test('an address of IPv6 stands in brackets, and what Kannel fills in stays as it is', () => {
  const url = reportUrlOf({ host: '::1', port: 13080 }, id, token)
  expect(url).toBe(`http://[::1]:13080/sms-report?id=${id}&token=${token}&st=%d&ref=%F`)
  expect(readReportUrl(url.replace(/^http:..[^/]*/, '').replace('%d', '1'))).toMatchObject({ id, state: 'delivered' })
})
