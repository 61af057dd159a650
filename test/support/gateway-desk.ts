// What a test asks of a real desk's messages, and sends through its gateway.
import { expect } from 'vitest'
import { createIds, toInstant } from '../../electron/core/clock.ts'
import type { SecretStore } from '../../electron/core/ports.ts'
import { openByStore } from '../../electron/core/wrapped-key.ts'
import { createDeskKeys } from '../../electron/db/desk-keys.ts'
import { findKeyWrap } from '../../electron/records/key-wraps.ts'
import { queueSms } from '../../electron/records/sms-messages.ts'
import { getSmsLamp, sendSmsProbe } from '../../shared/contract/sms.ts'
import { type TestDesk, testRandom } from './desk.ts'
import { until } from './registering-desk.ts'

type Row = { state: string; reason: string | null; body: unknown; finishedAt: string | null; ref: string | null }

export const row = (desk: TestDesk, id: string): Row =>
  desk.database.db.get<Row>(
    'SELECT state, reason, body, finished_at AS finishedAt, gateway_ref AS ref FROM sms_messages WHERE id = ?',
    [id],
  ) ?? { state: 'none', reason: null, body: null, finishedAt: null, ref: null }
export const stateOf = (desk: TestDesk, id: string): string => {
  const { state, reason } = row(desk, id)
  return `${state} ${reason ?? ''}`.trim()
}
export const becomes = async (desk: TestDesk, id: string, state: string): Promise<void> => {
  await until(state, () => stateOf(desk, id) === state).catch(() => expect(stateOf(desk, id)).toBe(state))
}
/** Waits until the SMS centre has given it an id: the gateway taking it is earlier. */
export const isWithCentre = (desk: TestDesk, id: string): Promise<void> =>
  until('the centre has it', () => row(desk, id).ref !== null)
/** Sends a probe and waits until it has gone, or surely not gone: another would call it back. */
export const probe = async (desk: TestDesk, phone: string): Promise<string> => {
  const { smsId } = await desk.value(sendSmsProbe, { phone: `+${phone}` })
  await until('an answer', () => !/^(queued|sending)/.test(stateOf(desk, smsId)))
  return smsId
}
/** What the journal says became of it, in order. */
export const outcomesOf = (desk: TestDesk, id: string): string[] =>
  desk.database.db
    .all<{ body: string }>("SELECT body FROM audit_events WHERE kind = 'sms.outcome' ORDER BY seq")
    .map(({ body }) => (JSON.parse(body) as { data: { smsId: string; outcome: string } }).data)
    .filter(({ smsId }) => smsId === id)
    .map(({ outcome }) => outcome)
/** The way to phones, and why it fails. */
export const lamp = async (desk: TestDesk) => {
  const { way, reason } = await desk.value(getSmsLamp, {})
  return `${way} ${reason ?? ''}`.trim()
}

let numbers = 1000
/** A number that no other test has sent to; its last two digits are its fate (sms-centre.ts). */
export const numberWith = (fate = '00'): string => `79120${(numbers += 1)}${fate}`

/** As a registration does it, with a text of the test's; the keyring opens the desk's keys. */
export const queuePassword = (desk: TestDesk, keyring: SecretStore, phone: string, text: string): string => {
  const keys = createDeskKeys(testRandom((numbers += 1)))
  const wrap = findKeyWrap(desk.database.db, 'os')
  const deskKey = wrap && openByStore(wrap, keyring)
  if (!deskKey) throw new Error('the keyring does not open the desk')
  keys.open(deskKey)
  const ids = createIds(desk.clock, testRandom(numbers))
  const id = ids.next()
  desk.database.transact((tx) => {
    const createdAt = toInstant(desk.clock.nowMs())
    const sealed = keys.sealBody(id, { to: `+${phone}`, text })
    queueSms(tx, { id, purpose: 'password', registrationId: null, clientId: null, createdAt, sealed })
  })
  desk.smsQueue.wake()
  return id
}
