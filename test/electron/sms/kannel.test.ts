// A real desk, a real Kannel and an SMS centre: every way a message can go.
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getSmsSettings, setSmsSettings, type SmsGateway } from '../../../shared/contract/sms.ts'
import { openTestDesk, temporaryFolder, type TestDesk } from '../../support/desk.ts'
import {
  becomes,
  isWithCentre,
  lamp,
  numberWith,
  outcomesOf,
  probe,
  queuePassword,
  row,
  stateOf,
} from '../../support/gateway-desk.ts'
import { freePort, type Kannel, prepareKannel, queueLimit, unroutablePrefix } from '../../support/kannel.ts'
import { setUpRealDesk, testKeyring } from '../../support/real-desk.ts'
import { until } from '../../support/registering-desk.ts'
import { fates, type SmsCentre, startSmsCentre } from '../../support/sms-centre.ts'

let centre: SmsCentre
let kannel: Kannel
let listenerPort = 0

beforeAll(async () => {
  centre = await startSmsCentre()
  kannel = await prepareKannel(centre.port)
  listenerPort = await freePort()
  await kannel.start()
  await kannel.online()
}, 30_000)
afterAll(async () => {
  kannel.stop()
  await centre.shut()
})

const gateway = (overrides: Partial<SmsGateway> = {}): SmsGateway => ({
  kind: 'kannel',
  address: kannel.address,
  caFile: '',
  user: kannel.user,
  sender: '',
  reports: { host: '127.0.0.1', port: listenerPort },
  deadlineMinutes: 10,
  ...overrides,
})

const keyring = testKeyring()
let template: Promise<string> | null = null
/** A real desk with this gateway to copy: its passwords cost a second to hash. */
const setUpFolder = (): Promise<string> => {
  template ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kassa-gateway-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const desk = await openTestDesk({ kind: 'real', folder, secretStore: keyring })
    await setUpRealDesk(desk)
    await desk.signInAs('administrator')
    await desk.value(setSmsSettings, { settings: gateway(), password: kannel.password })
    await desk.close()
    return folder
  })()
  return template
}

const openGatewayDesk = async (answer = 5000): Promise<TestDesk> => {
  const folder = temporaryFolder()
  cpSync(await setUpFolder(), folder, { recursive: true })
  const desk = await openTestDesk({ kind: 'real', folder, secretStore: keyring, smsTimesMs: { answer, retry: 50 } })
  await desk.signInAs('administrator')
  await desk.startWork()
  return desk
}

/** A password on its way, as a registration sends one. */
const sendPassword = (desk: TestDesk, phone: string, text: string): string => queuePassword(desk, keyring, phone, text)

