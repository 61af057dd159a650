// The gateway's settings, its proof without reports, and passwords that did not arrive.
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  confirmSmsProbe,
  getSmsLamp,
  getSmsSettings,
  getUndeliveredPasswords,
  sendSmsProbe,
  setSmsSettings,
  type SmsGateway,
} from '../../../shared/contract/sms.ts'
import { switchPhone } from '../../../shared/contract/phone.ts'
import { confirmCode } from '../../../shared/contract/registration.ts'
import { undeliveredPasswordOf } from '../../../electron/records/undelivered-passwords.ts'
import { openTestDesk, type TestDesk } from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'
import { ownCertificate } from '../../support/own-certificate.ts'
import { setUpRealDesk, testKeyring } from '../../support/real-desk.ts'
import {
  ivanova,
  openRegisteringDesk,
  petrov,
  register,
  sendAndRead,
  until,
  upToPhone,
  view,
} from '../../support/registering-desk.ts'

const gateway: SmsGateway = {
  kind: 'kannel',
  address: 'http://127.0.0.1:9/cgi-bin/sendsms',
  caFile: '',
  user: 'kassa',
  sender: '',
  reports: null,
  deadlineMinutes: 5,
}
const password = 'шлюз-и-7-замков'

const openRealDesk = async (): Promise<TestDesk> => {
  const desk = await openTestDesk({ kind: 'real', secretStore: testKeyring(), smsTimesMs: { answer: 2000, retry: 20 } })
  await setUpRealDesk(desk)
  await desk.signInAs('administrator')
  return desk
}

const state = async (desk: TestDesk) => {
  const shown = await desk.value(getSmsSettings, {})
  if (!shown) throw new Error('no settings')
  return shown
}

