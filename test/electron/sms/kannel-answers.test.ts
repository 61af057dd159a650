// What a gateway answers, and what it means: the cases that a real Kannel (kannel.test.ts) does not produce at will.
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SmsPort } from '../../../electron/core/ports.ts'
import { kannelGateway, readKannelAnswer } from '../../../electron/sms/kannel.ts'
import { temporaryFolder } from '../../support/desk.ts'
import { ownCertificate, ownCertificateKey } from '../../support/own-certificate.ts'

describe('an answer', () => {
  test.each([
    [202, '0: Accepted for delivery', { outcome: 'sent' }],
    [202, '3: Queued for later delivery', { outcome: 'sent' }],
    [403, 'Authorization failed for sendsms', { outcome: 'failed', reason: 'gateway_denied' }],
    [403, 'Not routable. Do not try again.', { outcome: 'failed', reason: 'not_routable' }],
    [400, 'Number(s) has/have been denied', { outcome: 'failed', reason: 'number_refused' }],
    [503, 'Temporal failure, try again later.', { outcome: 'waiting', reason: 'gateway_busy' }],
    [404, 'Unknown request.', { outcome: 'failed', reason: 'gateway_error' }],
    [302, '', { outcome: 'failed', reason: 'gateway_error' }],
    // Some page, or a proxy that lost the gateway half-way: the message may have left.
    [200, '<html>', { outcome: 'unknown', reason: 'gateway_error' }],
    [502, 'Bad gateway', { outcome: 'unknown', reason: 'gateway_error' }],
    [504, 'Gateway timeout', { outcome: 'unknown', reason: 'gateway_error' }],
  ])('%i «%s» means %o', (status, body, outcome) => {
    expect(readKannelAnswer(status, body)).toEqual(outcome)
  })
})

const portTo = (port: number, address = `http://127.0.0.1:${port}/cgi-bin/sendsms`, caFile = ''): SmsPort =>
  kannelGateway({
    address,
    caFile,
    user: 'kassa',
    password: 'ключ',
    sender: 'GOROD',
    reportUrl: (id) => `http://127.0.0.1:1/sms-report?id=${id}&st=%d`,
    timeoutMs: 300,
  })
const message = { id: 'a-1', to: '+79123456789', text: 'Код: 123456' }

const listen = async (answer: RequestListener): Promise<number> => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

describe('a message', () => {
  test('goes by POST: neither its text nor the password stands in the address, which gateways log', async () => {
    let seen: { request: IncomingMessage; body: string } | null = null
    const port = await listen((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        seen = { request, body }
        response.writeHead(202).end('0: Accepted for delivery')
      })
    })
    expect(await portTo(port).send(message)).toEqual({ outcome: 'sent' })
    const { request, body } = seen as unknown as { request: IncomingMessage; body: string }
    expect([request.method, request.url, body]).toEqual(['POST', '/cgi-bin/sendsms', 'Код: 123456'])
    expect(request.headers).toMatchObject({
      'x-kannel-to': '79123456789',
      'x-kannel-coding': '2',
      'x-kannel-from': 'GOROD',
      'x-kannel-dlr-mask': '59',
      'x-kannel-dlr-url': 'http://127.0.0.1:1/sms-report?id=a-1&st=%d',
      'content-type': 'text/plain; charset=UTF-8',
    })
    expect(Buffer.from(String(request.headers['x-kannel-password']), 'latin1').toString()).toBe('ключ')
  })

  test('nobody listens: surely nothing has left', async () => {
    const port = await listen(() => undefined)
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const free = (closed.address() as AddressInfo).port
    closed.close()
    expect(port).not.toBe(free)
    expect(await portTo(free).send(message)).toEqual({ outcome: 'waiting', reason: 'gateway_down' })
    const nowhere = 'http://gateway.invalid/cgi-bin/sendsms'
    expect(await portTo(0, nowhere).send(message)).toEqual({ outcome: 'waiting', reason: 'gateway_down' })
  })

  test('taken and never answered, cut off half-way, or answered without an end: nobody knows', async () => {
    const unknown = { outcome: 'unknown', reason: 'gateway_silent' }
    const mute = await listen(() => undefined)
    const cut = await listen((request) => request.socket.destroy())
    const endless = await listen((_request, response) => void response.writeHead(202).write('0: Acc'))
    for (const port of [mute, cut, endless]) expect(await portTo(port).send(message)).toEqual(unknown)
  })

  test('the program ends meanwhile: unknown once the way stood, else it waits', async () => {
    const mute = await listen(() => undefined)
    const abort = new AbortController()
    const sent = portTo(mute).send(message, abort.signal)
    setTimeout(() => abort.abort(), 100)
    expect(await sent).toEqual({ outcome: 'unknown', reason: 'interrupted' })
    expect(await portTo(mute).send(message, abort.signal)).toEqual({ outcome: 'waiting', reason: 'gateway_down' })
  })

  test('https that is none: a wrong setting, and nothing has left', async () => {
    const plain = createTcpServer((socket) => socket.end('HTTP/1.0 400 no\r\n\r\n')).listen(0, '127.0.0.1')
    await once(plain, 'listening')
    onTestFinished(() => void plain.close())
    const address = `https://127.0.0.1:${(plain.address() as AddressInfo).port}/`
    expect(await portTo(0, address).send(message)).toEqual({ outcome: 'failed', reason: 'gateway_error' })
  })

  test('over https goes to a gateway of the bank’s own certificate centre once its file is named, and to no other', async () => {
    const server = createSecureServer({ key: ownCertificateKey, cert: ownCertificate }, (request, response) =>
      request.resume().on('end', () => response.writeHead(202).end('0: Accepted for delivery')),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/sendsms`
    const caFile = join(temporaryFolder(), 'ca.pem')
    // Until the file is there nothing leaves, and the message waits.
    expect(await portTo(0, address, caFile).send(message)).toEqual({ outcome: 'waiting', reason: 'gateway_error' })
    writeFileSync(caFile, `the centre of the bank\n${ownCertificate}`)
    expect(await portTo(0, address, caFile).send(message)).toEqual({ outcome: 'sent' })
    expect(await portTo(0, address).send(message)).toEqual({ outcome: 'failed', reason: 'gateway_error' })
    // A certificate for another name is none.
    const other = address.replace('127.0.0.1', 'localhost')
    expect(await portTo(0, other, caFile).send(message)).toEqual({ outcome: 'failed', reason: 'gateway_error' })
  })
})