describe('through a real Kannel', { timeout: 30_000 }, () => {
  test('a probe arrives whole, in Cyrillic, and its report proves the gateway', async () => {
    const desk = await openGatewayDesk()
    expect(await lamp(desk)).toBe('off')
    const number = numberWith()
    const id = await probe(desk, number)
    await becomes(desk, id, 'delivered')
    expect(centre.to(number).map(({ text }) => text)).toEqual([
      'Проба СМС: место 2, 11:42. Если вы это читаете, шлюз работает.',
    ])
    const shown = await desk.value(getSmsSettings, {})
    expect(shown).toMatchObject({ testedAt: '2026-11-21T06:42:08.000Z', listener: 'listening', passwordSet: true })
    expect(await lamp(desk)).toBe('ready')
    expect(row(desk, id)).toMatchObject({ body: null, ref: centre.to(number)[0]?.id })
    expect(outcomesOf(desk, id)).toEqual(['sent', 'delivered'])

    // A password is longer than one UCS-2 message: it comes in parts, and is one message with one outcome.
    const long = `Пароль номера в системе „Город“: ${'Abc123'.repeat(12)}. Смените его при первом входе`
    const password = sendPassword(desk, number, long)
    await becomes(desk, password, 'delivered')
    expect(centre.to(number).at(-1)?.text).toBe(long)
  })

  test('what the SMS centre could not deliver, or refused, is failed with its reason, and proves nothing', async () => {
    const desk = await openGatewayDesk()
    const cases: [string, string][] = []
    for (const [number, state] of [
      [numberWith(fates.undelivered), 'failed undelivered'],
      [numberWith(fates.expired), 'failed expired'],
      [numberWith(fates.rejectedLater), 'failed undelivered'],
      [numberWith(fates.refused), 'failed rejected'],
      [`${unroutablePrefix}1234567`, 'failed not_routable'],
    ] as const)
      cases.push([await probe(desk, number), state])
    for (const [id, state] of cases) await becomes(desk, id, state)
    const throttled = await probe(desk, numberWith(fates.throttledOnce))
    expect(await desk.value(getSmsSettings, {})).toMatchObject({ testedAt: null })
    // Kannel waits by itself until the centre takes it: the desk sees a message that is a little slower.
    await becomes(desk, throttled, 'delivered')
    expect(desk.database.db.all('SELECT id FROM sms_messages WHERE body IS NOT NULL')).toEqual([])
  })

  test('without a report it is unknown at its deadline; a report before it counts, one after it changes nothing', async () => {
    const desk = await openGatewayDesk()
    const [silent, held] = [numberWith(fates.noReport), numberWith(fates.reportHeld)]
    const [silentId, heldId] = [await probe(desk, silent), await probe(desk, held)]
    for (const id of [silentId, heldId]) await isWithCentre(desk, id)
    desk.clock.advance(9 * 60_000)
    centre.report(held)
    await becomes(desk, heldId, 'delivered')
    expect([stateOf(desk, silentId), row(desk, silentId).finishedAt]).toEqual(['sent', null])
    desk.clock.advance(60_000)
    await becomes(desk, silentId, 'unknown no_report')

    const before = row(desk, silentId)
    centre.report(silent)
    const [url = ''] = kannel.reportUrls(silentId)
    const answer = await fetch(url.replace('%d', '1').replace('%F', '77'))
    expect([answer.status, row(desk, silentId)]).toEqual([200, before])
    expect(outcomesOf(desk, silentId)).toEqual(['sent', 'unknown'])
  })

  test('a report that comes again, or too late in line, changes nothing; one without the token is none', async () => {
    const desk = await openGatewayDesk()
    const id = await probe(desk, numberWith())
    await becomes(desk, id, 'delivered')
    const before = row(desk, id)
    const [url = ''] = kannel.reportUrls(id)
    const report = async (status: string, at = url): Promise<number> =>
      (await fetch(at.replace('%d', status).replace('%F', ''))).status
    // Kannel keeps no order: 8 was seen after 1 (components.md §1). 2 would be a lie of somebody who read a log.
    for (const status of ['8', '1', '2', '16', '34']) expect(await report(status)).toBe(200)
    expect([row(desk, id), outcomesOf(desk, id)]).toEqual([before, ['sent', 'delivered']])

    const next = await probe(desk, numberWith(fates.noReport))
    await isWithCentre(desk, next)
    const [nextUrl = ''] = kannel.reportUrls(next)
    expect(nextUrl).toContain(next)
    const stolen = url.replace(id, next) // the token of another message
    expect(await report('1', stolen)).toBe(404)
    expect(await report('1', nextUrl.replace(/token=..../, 'token=0000'))).toBe(404)
    expect(stateOf(desk, next)).toBe('sent')
    expect(await report('1', nextUrl)).toBe(200)
    expect(stateOf(desk, next)).toBe('delivered')
  })

  test('wrong credentials fail at once; new settings are untested until a probe of theirs', async () => {
    const desk = await openGatewayDesk()
    await becomes(desk, await probe(desk, numberWith()), 'delivered')
    await desk.value(setSmsSettings, { settings: gateway(), password: 'не тот' })
    expect([await lamp(desk), (await desk.value(getSmsSettings, {}))?.testedAt]).toEqual(['off', null])
    const waiting = sendPassword(desk, numberWith(), 'не уйдёт')
    await becomes(desk, await probe(desk, numberWith()), 'failed gateway_denied')
    expect(stateOf(desk, waiting)).toBe('queued') // nobody's password leaves through an untested gateway
    await desk.value(setSmsSettings, { settings: gateway(), password: kannel.password })
    await becomes(desk, await probe(desk, numberWith()), 'delivered')
    await becomes(desk, waiting, 'delivered')
  })

  test('a gateway that is away: it waits, leaves once when the gateway is back, and fails at its deadline', async () => {
    const desk = await openGatewayDesk()
    await becomes(desk, await probe(desk, numberWith()), 'delivered')
    await kannel.kill()
    const number = numberWith()
    const id = sendPassword(desk, number, 'ждёт шлюза')
    await becomes(desk, id, 'queued gateway_down')
    expect(await lamp(desk)).toBe('failing gateway_down')
    desk.clock.advance(5 * 60_000)
    const later = sendPassword(desk, numberWith(), 'не дождётся')
    desk.clock.advance(4 * 60_000)
    await kannel.start()
    await becomes(desk, id, 'delivered')
    expect(centre.to(number)).toHaveLength(1)
    await becomes(desk, later, 'delivered')
    expect(await lamp(desk)).toBe('ready')

    await kannel.kill()
    const [deadNumber, nextNumber] = [numberWith(), numberWith()]
    const dead = sendPassword(desk, deadNumber, 'не уйдёт')
    await becomes(desk, dead, 'queued gateway_down')
    desk.clock.advance(10 * 60_000)
    await becomes(desk, dead, 'failed gateway_down')
    expect(row(desk, dead).body).toBeNull()
    await kannel.start()
    await kannel.online()
    await becomes(desk, sendPassword(desk, nextNumber, 'уйдёт'), 'delivered')
    expect([centre.to(deadNumber).length, centre.to(nextNumber).length]).toEqual([0, 1])
  })

  test('a gateway that hangs: unknown, never sent again, though it is sent once the gateway goes on', async () => {
    const desk = await openGatewayDesk(700)
    await becomes(desk, await probe(desk, numberWith()), 'delivered')
    kannel.freeze('bearerbox', true)
    const number = numberWith()
    const id = sendPassword(desk, number, 'может уйти')
    await becomes(desk, id, 'unknown gateway_silent')
    expect(await lamp(desk)).toBe('failing gateway_silent')
    kannel.freeze('bearerbox', false)
    await until('it came after all', () => centre.to(number).length > 0)
    await becomes(desk, await probe(desk, numberWith()), 'delivered')
    expect([centre.to(number).length, stateOf(desk, id), row(desk, id).body]).toEqual([
      1,
      'unknown gateway_silent',
      null,
    ])
    expect(await lamp(desk)).toBe('ready')
  })

  test('a gateway that is full: what it turns away waits here, and every message arrives once', async () => {
    const desk = await openGatewayDesk()
    await becomes(desk, await probe(desk, numberWith()), 'delivered')
    await centre.shut()
    const all = Array.from({ length: queueLimit + 3 }, () => numberWith())
    const ids = all.map((number) => sendPassword(desk, number, 'в очереди'))
    await until('one is turned away', () => ids.some((id) => stateOf(desk, id) === 'queued gateway_busy'))
    expect(ids.filter((id) => stateOf(desk, id) === 'sent').length).toBeGreaterThan(0)
    await centre.open()
    for (const id of ids) await becomes(desk, id, 'delivered')
    expect(all.map((number) => centre.to(number).length)).toEqual(all.map(() => 1))
  })

  test('a gateway that dies with its queue: what it had taken arrives once it is back, each message once', async () => {
    const desk = await openGatewayDesk()
    await becomes(desk, await probe(desk, numberWith()), 'delivered')
    await centre.shut()
    const all = [numberWith(), numberWith()]
    const ids = all.map((number) => sendPassword(desk, number, 'в очереди'))
    for (const id of ids) await becomes(desk, id, 'sent')
    // Kannel writes its queue to the disk once a second.
    await new Promise((resolve) => setTimeout(resolve, 1200))
    await kannel.kill()
    await kannel.start()
    await centre.open()
    for (const id of ids) await becomes(desk, id, 'delivered')
    expect(all.map((number) => centre.to(number).length)).toEqual([1, 1])
  })
})