/** A gateway that answers as told and counts what it got. */
const openGateway = async (status = 202, body = '0: Accepted for delivery') => {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(String(request.headers['x-kannel-to']))
    response.writeHead(status).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { seen, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/sendsms` }
}

describe('the gateway', { timeout: 60_000 }, () => {
  test('its password is sealed on the disk, and never shown or recorded again', async () => {
    const desk = await openRealDesk()
    await desk.value(setSmsSettings, { settings: gateway, password })
    const shown = await state(desk)
    expect(shown).toEqual({ settings: gateway, passwordSet: true, testedAt: null, probe: null, listener: 'off' })
    desk.database.raw.pragma('wal_checkpoint(TRUNCATE)')
    expect(filesHolding(desk.folder, password)).toEqual([])
    expect(filesHolding(desk.folder, 'kassa').length).toBeGreaterThan(0) // the search does find what is there
    expect(JSON.stringify(desk.logged)).not.toContain(password)
  })

  test('a password goes to the gateway it was typed for, and to no other', async () => {
    const desk = await openRealDesk()
    const refusal = async (settings: SmsGateway, typed: string | null = null) =>
      desk.error(setSmsSettings, { settings, password: typed })
    expect(await refusal(gateway)).toMatchObject({ code: 'sms.password_needed' })
    await desk.value(setSmsSettings, { settings: gateway, password })
    expect(await refusal({ ...gateway, address: 'http://10.0.0.9/sendsms' })).toMatchObject({
      code: 'sms.password_needed',
    })
    expect(await refusal({ ...gateway, user: 'other' })).toMatchObject({ code: 'sms.password_needed' })
    await desk.value(setSmsSettings, { settings: { ...gateway, sender: 'GOROD' }, password: null })
    await desk.value(setSmsSettings, { settings: { kind: 'off' }, password: null })
    expect((await state(desk)).passwordSet).toBe(false)
    expect(await refusal(gateway)).toMatchObject({ code: 'sms.password_needed' })
  })

  test('a field that can’t be so is refused by main too', async () => {
    const desk = await openRealDesk()
    const wrong: [Partial<SmsGateway>, string][] = [
      [{ address: 'http://user:pw@gateway/' }, 'address'],
      [{ user: '' }, 'user'],
      [{ sender: 'Город' }, 'sender'],
      [{ reports: { host: '0.0.0.0', port: 13_080 } }, 'reportHost'],
    ]
    for (const [part, field] of wrong)
      expect(await desk.error(setSmsSettings, { settings: { ...gateway, ...part }, password })).toMatchObject({
        code: 'sms.field_wrong',
        params: { field },
      })
    for (const caFile of ['/nowhere/ca.pem', desk.folder, import.meta.filename])
      expect(await desk.error(setSmsSettings, { settings: { ...gateway, caFile }, password })).toMatchObject({
        code: 'sms.ca_file_unreadable',
      })
    const caFile = join(desk.folder, 'ca.pem')
    writeFileSync(caFile, ownCertificate)
    await desk.value(setSmsSettings, { settings: { ...gateway, caFile }, password })
  })

  test('without reports a person proves it; any change asks for a new proof, saving the same does not', async () => {
    const desk = await openRealDesk()
    await desk.startWork()
    const { seen, address } = await openGateway()
    const settings = { ...gateway, address }
    expect(await desk.error(sendSmsProbe, { phone: '9123456789' })).toMatchObject({ code: 'sms.not_set_up' })
    await desk.value(setSmsSettings, { settings, password })
    expect(await desk.error(sendSmsProbe, { phone: '3512345678' })).toMatchObject({ code: 'sms.phone_invalid' })
    const { smsId } = await desk.value(sendSmsProbe, { phone: '8 912 345-67-89' })
    await until('taken', async () => (await state(desk)).probe?.state === 'sent')
    expect([seen, (await state(desk)).testedAt]).toEqual([['79123456789'], null])
    await desk.value(confirmSmsProbe, { smsId })
    expect((await state(desk)).testedAt).not.toBeNull()
    expect(await desk.value(getSmsLamp, {})).toMatchObject({ way: 'ready' })

    await desk.value(setSmsSettings, { settings, password: null })
    expect((await state(desk)).testedAt).not.toBeNull()
    for (const change of [
      { settings: { ...settings, deadlineMinutes: 6 }, password: null },
      { settings: { ...settings, sender: 'GOROD' }, password: null },
      { settings, password: 'другой' },
    ]) {
      await desk.value(setSmsSettings, change)
      expect(await state(desk)).toMatchObject({ testedAt: null, probe: null })
      expect(await desk.error(confirmSmsProbe, { smsId })).toMatchObject({ code: 'sms.probe_other' })
      const next = await desk.value(sendSmsProbe, { phone: '9123456789' })
      await until('taken', async () => (await state(desk)).probe?.state === 'sent')
      await desk.value(confirmSmsProbe, next)
    }
  })

  test('a probe that the gateway refused, or whose report is awaited, can’t be confirmed', async () => {
    const desk = await openRealDesk()
    await desk.startWork()
    const { address } = await openGateway(403, 'Authorization failed for sendsms')
    await desk.value(setSmsSettings, { settings: { ...gateway, address }, password })
    const { smsId } = await desk.value(sendSmsProbe, { phone: '9123456789' })
    await until('refused', async () => (await state(desk)).probe?.state === 'failed')
    expect((await state(desk)).probe).toMatchObject({ reason: 'gateway_denied' })
    expect(await desk.error(confirmSmsProbe, { smsId })).toMatchObject({ code: 'sms.probe_not_sent' })
    const reports = { host: '127.0.0.1', port: 13_080 }
    await desk.value(setSmsSettings, { settings: { ...gateway, address, reports }, password: null })
    const next = await desk.value(sendSmsProbe, { phone: '9123456789' })
    expect(await desk.error(confirmSmsProbe, next)).toMatchObject({ code: 'sms.probe_needs_report' })
  })

  test('a demo desk has none, and none can be set', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('administrator')
    expect(await desk.value(getSmsSettings, {})).toBeNull()
    expect(await desk.error(setSmsSettings, { settings: gateway, password })).toMatchObject({
      code: 'sms.demo_only_phone',
    })
    expect(await desk.error(sendSmsProbe, { phone: '9123456789' })).toMatchObject({ code: 'sms.not_set_up' })
    expect(await desk.value(getSmsLamp, {})).toMatchObject({ way: 'ready', undelivered: 0 })
  })
})

describe('a password that did not arrive', { timeout: 60_000 }, () => {
  test('leaves the number confirmed; the lamp and the card’s record tell it until another one is on its way', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk, ivanova)
    const code = await sendAndRead(desk, registrationId, '9123456789')
    await desk.value(switchPhone, { on: false })
    const { numberId, clientId } = await desk.value(confirmCode, { registrationId, code })
    await until('failed', async () => (await view(desk)).result?.passwordSms === 'failed')
    const { db } = desk.database
    expect(db.get('SELECT state FROM system_numbers WHERE id = ?', [numberId])).not.toEqual({ state: 'revoked' })
    expect(undeliveredPasswordOf(db, numberId)).toMatchObject({ state: 'failed' })
    expect(await desk.value(getSmsLamp, {})).toMatchObject({ way: 'ready', undelivered: 1 })
    expect(await desk.value(getUndeliveredPasswords, {})).toMatchObject([
      { clientId, numberId, shortName: 'Иванова А. В.', state: 'failed' },
    ])
    expect(db.all('SELECT id FROM sms_messages WHERE body IS NOT NULL')).toEqual([])

    await desk.value(switchPhone, { on: true })
    desk.database.transact((tx) =>
      tx.run(
        `INSERT INTO sms_messages (id, purpose, client_id, number_id, created_at, deadline_at, state, body_key, body)
         VALUES ('ffffffff-ffff-7fff-8fff-ffffffffffff', 'password', ?, ?, '2026-11-21T07:00:00.000Z',
           '2026-11-21T07:10:00.000Z', 'queued', x'01', x'02')`,
        [clientId, numberId],
      ),
    )
    expect(undeliveredPasswordOf(db, numberId)).toBeNull()
    expect(await desk.value(getSmsLamp, {})).toMatchObject({ undelivered: 0 })
  })

  test('nobody is called whose password arrived, or whose number was revoked', async () => {
    const desk = await openRegisteringDesk()
    const made = await register(desk, petrov, '+7 912 345-67-80')
    expect(undeliveredPasswordOf(desk.database.db, made.numberId)).toBeNull()
    desk.database.raw.exec("UPDATE sms_messages SET state = 'unknown', reason = 'no_report' WHERE purpose = 'password'")
    expect(await desk.value(getSmsLamp, {})).toMatchObject({ undelivered: 1 })
    desk.database.raw.exec("UPDATE system_numbers SET state = 'revoked'")
    expect(await desk.value(getSmsLamp, {})).toMatchObject({ undelivered: 0 })
    expect(await desk.value(getUndeliveredPasswords, {})).toEqual([])
  })
})