test('the listener is there while it is needed, and only then', { timeout: 30_000 }, async () => {
  const desk = await openGatewayDesk()
  const listener = async () => (await desk.value(getSmsSettings, {}))?.listener
  expect(await listener()).toBe('off') // nothing was ever sent
  const id = await probe(desk, numberWith())
  expect(await listener()).toBe('listening')
  await becomes(desk, id, 'delivered')
  const busy = createServer().listen(0, '127.0.0.1')
  await once(busy, 'listening')
  const { port } = busy.address() as AddressInfo
  await desk.value(setSmsSettings, { settings: gateway({ reports: { host: '127.0.0.1', port } }), password: null })
  await probe(desk, numberWith(fates.noReport))
  await until('it says so', async () => (await listener()) === 'port_taken')
  busy.close()
  await until('it tries again', async () => (await listener()) === 'listening')
  await desk.value(setSmsSettings, {
    settings: gateway({ reports: { host: '203.0.113.7', port: listenerPort } }),
    password: null,
  })
  await until('no address of this machine', async () => (await listener()) === 'address_unknown')
  await desk.value(setSmsSettings, { settings: { kind: 'off' }, password: null })
  await until('nobody needs it', async () => (await listener()) === 'off')
  await expect(fetch(`http://127.0.0.1:${listenerPort}/`)).rejects.toThrow()
})
